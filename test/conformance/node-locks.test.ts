// Real lock files of npm, Yarn, pnpm and Bun, and package.json files of installed packages, against the data's own lists.
import { NODE } from '../../src/inventory/node/index.ts';
import { checkManifests } from '../support/manifests.ts';

checkManifests(['npm-lock', 'yarn-classic', 'yarn-berry', 'pnpm-lock', 'bun-lock', 'package-json'], NODE);
