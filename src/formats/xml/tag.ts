// Start tags and character references.
import { Damaged, OverBudget } from '../../core/bytes.ts';

/** Real elements have a handful. */
const MOST_ATTRIBUTES = 1000;
const NAME = /[^\s=/<>"'&]+/y;
const ATTRIBUTE = /\s*([^\s=/<>"'&]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const NONE: ReadonlyMap<string, string> = new Map();

export interface StartTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** It ends its element at once. */
  readonly empty: boolean;
}

/** What stands between `<` and `>`. Prefixes are cut from names; declarations of namespaces are left out. */
export function parseTag(tag: string): StartTag {
  const empty = tag.endsWith('/');
  const end = empty ? tag.length - 1 : tag.length;
  NAME.lastIndex = 0;
  const name = NAME.exec(tag)?.[0];
  if (name === undefined) throw new Damaged('a tag without a name');
  let at = NAME.lastIndex;
  if (tag.slice(at, end).trim() === '') return { name: localName(name), attributes: NONE, empty };
  const attributes = new Map<string, string>();
  while (at < end) {
    ATTRIBUTE.lastIndex = at;
    const [, key, double, single] = ATTRIBUTE.exec(tag) ?? [];
    if (key === undefined) {
      if (tag.slice(at, end).trim() === '') break;
      throw new Damaged(`a broken attribute of <${name.slice(0, 100)}>`);
    }
    at = ATTRIBUTE.lastIndex;
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    const local = localName(key);
    if (local === key || !attributes.has(local)) attributes.set(local, unescapeXml(double ?? single ?? ''));
    if (attributes.size > MOST_ATTRIBUTES) throw new OverBudget(`more than ${MOST_ATTRIBUTES} attributes`);
  }
  return { name: localName(name), attributes, empty };
}

/** The name in an end tag. */
export function parseEndTag(tag: string): string {
  return localName(tag.trim());
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities and character references; whatever else a document's DTD may define stays as it is written. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,8})|#x([0-9a-fA-F]{1,8})|(\w{1,8}));/g,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return valid ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
