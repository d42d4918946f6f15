// Reading foreign JSON field by field: what is not of the expected kind counts as absent.

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze(
  Object.create(null) as Record<string, unknown>,
);

/** The value when it is an object and no list; else an empty one. Only own fields with literal names may be read of it. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : NOTHING;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The value when it is text, cut to `limit` characters; else ''. */
export function textOf(value: unknown, limit: number): string {
  return typeof value === 'string' ? value.slice(0, limit) : '';
}

/** The texts of a list that are not empty and not longer than `limit`; at most `most` of them. */
export function textsOf(value: unknown, limit: number, most: number): string[] {
  const texts: string[] = [];
  for (const item of listOf(value)) {
    if (texts.length >= most) break;
    if (typeof item === 'string' && item !== '' && item.length <= limit) texts.push(item);
  }
  return texts;
}
