// Real lock files of npm, Yarn, pnpm, Bun and pub, and package.json files of installed packages, against the data's lists.
import { DART } from '../../src/inventory/dart/index.ts';
import { NODE } from '../../src/inventory/node/index.ts';
import { checkManifests } from '../support/manifests.ts';

checkManifests(['npm-lock', 'yarn-classic', 'yarn-berry', 'pnpm-lock', 'bun-lock', 'package-json'], NODE);
checkManifests(['pubspec-lock'], DART);
