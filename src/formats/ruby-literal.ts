// Literals of Ruby source: strings in their quotes, and lists of them. Source: the Ruby documentation, "Literals".

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['e', '\u001b'],
  ['s', ' '],
  ['0', '\0'],
]);
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
  ['<', '>'],
]);

/** The string literal that `text` begins with; undefined when it begins with none, or with one that runs code (`#{…}`). */
export function rubyString(text: string): string | undefined {
  return literalAt(text, 0)?.value;
}

/** The strings of the list that `text` begins with (`["a".freeze, 'b']`, `%w[a b]`), or the one string in its place. */
export function rubyList(text: string): string[] {
  const words = /^%[wW]([[({<])([^\])}>]*)[\])}>]/.exec(text);
  if (words) return (words[2] ?? '').split(/\s+/).filter((word) => word !== '');
  const found: string[] = [];
  let at = text.startsWith('[') ? 1 : 0;
  for (;;) {
    const literal = literalAt(text, at);
    if (literal === undefined) return found;
    found.push(literal.value);
    const separator = /(?:\.freeze)?\s*,\s*/y;
    separator.lastIndex = literal.end;
    if (at === 0 || !separator.test(text)) return found;
    at = separator.lastIndex;
  }
}

function literalAt(text: string, at: number): { value: string; end: number } | undefined {
  const first = text[at];
  if (first === '"' || first === "'") return quoted(text, at + 1, first, first === '"');
  const percent = /%([qQ]?)([[({<])/y;
  percent.lastIndex = at;
  const [head, kind, open = ''] = percent.exec(text) ?? [];
  if (head === undefined) return undefined;
  return quoted(text, at + head.length, CLOSING.get(open) ?? '', kind !== 'q');
}

function quoted(
  text: string,
  start: number,
  close: string,
  isActive: boolean,
): { value: string; end: number } | undefined {
  const parts: string[] = [];
  let from = start;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === close) return { value: parts.join('') + text.slice(from, at), end: at + 1 };
    if (char === '#' && isActive && text[at + 1] === '{') return undefined;
    if (char !== '\\') continue;
    const [value, length] = isActive ? escapeAt(text, at) : plainEscape(text, at, close);
    parts.push(text.slice(from, at), value);
    from = at + length;
    at = from - 1;
  }
  return undefined;
}

/** What an escape in double quotes stands for, and its length. */
function escapeAt(text: string, at: number): [string, number] {
  const code = /\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{1,2}))/y;
  code.lastIndex = at;
  const [all, ...numbers] = code.exec(text) ?? [];
  if (all !== undefined) {
    const point = Number.parseInt(numbers.find((number) => number !== undefined) ?? '0', 16);
    return [point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point), all.length];
  }
  const char = text[at + 1] ?? '';
  return [ESCAPES.get(char) ?? char, 2];
}

/** In single quotes only the quote and the backslash can be escaped. */
function plainEscape(text: string, at: number, close: string): [string, number] {
  const char = text[at + 1] ?? '';
  return char === close || char === '\\' ? [char, 2] : ['\\', 1];
}
