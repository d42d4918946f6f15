// Values out of JSON, YAML and TOML texts: one shape for all three, in which no key can be mistaken for a property.

export type Value = string | number | boolean | null | readonly Value[] | Table;
/** An object, mapping or table. Keys in the order of the text; of a key that is there twice the last counts. */
export type Table = ReadonlyMap<string, Value>;

/** One member of an object, or one element of a list (then `key` is its number from 0). */
export interface Member {
  /** Which of the wanted containers, by its place in the list. */
  readonly of: number;
  readonly key: string;
  readonly value: Value;
}

export function isTable(value: Value | undefined): value is Table {
  return value instanceof Map;
}

/** The text at a key; '' when it is missing or no string. */
export function textAt(value: Value | undefined, key: string): string {
  const found = isTable(value) ? value.get(key) : undefined;
  return typeof found === 'string' ? found : '';
}

/** The table at a key; an empty one when it is missing or no table. */
export function tableAt(value: Value | undefined, key: string): Table {
  const found = isTable(value) ? value.get(key) : undefined;
  return isTable(found) ? found : EMPTY;
}

/** The list at a key; an empty one when it is missing or no list. */
export function listAt(value: Value | undefined, key: string): readonly Value[] {
  const found = isTable(value) ? value.get(key) : undefined;
  return Array.isArray(found) ? (found as readonly Value[]) : [];
}

const EMPTY: Table = new Map();
