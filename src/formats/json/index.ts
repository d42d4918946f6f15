// JSON of any size: single members of it in one pass and constant memory, or a small document as a whole. Source: RFC 8259.
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import type { Member, Table, Value } from '../value.ts';
import { type Wanted, wantedAt, wantedOf } from '../wanted.ts';
import { END, type JsonBounds, JsonScanner } from './scanner.ts';

export interface JsonOptions {
  /** Comments and trailing commas are accepted, as in `bun.lock`, `deno.jsonc` and files made by hand. */
  readonly lenient?: boolean;
}

/** Members of lock files have some hundred bytes, those of npm's oldest ones up to some hundred thousand. */
const MEMBER: JsonBounds = { bytes: 4 * 1024 * 1024, values: 250_000, depth: 128 };
const DOCUMENT_LIMIT = 16 * 1024 * 1024;
const DOCUMENT_VALUES = 1_000_000;

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

/**
 * Each member of the object, and each element of the list, at each of the paths `containers` (`['packages']`; `[]` is
 * the root; `*` as a part is any key), in the order of the text. A member that is itself asked for, or leads to one
 * that is, comes in its parts only. A key that is there twice comes twice. Within a member's value, keys that are whole
 * numbers stand first. What is not asked for is passed over by its bytes and hardly checked.
 *
 * Throws `Damaged` where this is no JSON, and `OverBudget` at a member that is too large to be built (4 MiB, 250,000
 * values, 128 deep); what came before it stays.
 */
export function* jsonMembers(
  bytes: Bytes,
  containers: readonly (readonly string[])[],
  { lenient = false }: JsonOptions = {},
): Generator<Member> {
  const scanner = new JsonScanner(bytes, lenient, MEMBER);
  yield* membersOf(scanner, wantedOf(containers), lenient);
  if (scanner.token() !== END) throw new Damaged('something follows the JSON value');
}

function* membersOf(scanner: JsonScanner, wanted: Wanted, lenient: boolean): Generator<Member> {
  const opening = scanner.token();
  if (!isOpen(opening)) return scanner.pass();
  const list = opening === OPEN_LIST;
  const closing = list ? CLOSE_LIST : CLOSE_OBJECT;
  scanner.take();
  if (scanner.token() === closing) return scanner.take();
  for (let index = 0; ; index++) {
    const key = list ? String(index) : keyOf(scanner);
    const next = scanner.token();
    const inner = isOpen(next) ? wantedAt(wanted, key) : undefined;
    if (inner !== undefined) yield* membersOf(scanner, inner, lenient);
    else if (wanted.here.length === 0) scanner.pass();
    else {
      const value = valueOf(scanner.text());
      for (const of of wanted.here) yield { of, key, value };
    }
    const after = scanner.token();
    if (after !== COMMA && after !== closing)
      throw new Damaged(after === END ? 'the text ends early' : 'a comma is missing');
    scanner.take();
    if (after === closing) return;
    if (lenient && scanner.token() === closing) return scanner.take();
  }
}

function isOpen(byte: number): boolean {
  return byte === OPEN_OBJECT || byte === OPEN_LIST;
}

function keyOf(scanner: JsonScanner): string {
  const key = parse(scanner.text());
  if (typeof key !== 'string' || scanner.token() !== COLON) throw new Damaged('a key is missing');
  scanner.take();
  return key;
}

/** A whole document of at most `limit` bytes. Throws `Damaged` and `OverBudget` (also for a million values). */
export function readJson(
  bytes: Bytes,
  limit: number = DOCUMENT_LIMIT,
  { lenient = false }: JsonOptions = {},
): Value {
  if (bytes.size > limit) throw new OverBudget(`${bytes.size} bytes of JSON, limit ${limit}`);
  const scanner = new JsonScanner(bytes, lenient, { ...MEMBER, bytes: limit, values: DOCUMENT_VALUES });
  const value = valueOf(scanner.text());
  if (scanner.token() !== END) throw new Damaged('something follows the JSON value');
  return value;
}

function valueOf(text: string): Value {
  return shaped(parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Damaged((error as Error).message.slice(0, 120));
  }
}

function shaped(value: unknown): Value {
  if (typeof value !== 'object' || value === null) return value as Value;
  if (Array.isArray(value)) return value.map(shaped);
  const table = new Map<string, Value>();
  for (const key of Object.keys(value)) table.set(key, shaped((value as Record<string, unknown>)[key]));
  return table satisfies Table;
}
