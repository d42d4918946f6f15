// The bench's tables, in Markdown: figures of each work, and how they compare on the same bytes.
import type { Figures } from './measure.ts';
import type { Work } from './works.ts';

export interface Result {
  readonly work: Work;
  readonly figures: Figures;
  /** Counted in the report of the work, where it makes one. */
  readonly packages?: number;
  readonly findings?: number;
}

export function figuresTable(results: readonly Result[]): string {
  const rows = results.map(({ work, figures, packages, findings }) => [
    work.by === 'peer' ? `${work.name} (${work.on})` : work.name,
    seconds(figures.wall),
    seconds(figures.cpu),
    megabytes(figures.peak),
    megabytes(figures.read),
    packages?.toString() ?? '',
    findings?.toString() ?? '',
    goal(work, figures, results),
  ]);
  const head = ['work', 'wall s', 'CPU s', 'peak MB', 'read MB', 'packages', 'findings', 'to reach'];
  return markdown(head, rows);
}

/** For each work of ours, what others on the same bytes took in terms of it. */
export function ratiosTable(results: readonly Result[]): string {
  const rows: string[][] = [];
  for (const { work, figures } of results) {
    if (work.by !== 'plimsoll') continue;
    for (const other of results)
      if (other.work.by !== 'plimsoll' && other.work.on === work.on)
        rows.push([
          work.name,
          other.work.name,
          ratio(other.figures.wall, figures.wall),
          ratio(other.figures.cpu, figures.cpu),
          ratio(other.figures.peak, figures.peak),
        ]);
  }
  return markdown(
    ['work', 'other on the same bytes', 'its wall ÷ ours', 'its CPU ÷ ours', 'its peak ÷ ours'],
    rows,
  );
}

function goal({ within }: Work, { wall, peak }: Figures, results: readonly Result[]): string {
  if (!within) return '';
  const parts: [text: string, reached: boolean][] = [];
  if (within.wall !== undefined) parts.push([`≤ ${within.wall} s`, wall <= within.wall]);
  if (within.ratio) {
    const [name, allowed] = within.ratio;
    const yardstick = results.find(({ work }) => work.name === name)?.figures.wall ?? Number.NaN;
    const now = wall / yardstick;
    parts.push([`≤ ${allowed} × ${name} (${now.toFixed(2)})`, now <= allowed]);
  }
  if (within.peak !== undefined) parts.push([`≤ ${within.peak} MB`, peak <= within.peak * 1e6]);
  return parts.map(([text, reached]) => `${text}: ${reached ? 'yes' : '**no**'}`).join('; ');
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map((_, index) => (index === 0 ? '---' : '---:'))) + rows.map(line).join('');
}

const seconds = (value: number) => value.toFixed(value < 1 ? 3 : 2);
const megabytes = (value: number) => (value / 1e6).toFixed(0);
const ratio = (other: number, own: number) => (other / own).toFixed(1);
