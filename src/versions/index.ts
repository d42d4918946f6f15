// The only door of this folder: every version order by its name.
import { apk } from './apk.ts';
import { dpkg } from './dpkg.ts';
import { go } from './go.ts';
import { maven } from './maven.ts';
import { pep440 } from './pep440.ts';
import { rpm } from './rpm.ts';
import { semver } from './semver.ts';

export type { VersionOrder } from './order.ts';

/** All orders; an order's `name` is its key. */
export const ORDERS = Object.freeze({ dpkg, rpm, apk, semver, pep440, maven, go });

export type OrderName = keyof typeof ORDERS;
