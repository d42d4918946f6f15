// The only door of this folder: every version order by its name.
import { apk } from './apk.ts';
import { bitnami } from './bitnami.ts';
import { conan } from './conan.ts';
import { cran } from './cran.ts';
import { dpkg } from './dpkg.ts';
import { gem } from './gem.ts';
import { go } from './go.ts';
import { hackage } from './hackage.ts';
import { julia } from './julia.ts';
import { maven } from './maven.ts';
import { nuget } from './nuget.ts';
import { opam } from './opam.ts';
import { packagist } from './packagist.ts';
import { pep440 } from './pep440.ts';
import { pub } from './pub.ts';
import { rpm } from './rpm.ts';
import { semver } from './semver.ts';

export type { VersionOrder } from './order.ts';

/** All orders; an order's `name` is its key. */
export const ORDERS = Object.freeze({
  dpkg,
  rpm,
  apk,
  semver,
  pep440,
  maven,
  go,
  gem,
  nuget,
  packagist,
  cran,
  hackage,
  pub,
  julia,
  opam,
  conan,
  bitnami,
});

export type OrderName = keyof typeof ORDERS;
