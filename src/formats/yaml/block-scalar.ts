// Block scalars of YAML: `|` keeps lines, `>` folds them. Source: YAML 1.2.2, chapter 8.1.
import { Damaged } from '../../core/bytes.ts';
import type { YamlLines } from './lines.ts';
import { folded } from './scalar.ts';
import { isSpace } from './space.ts';

const BLOCK_HEAD = /^([|>])(?:([-+])?([1-9])?|([1-9])([-+]))(?:[ \t]+#.*|[ \t]*)$/;

/** Reads a block scalar (`|`, `>`) whose head begins at the line's text. */
export function blockScalar(lines: YamlLines, parent: number): string {
  const [, style, before, digit, digitFirst, after] =
    BLOCK_HEAD.exec(lines.text) ?? bad('a block scalar with a strange head');
  const chomp = before ?? after;
  const stated = Number(digit ?? digitFirst ?? 0);
  let base = stated === 0 ? -1 : Math.max(parent, 0) + stated;
  const rows: string[] = [];
  for (lines.next(); !lines.done; lines.next()) {
    // A line of spaces: those beyond the indentation are content, once that is known.
    if (lines.text === '') {
      rows.push(base >= 0 && lines.indent > base ? ' '.repeat(lines.indent - base) : '');
      continue;
    }
    if (base < 0 && lines.indent > parent) base = lines.indent;
    if (lines.indent < base || base < 0) break;
    rows.push(' '.repeat(lines.indent - base) + lines.text);
  }
  let last = rows.length;
  while (last > 0 && rows[last - 1] === '') last--;
  const content = rows.slice(0, last);
  const text = style === '|' ? content.join('\n') : foldedBlock(content);
  if (chomp === '-') return text;
  if (chomp === '+') return text + '\n'.repeat(rows.length - last + (last > 0 ? 1 : 0));
  return last > 0 ? `${text}\n` : '';
}

/** Lines become one where neither is indented further; the breaks around those that are stay. */
function foldedBlock(rows: readonly string[]): string {
  const parts: string[] = [];
  let breaks = 0;
  let before: 'none' | 'text' | 'deeper' = 'none';
  for (const row of rows) {
    if (row === '') {
      breaks++;
      continue;
    }
    const deeper = isSpace(row[0]);
    if (before === 'none') parts.push('\n'.repeat(breaks));
    else if (deeper || before === 'deeper') parts.push('\n'.repeat(breaks + 1));
    else parts.push(folded(breaks + 1));
    parts.push(row);
    before = deeper ? 'deeper' : 'text';
    breaks = 0;
  }
  return parts.join('');
}

function bad(message: string): never {
  throw new Damaged(message);
}
