// Foreign text: decoding names that may be no UTF-8, and making text safe for a terminal.
const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** UTF-8 text of content; bytes that are none become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** A file name: UTF-8, or, where it is none, with each such byte as `\xNN`, so that two names never fall together. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    let out = '';
    for (const byte of bytes) out += byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`;
    return out;
  }
}

// Control characters, escapes, bidirectional overrides, zero-width and line separators: they move cursors or hide text.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Foreign text for a terminal: every character that could act becomes a visible escape. One line in, one line out. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (c) => {
    if (c === '\n') return '\\n';
    if (c === '\t') return '\\t';
    const code = c.charCodeAt(0);
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Foreign names can be megabytes long; a message stays a line that somebody can read. */
const LONGEST_LINE = 2000;

/** A message for a terminal or a log: printable, and cut where it is absurdly long. */
export function printableLine(text: string): string {
  return printable(text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text);
}

/** Order of strings by code unit: the same on every machine and locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** With thousands separators: `1,234,567`. Node's own formatting takes 20 ms to begin, more than the rest of a report. */
export function thousands(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
