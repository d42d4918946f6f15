// Cataloguers of files that list packages (lock files, manifests, records of installs): one parser each, all else is here.
import { type Bytes, OverBudget } from '../core/bytes.ts';
import { utf8Of } from '../formats/wide-text.ts';
import { basenameOf, dirnameOf, type Entry } from '../image/entry.ts';
import type { Fact, FileNames, GapReason, Reader } from '../image/reader.ts';
import type { View } from '../image/view.ts';
import type { Cataloguer, Contents, Support } from './cataloguer.ts';
import {
  type Confidence,
  createPackage,
  type Package,
  type PackageDetails,
  type PackageType,
} from './package.ts';
import { introducedBy, type Place, placesOf } from './places.ts';
import { purlOf } from './purl-of.ts';

/** One package as a file lists it. */
export interface Listed {
  readonly name: string;
  /** '' when unknown; a range is no version. */
  readonly version: string;
  /** Where the file lists several kinds. */
  readonly type?: PackageType;
  /** Only for development or tests, or a part that another package brought with it. */
  readonly role?: 'dev' | 'vendored';
  readonly licences?: readonly string[];
  /** Less than `certain` where the file leaves room for doubt: another registry, a branch, a path. */
  readonly confidence?: Confidence;
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly details?: PackageDetails;
  /** Files and folders of the package, seen from the folder of the file; with a leading '/' from the root. */
  readonly contains?: readonly string[];
}

export interface ListingOut {
  found(listed: Listed): void;
  gap(reason: GapReason, hides: boolean, detail?: string): void;
}

export interface Listing {
  /** `ruby/bundler-lock`. */
  readonly name: string;
  readonly version: number;
  readonly summary: string;
  readonly scope: Cataloguer['scope'];
  readonly support: Support;
  /** purl type of what it lists. */
  readonly type: PackageType;
  readonly files: FileNames;
  /** By the path, where the name alone says too little. */
  readonly accepts?: (path: string, entry: Entry) => boolean;
  /** Evidence `by`; the file's own name where it is missing. */
  readonly by?: string;
  /** `lock`, `manifest`: the packages are wanted, not seen. Missing: the file records installs. */
  readonly declares?: 'lock' | 'manifest';
  /** Any size, texts in UTF-8 whatever they are stored in: it must hold its own bounds, and give the packages before a damage. */
  readonly parse: (bytes: Bytes, entry: Entry, out: ListingOut) => void;
}

export interface ListingFact extends Fact {
  readonly kind: 'listing';
  readonly rows: readonly Listed[];
}

/** Names and versions of packages are short. */
const LONGEST = 1024;
/** No ecosystem has such names, and who makes a path or an address of one would be led astray. */
const CLIMBS = /(?:^|[/\\])\.{1,2}(?:[/\\]|$)/;
/** More than an inventory holds; against files that list millions. */
const MOST = 200_000;
/** Rows in one fact, so that bounds on facts hold while a file is read. */
const ROWS = 500;

/**
 * Folders of what is installed: one for each package, laid there by a package manager (npm, pip, RubyGems, Go's and
 * Cargo's caches). A lock file in one says how that package's authors worked on it; nothing is installed by it.
 */
const INSTALLED =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems\/[^/]+-\d[^/]*|pkg\/mod|registry\/src)\//;

export function listingCataloguer(listing: Listing): Cataloguer<ListingFact> {
  const { name, version, summary, scope, support } = listing;
  return {
    name,
    version,
    summary,
    scope,
    support,
    readers: [readerOf(listing)],
    assemble(facts, view) {
      const made = placesOf(facts, view).flatMap((place) => packagesOf(listing, place));
      const contains = made.flatMap(({ pkg, row }) => contentsOf(pkg, row, view));
      return { packages: made.map(({ pkg }) => pkg), owns: [], contains, gaps: [] };
    },
  };
}

function readerOf({ name, version, scope, files, accepts, parse }: Listing): Reader<ListingFact> {
  const elsewhere = (path: string) => scope === 'folder' && INSTALLED.test(path);
  return {
    name,
    version,
    pass: 'packages',
    optionsKey: '',
    files,
    wants: (_basename, entry) =>
      accepts?.(entry.path, entry) === false || elsewhere(entry.path) ? 'no' : 'bytes',
    read(bytes, entry, out) {
      let rows: Listed[] = [];
      let left = MOST;
      const flush = () => {
        if (rows.length > 0) out.fact({ kind: 'listing', rows });
        rows = [];
      };
      try {
        parse(utf8Of(bytes), entry, {
          found(row) {
            if (row.name === '' || row.name.length > LONGEST || row.version.length > LONGEST)
              return out.gap('not-understood', true, 'a package whose name is missing or endless');
            if (CLIMBS.test(row.name))
              return out.gap('not-understood', true, `a package named like a path: ${row.name}`);
            if (left-- === 0) throw new OverBudget(`more than ${MOST} packages in one file`);
            rows.push(row);
            if (rows.length === ROWS) flush();
          },
          gap: (reason, hides, detail) => out.gap(reason, hides, detail),
        });
      } finally {
        flush();
      }
    },
  };
}

function packagesOf(listing: Listing, place: Place<ListingFact>): { pkg: Package; row: Listed }[] {
  const { path, layer } = place;
  const introduced = introducedBy(place, ({ rows }) => rows.map(keyOf));
  return distinct(place.facts.flatMap(({ rows }) => rows)).map((row) => {
    const { name, version, type = listing.type, role, licences = [], qualifiers } = row;
    const confidence = row.confidence ?? 'certain';
    const pkg = createPackage({
      type,
      name,
      version,
      purl: purlOf(type, name, version, qualifiers),
      licences,
      evidence: [{ cataloguer: listing.name, path, layer, by: listing.by ?? basenameOf(path), confidence }],
      introduced: introduced(keyOf(row)),
      ...(role && { role }),
      details: { ...(listing.declares && { declared: listing.declares }), ...row.details },
    });
    return { pkg, row };
  });
}

function contentsOf({ id, evidence }: Package, { contains = [] }: Listed, view: View): Contents[] {
  const folder = dirnameOf(evidence[0]?.path ?? '');
  const paths = contains
    .flatMap((path) => view.real(resolve(folder, path)) ?? [])
    .filter((path) => path !== '');
  return paths.length === 0 ? [] : [{ package: id, paths }];
}

/** `path` as seen from `folder`; what leads out of the root stays at the root. */
function resolve(folder: string, path: string): string {
  const parts = path.startsWith('/') || folder === '' ? [] : folder.split('/');
  for (const part of path.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.join('/');
}

/** Of a package listed twice, the one that is not only for development counts. */
function distinct(rows: readonly Listed[]): Listed[] {
  const byKey = new Map<string, Listed>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = byKey.get(key);
    if (known === undefined || (known.role !== undefined && row.role === undefined)) byKey.set(key, row);
  }
  return [...byKey.values()];
}

function keyOf({ type = '', name, version }: Listed): string {
  return `${type}\n${name}\n${version}`;
}
