// Texts of repository files: bounded beginnings, addresses without logins, sections of INI files.
import type { Bytes } from '../../../core/bytes.ts';
import { decodeText } from '../../../core/text.ts';
import type { Fact, Out } from '../../../image/reader.ts';

/** Real files of this kind have some KB. */
const LONGEST = 256 * 1024;
/** Longer values name nothing that could be looked up. */
const VALUE = 1000;
/** Sections, repositories and the like of one file. */
export const MOST = 2000;

/** The text, or its beginning; a gap tells of the rest. What is missing there is no package. */
export function beginningOf(bytes: Bytes, out: Out<Fact>, longest = LONGEST): string {
  if (bytes.size > longest)
    out.gap('too-large', false, `only the first ${longest} bytes of ${bytes.size} are read`);
  return decodeText(bytes.read(0, Math.min(bytes.size, longest)));
}

/**
 * `http://user:word@host/path/?token` → `host/path`: what is compared and shown never holds a login. Addresses of files keep
 * their scheme.
 */
export function addressOf(url: string): string {
  const text = url.trim().slice(0, VALUE);
  const [, scheme = '', authority = '', path = ''] = /^([^/:?#]*):\/\/([^/?#]*)([^?#]*)/.exec(text) ?? [];
  if (authority === '' && scheme === '') return trimmed(text.replace(/[?#].*$/s, ''));
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return scheme === 'file' ? `file://${host}${trimmed(path)}` : host + trimmed(path);
}

function trimmed(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

export interface Section {
  readonly name: string;
  /** Keys in lower case; of a key that is there twice the last. */
  readonly values: ReadonlyMap<string, string>;
}

/** Sections of an INI file as Python's and libdnf's readers take it: an indented line continues the value before. */
export function sectionsOf(text: string): Section[] {
  const sections: { name: string; values: Map<string, string> }[] = [];
  let key = '';
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (bare === '' || bare.startsWith('#') || bare.startsWith(';')) continue;
    const current = sections.at(-1);
    if (bare.startsWith('[') && bare.includes(']')) {
      if (sections.length === MOST) break;
      sections.push({ name: bare.slice(1, bare.indexOf(']')).slice(0, VALUE), values: new Map() });
      key = '';
    } else if (current === undefined) continue;
    else if (/^\s/.test(line) && key !== '') {
      const before = current.values.get(key) ?? '';
      if (before.length < VALUE) current.values.set(key, `${before} ${bare}`.trim().slice(0, VALUE));
    } else {
      const at = bare.indexOf('=');
      if (at <= 0) continue;
      key = bare.slice(0, at).trim().toLowerCase();
      current.values.set(
        key,
        bare
          .slice(at + 1)
          .trim()
          .slice(0, VALUE),
      );
    }
  }
  return sections;
}

/** How dnf and zypper write a truth. */
export function isTrue(value: string): boolean {
  return /^(?:1|yes|true|on|always)$/i.test(value);
}
