// Finds the version that a product's file states.
import { type Bytes, Damaged, isBadContent, readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { parseProperties } from '../../formats/java/index.ts';
import { readJson } from '../../formats/json/index.ts';
import { isTable, type Value } from '../../formats/value.ts';
import { readXml, type XmlElement } from '../../formats/xml/index.ts';
import { type Is, pathPattern, type Product } from './product.ts';

/** Bytes of a whole file, and of the beginning of a text. */
const WHOLE = 4 * 1024 * 1024;
const HEAD = 256 * 1024;
const VERSION = /^[A-Za-z]{0,10}[-_]?\d[A-Za-z0-9._+~:-]{0,99}$/;

/** '' when the file states none. Throws `Damaged` and `OverBudget` where it must be read whole and can't be. */
export function versionIn({ version, file }: Product, path: string, bytes: Bytes): string {
  switch (version.in) {
    case 'path':
      return checked([pathPattern(file).exec(path)?.[1] ?? '']);
    case 'line':
      return checked([headOf(bytes, 256).split('\n', 1)[0]!.trim()]);
    case 'text': {
      const text = headOf(bytes, HEAD);
      return checked(
        version.patterns.map((pattern) => pattern.exec(text)?.[1] ?? ''),
        version.join,
      );
    }
    case 'properties': {
      const properties = parseProperties(readAll(bytes, HEAD));
      return isIt(properties, version.is) ? checked(stated(version.keys, properties)) : '';
    }
    case 'json': {
      const root = readJson(bytes, WHOLE);
      return isTable(root) && isIt(root, version.is) ? checked([textOf(valueAt(root, version.path))]) : '';
    }
    case 'xml':
      return checked([inXml(readXml(bytes, WHOLE), version.path)]);
  }
}

/** For a product that only its content tells: what can't be read is another's file. */
export function versionPerhaps(product: Product, path: string, bytes: Bytes): string {
  try {
    return versionIn(product, path, bytes);
  } catch (error) {
    if (isBadContent(error)) return '';
    throw error;
  }
}

/** The parts joined, when each is there and all look like a version. */
function checked(parts: readonly string[], join = '.'): string {
  const joined = parts.map((part) => part.trim()).join(join);
  return parts.every((part) => part.trim() !== '') && VERSION.test(joined) ? joined : '';
}

/** Of the keys those up to the first without a value: a release without a third number leaves its key empty. */
function stated(keys: readonly string[], properties: ReadonlyMap<string, string>): string[] {
  const values = keys.map((key) => properties.get(key)?.trim() ?? '');
  const empty = values.indexOf('');
  return empty > 0 ? values.slice(0, empty) : values;
}

function headOf(bytes: Bytes, limit: number): string {
  return decodeText(bytes.read(0, Math.min(bytes.size, limit)));
}

function isIt(values: ReadonlyMap<string, Value>, is: Is | undefined): boolean {
  return is === undefined || is[1].test(textOf(values.get(is[0])));
}

function valueAt(root: Value, path: readonly string[]): Value | undefined {
  let value: Value | undefined = root;
  for (const part of path) value = isTable(value) ? value.get(part) : undefined;
  return value;
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function inXml(root: XmlElement, [first, ...path]: readonly string[]): string {
  if (first === undefined || root.name !== first) throw new Damaged(`no element ${first ?? ''}`);
  let element: XmlElement | undefined = root;
  for (const part of path) {
    if (part.startsWith('@')) return element?.attributes.get(part.slice(1)) ?? '';
    element = element?.children.find(({ name }) => name === part);
  }
  return element?.text ?? '';
}
