// Looks up the name of one licence or exception, however it is spelt.
import { EXCEPTION_IDS, LICENCE_IDS } from './ids.ts';
import { ADDRESSES, EXCEPTIONS, FAMILIES, NAMES, NOTHING } from './names.ts';
import { keyOf, urlKeyOf } from './words.ts';

/** Identifiers that SPDX has replaced: their names say `only`, and `+` says `or later`. */
const RENEWED = /^((?:A|L)?GPL|GFDL)-(\d\.\d)(\+?)$/;

function renewed(id: string): string {
  const [, family, version, plus] = RENEWED.exec(id) ?? [];
  return family === undefined ? id : `${family}-${version}-${plus ? 'or-later' : 'only'}`;
}

interface Tables {
  readonly names: ReadonlyMap<string, string>;
  readonly families: ReadonlyMap<string, string>;
  readonly exceptions: ReadonlyMap<string, string>;
  readonly nothing: ReadonlySet<string>;
  /** By its first word: how many words the longest name has that holds a sign or word which elsewhere joins licences. */
  readonly joined: ReadonlyMap<string, number>;
  /** Identifiers by their lower case, for addresses. */
  readonly listed: ReadonlyMap<string, string>;
}

let made: Tables | undefined;

/** Made at the first question that needs them: a plain identifier doesn't. */
function tables(): Tables {
  if (made !== undefined) return made;
  const [own, families] = [spellings(NAMES), spellings(FAMILIES)];
  const joined = new Map<string, number>();
  for (const [key] of [...own, ...families])
    if (/ (?:and|or|with|[/&(]) /.test(key)) {
      const words = key.split(' ');
      joined.set(words[0] ?? '', Math.max(joined.get(words[0] ?? '') ?? 0, words.length + VERSION_WORDS));
    }
  return (made = {
    names: new Map([...ids(LICENCE_IDS, renewed), ...own]),
    families: new Map(families),
    joined,
    exceptions: new Map([...ids(EXCEPTION_IDS, (id) => id), ...spellings(EXCEPTIONS)]),
    nothing: new Set(NOTHING.split('; ')),
    listed: new Map([...LICENCE_IDS].map((id) => [id.toLowerCase(), renewed(id)])),
  });
}

/** As `keyOf` spells them. */
function ids(list: ReadonlySet<string>, to: (id: string) => string): (readonly [string, string])[] {
  return [...list].map((id) => [id.toLowerCase().replaceAll('-', ' '), to(id)]);
}

function spellings(table: Readonly<Record<string, string>>): (readonly [string, string])[] {
  return Object.entries(table).flatMap(([id, names]) => names.split('; ').map((key) => [key, id] as const));
}

/** The longest name of all, in words; longer runs need not be looked up. */
export const LONGEST_NAME = 16;

/** True for texts that name no licence at all. */
export function saysNothing(words: readonly string[]): boolean {
  const key = keyOf(words);
  return (
    key === '' || tables().nothing.has(key) || key.startsWith('see license in') || key.startsWith('see file')
  );
}

/** A version can follow a family's name: `version 2 or later`, with a comma. */
const VERSION_WORDS = 5;

/** How many words a name that begins with these (two) and has a join in it can have; 0 for none. */
export function longestBeginning(words: readonly string[]): number {
  const key = keyOf(words);
  const space = key.indexOf(' ');
  return tables().joined.get(space < 0 ? key : key.slice(0, space)) ?? 0;
}

/** An identifier, an expression of several, or a reference; undefined for an unknown name. */
export function licenceNamed(words: readonly string[]): string | undefined {
  const [first = ''] = words;
  if (words.length === 1 && isPlain(first)) return renewed(first);
  if (words.length === 1 && /^https?:/i.test(first)) return atAddress(first);
  const key = keyOf(words);
  const found = tables().names.get(key) ?? versioned(key) ?? tables().names.get(withoutWord(key));
  return found ?? versioned(withoutWord(key));
}

/** The identifier that a text is, in the list's own spelling; undefined when it is none. */
export function identifierOf(text: string): string | undefined {
  return isPlain(text) ? renewed(text) : undefined;
}

/** Those with an exception in them have become expressions. */
function isPlain(text: string): boolean {
  return LICENCE_IDS.has(text) && !text.includes('-with-');
}

export function exceptionNamed(words: readonly string[]): string | undefined {
  return tables().exceptions.get(keyOf(words));
}

/** `MIT License`, `Zlib licence`: the word says nothing more. */
function withoutWord(key: string): string {
  return key.replace(/ license$/, '');
}

const LATER = String.raw`\+| ?(?:and|or) (?:later|newer|above|greater|higher)(?: versions?)?| ?or any later(?: version)?`;
const VERSIONED = new RegExp(
  String.raw`^(.*?) ?v?(\d{1,2}(?:\.\d{1,2}){0,2}[a-c]?)( only| ?(?:${LATER}))?(?: license)?(?: (?:only|unported|international|generic|universal|june 1991|january 2004|29 june 2007))?$`,
);

/** A family's name and a version: `GPLv2+`, `GNU General Public License, version 2 or later`, `MPL 1.1`. */
function versioned(key: string): string | undefined {
  // No name is that long, and the pattern tries every place for the version.
  if (key.length > 120 || !/\d/.test(key)) return undefined;
  const [, name = '', version = '', after = ''] = VERSIONED.exec(key) ?? [];
  const { families } = tables();
  // An acronym may stand between name and version.
  const bare = name.replace(/ \( [a-z]+ \)$/, '');
  const family = families.get(name) ?? families.get(bare) ?? families.get(withoutWord(bare));
  if (family === undefined) return undefined;
  const later = after !== '' && after !== ' only';
  for (const full of [version, `${version}.0`]) {
    const id = `${family}-${full}`;
    if (LICENCE_IDS.has(`${id}-only`)) return later ? `${id}-or-later` : `${id}-only`;
    if (LICENCE_IDS.has(id)) return later ? `${id}+` : id;
  }
  return undefined;
}

function atAddress(url: string): string | undefined {
  const key = urlKeyOf(url);
  const known = ADDRESSES[key];
  if (known !== undefined && Object.hasOwn(ADDRESSES, key)) return known;
  const [, id] =
    /^(?:spdx\.org|opensource\.org|licenses\.nuget\.org)\/(?:licenses?\/)?([a-z0-9.+-]+)$/.exec(key) ?? [];
  return id === undefined ? undefined : tables().listed.get(id);
}
