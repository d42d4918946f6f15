// Door of the inventory room: cataloguers, and taking an inventory with them.
export {
  type Again,
  type Assembled,
  type Cataloguer,
  type LayerFact,
  NOTHING,
  type Ownership,
  type Support,
} from './cataloguer.ts';
export type { Channels, ModuleState, Product, Repository } from './channels.ts';
export { CATALOGUERS } from './cataloguers.ts';
export type { Distribution } from './distribution.ts';
export type { Licence } from './licences.ts';
export type { Inventory, LeftOut } from './inventory.ts';
export { type Choice, isNamed, selectCataloguers } from './select.ts';
export {
  comparePackages,
  type Confidence,
  createPackage,
  type Evidence,
  type Package,
  type PackageDetails,
  type PackageDraft,
  type PackageType,
} from './package.ts';
export { type LookAgain, takeInventory } from './take.ts';
export type { Unidentified } from './unidentified.ts';
export { readSbom, type Sbom } from './sbom/index.ts';
export {
  channelsProperties,
  distributionProperties,
  gapProperties,
  packageProperties,
} from './sbom/properties.ts';
