// What the cataloguers of Node's lock files have in common.
import type { Bytes } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import type { Cataloguer, Told } from '../cataloguer.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';

export interface Lock {
  readonly name: string;
  readonly summary: string;
  readonly basenames: readonly string[];
  readonly types?: readonly string[];
  readonly tells: readonly Told[];
  readonly limits?: string;
  readonly parse: (bytes: Bytes, entry: Entry, out: ListingOut) => void;
}

/** A cataloguer of one kind of lock file. */
export function lockCataloguer({
  name,
  summary,
  basenames,
  types = ['npm'],
  tells,
  limits,
  parse,
}: Lock): Cataloguer {
  return listingCataloguer({
    name,
    version: 1,
    summary,
    scope: 'folder',
    support: {
      kind: 'language',
      ecosystem: 'Node.js',
      files: basenames.map((basename) => `**/${basename}`),
      types,
      tells,
      ...(limits !== undefined && { limits }),
    },
    type: 'npm',
    files: { basenames },
    declares: 'lock',
    parse,
  });
}

/** The version as a number; of one that came after this was written, or is none, a gap says so, and `newest` counts. */
export function expectVersion(version: unknown, newest: number, out: ListingOut): number {
  const text = typeof version === 'string' || typeof version === 'number' ? String(version) : '';
  const number = Number.parseFloat(text);
  if (number < newest + 1) return number;
  out.gap('not-understood', true, `lock file version '${text.slice(0, 40)}'`);
  return newest;
}
