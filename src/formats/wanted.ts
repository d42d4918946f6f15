// Which containers of a JSON or YAML document are asked for, followed key by key from the root.
import { isTable, type Member, type Value } from './value.ts';

/** What is asked for at one place of a document and below it. */
export interface Wanted {
  /** Places in the caller's list of those containers that are this place: its members are to be given. */
  readonly here: readonly number[];
  readonly below: readonly { readonly of: number; readonly rest: readonly string[] }[];
}

/** Paths from the root, one a container; `*` stands for any key. */
export function wantedOf(containers: readonly (readonly string[])[]): Wanted {
  return sorted(containers.map((rest, of) => ({ of, rest })));
}

/** What is asked for one key further down; nothing where nobody asks for that. */
export function wantedAt({ below }: Wanted, key: string): Wanted | undefined {
  if (below.length === 0) return undefined;
  const fitting = below.filter(({ rest }) => rest[0] === '*' || rest[0] === key);
  return fitting.length === 0
    ? undefined
    : sorted(fitting.map(({ of, rest }) => ({ of, rest: rest.slice(1) })));
}

function sorted(all: Wanted['below']): Wanted {
  return {
    here: all.filter(({ rest }) => rest.length === 0).map(({ of }) => of),
    below: all.filter(({ rest }) => rest.length > 0),
  };
}

/** The members that are asked for in a value which is built already. */
export function* membersIn(value: Value, wanted: Wanted): Generator<Member> {
  if (isTable(value)) for (const [key, inner] of value) yield* memberAt(key, inner, wanted);
  else if (Array.isArray(value))
    for (const [index, inner] of (value as readonly Value[]).entries())
      yield* memberAt(String(index), inner, wanted);
}

/** The members that are asked for in the value at `key`, or the whole of it. */
export function* memberAt(key: string, value: Value, wanted: Wanted): Generator<Member> {
  const inner = typeof value === 'object' && value !== null ? wantedAt(wanted, key) : undefined;
  if (inner !== undefined) return yield* membersIn(value, inner);
  for (const of of wanted.here) yield { of, key, value };
}
