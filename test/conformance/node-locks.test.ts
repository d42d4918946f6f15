// Real package.json files of installed npm packages against the data's own lists.
import { nodeCataloguer } from '../../src/inventory/node/index.ts';
import { checkManifests } from '../support/manifests.ts';

checkManifests(['package-json'], [nodeCataloguer]);
