// For tests of readers that give values and members: shapes to compare, and what comes before a fault.
import type { Member, Value } from '../../src/formats/value.ts';

/** Tables as lists of pairs, so that their order counts too. */
export function plain(value: Value): unknown {
  if (value instanceof Map) return { table: [...value].map(([key, inner]) => [key, plain(inner)]) };
  return Array.isArray(value) ? (value as readonly Value[]).map(plain) : value;
}

/** What `plain` makes of a table with these pairs. */
export const table = (...pairs: readonly (readonly [string, unknown])[]) => ({ table: pairs });

/** The keys of what comes before the fault, and the fault. */
export function untilFault(found: Iterable<Member>): { keys: string[]; fault: unknown } {
  const keys: string[] = [];
  try {
    for (const { key } of found) keys.push(key);
  } catch (fault) {
    return { keys, fault };
  }
  return { keys, fault: undefined };
}
