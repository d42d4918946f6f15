// Cataloguers of software that no package manager knows: products, installers' records, vendors' own lists.
import type { Cataloguer } from '../cataloguer.ts';
import { bitnami } from './bitnami.ts';
import { ibmInstallationManager } from './ibm.ts';
import { installBuilder } from './installbuilder.ts';
import { install4j, installAnywhere } from './installers.ts';
import { omnibus } from './omnibus.ts';
import { oracleHome } from './oracle.ts';
import { products } from './products.ts';
import { androidSdk, rustToolchain } from './sdks.ts';
import { swid } from './swid.ts';

export const VENDOR: readonly Cataloguer[] = [
  bitnami,
  omnibus,
  products,
  oracleHome,
  installAnywhere,
  install4j,
  installBuilder,
  ibmInstallationManager,
  swid,
  rustToolchain,
  androidSdk,
];
