// META-INF/MANIFEST.MF: the main attributes of a Java archive.
import { decodeText } from '../../core/text.ts';

/**
 * The main section, keys in lower case (they are case-insensitive); of a repeated key the last value counts, as in Java.
 * Takes the start of a manifest as well: the sections for single files, which make signed ones large, come after it.
 * Source: JAR File Specification, "Notes on Manifest and Signature Files".
 */
export function parseManifest(data: Uint8Array): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let line: string[] = [];
  const flush = (): void => {
    const [key, value] = split(line.join(''));
    if (key !== '') attributes.set(key, value);
    line = [];
  };
  // Lines are wrapped at 72 bytes, if need be inside of a character: join bytes first, decode then.
  for (const text of Buffer.from(data)
    .toString('latin1')
    .split(/\r\n|\n|\r/)) {
    if (text.startsWith(' ')) {
      line.push(text.slice(1));
      continue;
    }
    flush();
    if (text === '' && attributes.size > 0) break;
    line.push(text);
  }
  flush();
  return attributes;
}

function split(line: string): [string, string] {
  const colon = line.indexOf(':');
  if (colon < 0) return ['', ''];
  const value = decodeText(Buffer.from(line.slice(colon + 1), 'latin1'));
  return [line.slice(0, colon).trim().toLowerCase(), value.trim()];
}
