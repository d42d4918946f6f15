// YAML: single members of what package managers write, of any size, in one pass; and whole small documents. Source: YAML 1.2.2.
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import type { Member, Value } from '../value.ts';
import { wantedOf } from '../wanted.ts';
import { YamlLines } from './lines.ts';
import { membersOf, node } from './nodes.ts';
import { valueText } from './space.ts';

const DOCUMENT_LIMIT = 1024 * 1024;

/**
 * Each member of the mapping, and each element of the list, at each of the paths `containers` (`['packages']`; `[]` is
 * the root; `*` as a part is any key), in the order of the text, over all documents of it. A member that is itself
 * asked for, or leads to one that is, comes in its parts only. A key that is there twice comes twice. What is not asked
 * for is passed over by its indentation and hardly checked. Values are those of the core schema, but a number that
 * would not print as it is written stays text (`1.10`), and so do all keys.
 *
 * Throws `Damaged` where this is no YAML or has anchors, aliases or tags, and `OverBudget` at a member that is too large
 * to be built (4 MiB, 250,000 values, 128 deep); what came before it stays.
 */
export function* yamlMembers(bytes: Bytes, containers: readonly (readonly string[])[]): Generator<Member> {
  const wanted = wantedOf(containers);
  const lines = new YamlLines(bytes);
  while (toDocument(lines)) {
    yield* membersOf(lines, -1, wanted);
    if (lines.content()) throw new Damaged('a line that belongs to nothing');
  }
}

/**
 * A whole document of at most `limit` bytes: the first one where there are several, null where there is none. Values as
 * for `yamlMembers`; an alias is the value of its anchor; tags are passed over, and a collection can't be a key. Merge
 * keys (`<<`) are keys like others. Throws `Damaged` and `OverBudget` (also for 250,000 values, aliases counted in full).
 */
export function readYaml(bytes: Bytes, limit: number = DOCUMENT_LIMIT): Value {
  if (bytes.size > limit) throw new OverBudget(`${bytes.size} bytes of YAML, limit ${limit}`);
  const lines = new YamlLines(bytes, new Map());
  if (!toDocument(lines)) return null;
  const value = node(lines, -1, 1);
  if (lines.content()) throw new Damaged('a line that belongs to nothing');
  return value;
}

/** Moves to the next document that has content, past directives and the marks between documents. */
function toDocument(lines: YamlLines): boolean {
  while (!lines.content() || (lines.indent === 0 && lines.text.startsWith('%'))) {
    if (lines.done) return false;
    const rest = lines.text.startsWith('---') ? valueText(lines.text, 3) : '';
    if (rest === '') lines.next();
    else lines.replace(0, rest);
  }
  return true;
}
