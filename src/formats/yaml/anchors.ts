// Anchors, aliases and tags of YAML: the same value stands at each alias, and counts each time. Tags are passed over.
import { Damaged } from '../../core/bytes.ts';
import type { Value } from '../value.ts';
import type { YamlLines } from './lines.ts';

interface Anchored {
  readonly value: Value;
  /** How many values it holds: a few aliases of aliases would mean billions to whoever walks through them. */
  readonly size: number;
}

export type Anchors = Map<string, Anchored>;

const PROPERTY = /([&!])([^\s,[\]{}]*)(?:[ \t]+|$)/y;
const ALIAS = /\*([^\s,[\]{}]+)/y;

export interface Properties {
  /** Name of the anchor. */
  readonly anchor: string | undefined;
  /** Place after them and the white space that follows. */
  readonly end: number;
}

/** Anchor and tag in front of a node, in either order; nothing where there are none. */
export function propertiesAt(text: string, at: number): Properties | undefined {
  let anchor: string | undefined;
  let end = at;
  for (let more = 2; more > 0 && (text[end] === '&' || text[end] === '!'); more--) {
    PROPERTY.lastIndex = end;
    const found = PROPERTY.exec(text);
    if (found === null) throw new Damaged('an anchor or tag that is none');
    if (found[1] === '&') anchor = found[2];
    end = PROPERTY.lastIndex;
  }
  if (text[end] === '&' || text[end] === '!') throw new Damaged('more than one anchor or tag');
  return end === at ? undefined : { anchor, end };
}

/** The value which `build` makes, kept under the anchor's name. */
export function anchored(lines: YamlLines, anchor: string | undefined, build: () => Value): Value {
  const before = lines.values;
  const value = build();
  if (anchor !== undefined) lines.anchors?.set(anchor, { value, size: lines.values - before });
  return value;
}

/** The value that the alias at `at` stands for, and the place after it. */
export function aliasAt(lines: YamlLines, at: number): { value: Value; end: number } {
  ALIAS.lastIndex = at;
  const found = lines.anchors?.get(ALIAS.exec(lines.text)?.[1] ?? '');
  if (found === undefined) throw new Damaged('an alias of no anchor');
  lines.count(found.size);
  return { value: found.value, end: ALIAS.lastIndex };
}

/** Whether an anchor, alias or tag begins here; `Damaged` in texts where there may be none. */
export function isMarked(lines: YamlLines, first: string): boolean {
  if (first !== '&' && first !== '*' && first !== '!') return false;
  if (lines.anchors === undefined) throw new Damaged('anchors, aliases and tags are not read here');
  return true;
}
