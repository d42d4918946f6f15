// Laying out text for terminals: columns, cutting, wrapping, colours that can be left out.
import { styleText } from 'node:util';
import { printable, thousands } from '../core/text.ts';

export interface Paint {
  readonly columns: number;
  readonly colour: boolean;
}

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'magenta' | 'cyan';

export function painted(paint: Paint, style: Style | readonly Style[], text: string): string {
  return paint.colour ? styleText(style as Style, text, { validateStream: false }) : text;
}

/** Cut in the middle: the ends of paths and versions tell most. */
export function cutMiddle(text: string, width: number): string {
  if (text.length <= width) return text;
  if (width <= 1) return text.slice(0, width);
  const left = Math.floor((width - 1) / 2);
  return `${text.slice(0, left)}…${text.slice(text.length - (width - 1 - left))}`;
}

/** Cut at the end. */
export function cutEnd(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

export interface Column {
  readonly title: string;
  /** Least and most characters. */
  readonly width: readonly [number, number];
  readonly cut: 'middle' | 'end' | 'never';
}

/**
 * Rows as lines of at most `columns` characters where the columns that may be cut allow it. Space that is left over
 * goes to the cells that need it, from left to right. Cells are foreign text: they are made printable.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  style: (row: number, column: number, text: string) => string = (_row, _column, text) => text,
): string[] {
  const cells = rows.map((row) => row.map(printable));
  const wish = columns.map(({ title, width }, i) =>
    Math.min(width[1], Math.max(width[0], title.length, ...cells.map((row) => row[i]!.length))),
  );
  const widths = fit(columns, wish, paint.columns - 2 * (columns.length - 1));
  const line = (texts: readonly string[], decorate: (column: number, text: string) => string) =>
    texts
      .map((text, i) => {
        const column = columns[i]!;
        const cut =
          column.cut === 'middle'
            ? cutMiddle(text, widths[i]!)
            : column.cut === 'end'
              ? cutEnd(text, widths[i]!)
              : text;
        const last = i === texts.length - 1;
        return decorate(i, cut) + (last ? '' : ' '.repeat(Math.max(0, widths[i]! - cut.length)));
      })
      .join('  ')
      .trimEnd();
  const head = line(
    columns.map(({ title }) => title),
    (_column, text) => painted(paint, 'dim', text),
  );
  return [head, ...cells.map((row, r) => line(row, (column, text) => style(r, column, text)))];
}

function fit(columns: readonly Column[], wish: readonly number[], room: number): number[] {
  const widths = [...wish];
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    // Take from the widest column that may still give.
    let widest = -1;
    for (const [i, { cut, width }] of columns.entries())
      if (
        cut !== 'never' &&
        widths[i]! > Math.max(width[0], 4) &&
        (widest < 0 || widths[i]! > widths[widest]!)
      )
        widest = i;
    if (widest < 0) break;
    widths[widest]!--;
    over--;
  }
  return widths;
}

/** Facts side by side, as many in a line as fit. They are foreign text: they are made printable. */
export function flow(facts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const fact of facts.map(printable)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 3 + fact.length <= width)
      lines[lines.length - 1] = `${last}   ${fact}`;
    else lines.push(fact);
  }
  return lines;
}

/** A word as a shell takes it, for hints that can be pasted. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Words of one line over several, each begun with `indent`. */
export function wrapText(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of printable(text).split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line];
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${thousands(n)} ${n === 1 ? one : many}`;
}

export function megabytes(bytes: number): string {
  const mb = bytes / 1e6;
  if (bytes > 0 && mb < 0.05) return '< 0.1 MB';
  return `${mb < 10 ? String(Math.round(mb * 10) / 10) : thousands(Math.round(mb))} MB`;
}
