// Header comments of WordPress plugins and themes. Source: WordPress, `get_file_data`.
import type { Bytes } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';

/** WordPress itself looks no further. */
const HEAD = 8 * 1024;

/** The named fields (`Plugin Name`, `Version`) that the head of the file has, by their names; of one given twice the first. */
export function headersOf(bytes: Bytes, names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of decodeText(bytes.read(0, Math.min(bytes.size, HEAD))).split(/[\r\n]+/)) {
    const [, name = '', value = ''] =
      /^(?:[ \t]*<\?php)?[ \t/*#@]*([A-Za-z][A-Za-z ]{0,30}):(.*)$/.exec(line) ?? [];
    const known = names.find((one) => one.toLowerCase() === name.toLowerCase());
    if (known === undefined || found.has(known)) continue;
    found.set(known, value.replace(/\s*(?:\*\/|\?>).*/, '').trim());
  }
  return found;
}
