// Java property files, and what pom.properties says with one.
import { decodeText } from '../../core/text.ts';

/** Coordinates as written; a part that is missing or still a `${placeholder}` is left out. */
export interface Coordinates {
  readonly group?: string;
  readonly artifact?: string;
  readonly version?: string;
}

/** Keys and values of a property file; of a repeated key the last counts. Source: java.util.Properties.load. */
export function parseProperties(data: Uint8Array): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const line of logicalLines(decodeText(data))) {
    const end = keyEnd(line);
    const value = line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '');
    properties.set(unescape(line.slice(0, end)), unescape(value));
  }
  return properties;
}

/** What Maven's archiver writes to META-INF/maven/GROUP/ARTIFACT/pom.properties. */
export function parsePomProperties(data: Uint8Array): Coordinates {
  const properties = parseProperties(data);
  return coordinates(properties.get('groupId'), properties.get('artifactId'), properties.get('version'));
}

/** Trims, and leaves out what is empty or was never filled in. */
export function coordinates(group?: string, artifact?: string, version?: string): Coordinates {
  const [g, a, v] = [filled(group), filled(artifact), filled(version)];
  return { ...(g && { group: g }), ...(a && { artifact: a }), ...(v && { version: v }) };
}

function filled(text: string | undefined): string | undefined {
  const value = text?.trim();
  return !value || value.includes('${') || /\s/.test(value) ? undefined : value;
}

/** Lines without comments; a line that ends in an odd number of backslashes goes on in the next. */
function* logicalLines(text: string): Generator<string> {
  let parts: string[] = [];
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.replace(/^[ \t\f]+/, '');
    if (parts.length === 0 && (line === '' || line.startsWith('#') || line.startsWith('!'))) continue;
    let slashes = 0;
    while (line[line.length - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 1) {
      parts.push(line.slice(0, -1));
      continue;
    }
    parts.push(line);
    yield parts.join('');
    parts = [];
  }
  if (parts.length > 0) yield parts.join('');
}

function keyEnd(line: string): number {
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (' \t\f=:'.includes(line[at]!)) return at;
  }
  return line.length;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['f', '\f'],
]);

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|(.))/gs,
    (_, hex: string | undefined, char: string | undefined) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES.get(char!) ?? char!),
  );
}
