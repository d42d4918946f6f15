// The form of one recogniser of a product: a file of its own that says its version. The products are in products/.

/** Where in the file, or in its path, the version stands. */
export type Where =
  /** At `{version}` in the pattern of the path. */
  | { readonly in: 'path' }
  /** The first line is the version and nothing else. */
  | { readonly in: 'line' }
  /** First groups, joined by dots or `join`; each pattern must be found in the first 256 KiB. Linear in time whatever comes. */
  | { readonly in: 'text'; readonly patterns: readonly RegExp[]; readonly join?: string }
  /** Java properties (a manifest reads as such), joined by dots; `is`: another key with the value that it must have. */
  | { readonly in: 'properties'; readonly keys: readonly string[]; readonly is?: Is }
  | { readonly in: 'json'; readonly path: readonly string[]; readonly is?: Is }
  /** Names of elements from the root on; the last may be `@attribute`. */
  | { readonly in: 'xml'; readonly path: readonly string[] };

export type Is = readonly [key: string, value: RegExp];

export interface Product {
  /** Of the package; its type is `generic`. */
  readonly name: string;
  readonly vendor: string;
  /** `*` within a name, `**` for any folders at the beginning, `{version}` where the path has it. */
  readonly file: string;
  readonly version: Where;
  /** `part:vendor:product` as the official CPE dictionary has them. */
  readonly cpe?: string;
  /** How many folders above the file's own the product's root is; only where all in there is the product's. */
  readonly root?: number;
  /** The path alone does not show that it is this product: without a version it is none. */
  readonly perhaps?: true;
  /** The version is that of a part which goes with it, or of a folder's name. */
  readonly likely?: true;
}

/** A CPE 2.3 name of this version. Source: NIST IR 7695, "formatted string binding". */
export function cpeOf(product: string, version: string): string {
  const escaped = version.replace(/[^A-Za-z0-9._-]/g, (sign) => `\\${sign}`);
  return `cpe:2.3:${product}:${escaped}:*:*:*:*:*:*:*`;
}

/** The path that a product's pattern stands for, with the version as first group. */
export function pathPattern(file: string): RegExp {
  const [, anywhere = '', rest = ''] = /^(\*\*\/)?(.*)$/.exec(file) ?? [];
  const parts = rest.split(/(\*|\{version\})/).map((part) => {
    if (part === '*') return '[^/]*?';
    return part === '{version}' ? '(\\d[A-Za-z0-9._+~-]*)' : part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${anywhere && '(?:.*/)?'}${parts.join('')}$`);
}
