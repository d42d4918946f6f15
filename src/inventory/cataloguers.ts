// The list of all cataloguers, in the order in which they assemble. To add an ecosystem: its folder, and a line here.
import type { Cataloguer } from './cataloguer.ts';
import { goCataloguer } from './go/index.ts';
import { javaCataloguer } from './java/index.ts';
import { nodeCataloguer } from './node/index.ts';
import { apk } from './os/apk/index.ts';
import { dpkg } from './os/dpkg/index.ts';
import { release } from './os/release/index.ts';
import { rpm } from './os/rpm/index.ts';
import { pythonCataloguer } from './python/index.ts';
import { rustCataloguer } from './rust/index.ts';

export const CATALOGUERS: readonly Cataloguer[] = [
  release,
  dpkg,
  apk,
  rpm,
  nodeCataloguer,
  pythonCataloguer,
  javaCataloguer,
  goCataloguer,
  rustCataloguer,
];
