// JSON as text for files and terminals: one element a line, and no character in it that could act.

/**
 * The whole document, ending with a newline. `levels` objects and lists from the outside get a line for each of their members, what
 * lies deeper stands in one: a report compares and greps well that way, and is a quarter shorter than indented.
 */
export function jsonDocument(value: object, levels: number): string {
  return finished(laidOut(value, levels));
}

/** The same for the fields of `head`, made of the text of `content`, and after them those of `content`. */
export function jsonDocumentWithHead(
  head: (text: string) => object,
  content: object,
  levels: number,
): string {
  const text = laidOut(content, levels);
  return finished(`${laidOut(head(text), 1).slice(0, -2)},${text.slice(1)}`);
}

function laidOut(value: unknown, levels: number): string {
  if (levels === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => laidOut(item, levels - 1));
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n]`;
  }
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  const lines = fields.map(([key, one]) => `${JSON.stringify(key)}: ${laidOut(one, levels - 1)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
}

/** Controls that JSON allows, overrides of direction, separators: all lie inside of strings, where an escape means the same. */
const UNSAFE = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

function finished(text: string): string {
  return `${text.replace(UNSAFE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
