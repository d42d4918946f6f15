// Block collections of YAML: builds the value at a line, or gives single members of it on the way.
import { Damaged, OverBudget } from '../../core/bytes.ts';
import type { Member, Value } from '../value.ts';
import { memberAt, membersIn, type Wanted, wantedAt } from '../wanted.ts';
import { aliasAt, anchored, isMarked, propertiesAt } from './anchors.ts';
import { blockScalar } from './block-scalar.ts';
import { flowCollection } from './flow.ts';
import type { YamlLines } from './lines.ts';
import { plainScalar, plainValue, quotedScalar, splitKey } from './scalar.ts';
import { isSpace, valueText } from './space.ts';

const DEPTH = 128;

/** An entry whose key or dash has been read; the lines stand at its value. */
interface Entry {
  readonly key: string;
  /**
   * `below`: on lines of its own; `beside`: on the line of the key, where no block collection may begin; `compact`: on
   * the line of the dash, or of the colon of a complex key, where one may; `nowhere`: it has none.
   */
  readonly where: 'below' | 'beside' | 'compact' | 'nowhere';
}

/** The wanted members of the node that begins at this line and belongs to something at `parent`. */
export function* membersOf(lines: YamlLines, parent: number, wanted: Wanted): Generator<Member> {
  const { indent } = lines;
  if (!isBlock(lines)) {
    lines.begin();
    return yield* membersIn(node(lines, parent, 1), wanted);
  }
  const list = isDash(lines.text);
  for (let index = 0; isNext(lines, indent, list); index++) {
    lines.begin();
    const { key, where } = list ? elementAt(lines, index) : entryAt(lines);
    const inner = wantedAt(wanted, key);
    const open = where === 'below' || where === 'compact';
    if (inner !== undefined && open && isBlock(lines)) yield* membersOf(lines, indent, inner);
    else if (inner !== undefined || wanted.here.length > 0)
      yield* memberAt(key, valueAt(lines, indent, where, 1), wanted);
    else if (where !== 'nowhere') lines.skip(indent, !list);
  }
}

/** Builds the node that begins at this line and belongs to something at `parent`; ends on the line after it. */
export function node(lines: YamlLines, parent: number, depth: number): Value {
  if (depth > DEPTH) throw new OverBudget(`a value nested deeper than ${DEPTH}`);
  lines.count();
  if (!isBlock(lines)) return inline(lines, parent, depth);
  const { indent } = lines;
  if (isDash(lines.text)) {
    const list: Value[] = [];
    while (isNext(lines, indent, true))
      list.push(valueAt(lines, indent, elementAt(lines, list.length).where, depth));
    return list;
  }
  const table = new Map<string, Value>();
  while (isNext(lines, indent, false)) {
    const { key, where } = entryAt(lines);
    table.set(key, valueAt(lines, indent, where, depth));
  }
  return table;
}

function valueAt(lines: YamlLines, parent: number, where: Entry['where'], depth: number): Value {
  if (where === 'nowhere') return null;
  if (where !== 'beside') return node(lines, parent, depth + 1);
  lines.count();
  return inline(lines, parent, depth);
}

/** A scalar, a flow collection, an alias, or a node with an anchor or tag. */
function inline(lines: YamlLines, parent: number, depth: number): Value {
  const first = lines.text[0]!;
  if (isMarked(lines, first)) return marked(lines, parent, depth);
  if (first === '|' || first === '>') return blockScalar(lines, parent);
  if (first === '"' || first === "'") {
    const { value, end } = quotedScalar(lines, 0, parent);
    finish(lines, end);
    return value;
  }
  if (first === '{' || first === '[') {
    const { value, end } = flowCollection(lines, parent);
    finish(lines, end);
    return value;
  }
  return plainValue(plainScalar(lines, parent));
}

function marked(lines: YamlLines, parent: number, depth: number): Value {
  const { text } = lines;
  const properties = propertiesAt(text, 0);
  if (properties === undefined) {
    const { value, end } = aliasAt(lines, 0);
    finish(lines, end);
    return value;
  }
  return anchored(lines, properties.anchor, () => {
    const rest = valueText(text, properties.end);
    if (rest === '') return valueAt(lines, parent, below(lines, parent, true), depth);
    lines.replace(lines.indent, rest);
    return valueAt(lines, parent, 'beside', depth);
  });
}

function finish(lines: YamlLines, end: number): void {
  if (valueText(lines.text, end) !== '') throw new Damaged('something follows a value on its line');
  lines.next();
}

function isBlock(lines: YamlLines): boolean {
  const { text } = lines;
  return isDash(text) || isMark(text, '?') || splitKey(pastProperties(lines)) !== undefined;
}

/** Whether a further element or entry of the collection at `indent` follows. */
function isNext(lines: YamlLines, indent: number, list: boolean): boolean {
  if (!lines.content() || lines.indent < indent) return false;
  if (lines.indent > indent) throw new Damaged('a line that is indented too far');
  return isDash(lines.text) === list;
}

function isDash(text: string): boolean {
  return isMark(text, '-');
}

function isMark(text: string, mark: string): boolean {
  return text.startsWith(mark) && (text.length === 1 || isSpace(text[1]));
}

function elementAt(lines: YamlLines, index: number): Entry {
  return { key: String(index), where: compact(lines, false) };
}

function entryAt(lines: YamlLines): Entry {
  const { indent, text } = lines;
  if (isMark(text, '?')) return complexAt(lines);
  const { key: written, rest } =
    splitKey(pastProperties(lines)) ?? bad('a line that is no entry of its mapping');
  const key = isMarked(lines, text[0]!) ? markedKey(lines, written) : written;
  if (rest === '') return { key, where: below(lines, indent, true) };
  lines.replace(indent, rest);
  return { key, where: 'beside' };
}

/** The text of an entry, without anchor and tag of its key. */
function pastProperties({ anchors, text }: YamlLines): string {
  const end = anchors === undefined ? undefined : propertiesAt(text, 0)?.end;
  return end === undefined ? text : text.slice(end);
}

function markedKey(lines: YamlLines, written: string): string {
  if (lines.text.startsWith('*')) return keyText(aliasAt(lines, 0).value);
  const anchor = propertiesAt(lines.text, 0)?.anchor;
  return anchor === undefined ? written : keyText(anchored(lines, anchor, () => written));
}

/** `? key` on a line, `: value` on a further one: how long keys are written. */
function complexAt(lines: YamlLines): Entry {
  const { indent } = lines;
  const where = compact(lines, false);
  const key = where === 'nowhere' ? '' : keyAt(lines, indent);
  if (!lines.content() || lines.indent !== indent || !isMark(lines.text, ':'))
    return { key, where: 'nowhere' };
  return { key, where: compact(lines, true) };
}

function keyAt(lines: YamlLines, parent: number): string {
  if (isBlock(lines) || '{['.includes(lines.text[0]!)) throw new Damaged('a collection as a key');
  const plain = !'"\'|>'.includes(lines.text[0]!);
  return plain ? plainScalar(lines, parent) : keyText(inline(lines, parent, 1));
}

function keyText(value: Value): string {
  if (typeof value === 'object' && value !== null) throw new Damaged('a collection as a key');
  return String(value);
}

/** Past a dash, question mark or colon that stands alone. `list`: dashes may stand below a colon itself. */
function compact(lines: YamlLines, list: boolean): Entry['where'] {
  const { indent, text } = lines;
  const rest = valueText(text, 1);
  if (rest === '') return below(lines, indent, list);
  lines.replace(indent + text.length - rest.length, rest);
  return 'compact';
}

function below(lines: YamlLines, indent: number, list: boolean): Entry['where'] {
  lines.next();
  if (!lines.content()) return 'nowhere';
  const found = lines.indent > indent || (list && lines.indent === indent && isDash(lines.text));
  return found ? 'below' : 'nowhere';
}

function bad(message: string): never {
  throw new Damaged(message);
}
