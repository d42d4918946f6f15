// apt's fetched lists: the repository is in the name of the file, its maker in the Release file, its packages in Packages.
import { type Bytes, OverBudget } from '../../../core/bytes.ts';
import { eachStanza } from '../../../formats/deb822.ts';

export interface ListName {
  readonly what: 'Packages' | 'Release';
  readonly url: string;
  readonly suite: string;
  readonly component?: string;
  /** Ending of a compressed list: `lz4`. */
  readonly compressed?: string;
}

const NAME = /^(.+)_(InRelease|Release|Packages)(?:\.([a-z0-9]+))?$/;

/**
 * `deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages`: the address without scheme, '/' as '_', other special
 * characters as `%5f`. Undefined for other files of that folder. Source: apt, URItoFileName.
 */
export function listNameOf(basename: string): ListName | undefined {
  const [, stem, kind, compressed] = NAME.exec(basename) ?? [];
  if (stem === undefined) return undefined;
  const parts = stem.split('_').map(decoded);
  const dists = parts.lastIndexOf('dists');
  const what = kind === 'Packages' ? 'Packages' : 'Release';
  const packed = compressed === undefined ? {} : { compressed };
  // A repository without suites: `./` or nothing after the address.
  if (dists < 1) return { what, url: flat(parts), suite: '/', ...packed };
  const url = parts.slice(0, dists).join('/');
  const rest = parts.slice(dists + 1);
  if (what === 'Release') return { what, url, suite: rest.join('/'), ...packed };
  const component = rest.at(-2);
  if (rest.length < 3 || component === undefined || !rest.at(-1)?.startsWith('binary-')) return undefined;
  return { what, url, suite: rest.slice(0, -2).join('/'), component, ...packed };
}

function flat(parts: readonly string[]): string {
  return (parts.at(-1) === '.' ? parts.slice(0, -1) : parts).join('/');
}

function decoded(part: string): string {
  return part.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** `Origin`, `Label`, `Suite`, `Codename` of a Release file, signed or not; the checksums that follow are of no use. */
export function parseRelease(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name, value] =
      /^(Origin|Label|Suite|Codename|MD5Sum|SHA1|SHA256|SHA512):[ \t]*(.{0,200})/.exec(line) ?? [];
    if (name === undefined) continue;
    if (/^(?:MD5|SHA)/.test(name)) break;
    if (!fields.has(name)) fields.set(name, value?.trim() ?? '');
  }
  return fields;
}

/** Hosts of Debian and Ubuntu themselves: their lists are long, and that a package stands there says nothing new. */
export function isOfDistribution(url: string): boolean {
  const host = url.split('/', 1)[0] ?? '';
  return /(?:^|\.)(?:debian\.org|ubuntu\.com)$/.test(host);
}

/** A third party's list has some thousand packages. */
const MOST_TEXT = 4 * 1024 * 1024;

const FIELDS: ReadonlySet<string> = new Set(['package', 'version']);

/** `name version`, one a line. Throws `OverBudget` with what was read so far given to `text`. */
export function readPackages(bytes: Bytes, text: (lines: string) => void): void {
  const lines: string[] = [];
  let size = 0;
  try {
    eachStanza(bytes, FIELDS, ({ fields }) => {
      const line = `${fields.get('package') ?? ''} ${fields.get('version') ?? ''}`;
      size += line.length + 1;
      if (size > MOST_TEXT) throw new OverBudget(`more than ${MOST_TEXT} characters of packages`);
      lines.push(line);
    });
  } finally {
    text(lines.join('\n'));
  }
}
