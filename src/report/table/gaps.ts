// What was not looked at, not understood or can't be judged: said in the same breath as what was found.
import { thousands } from '../../core/text.ts';
import type { Unjudged } from '../../findings/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { count, wrapText } from '../layout.ts';
import type { TableOptions } from './index.ts';
import { type Packages, shortName } from './names.ts';

const SCREEN = 6;
/** So many packages are named; more are counted. */
const NAMED = 3;

export function gapLines(report: ScanReport, packages: Packages, options: TableOptions): string[] {
  const { inventory, matched, shortfalls } = report;
  const lines = [
    ...leftOutTexts(report),
    ...(matched?.unjudged ?? []).map((one) => unjudgedText(one, packages)),
    ...shortfalls
      .filter(({ state }) => state === 'stale')
      .map(({ family, reason }) => `${family}: the data is old, and no newer can be had: ${reason}`),
    ...inventory.gaps.map(
      (gap) => `/${gap.path}: ${gap.detail ?? gap.reason}${gap.hides ? '; it may hide packages' : ''}`,
    ),
  ];
  if (lines.length === 0) return [];
  const shown = options.all ? lines : lines.slice(0, SCREEN);
  const hidden = lines.length - shown.length;
  return [
    'Not judged:',
    ...shown.flatMap((line) => hang(line, options.columns)),
    ...(hidden > 0 ? [`  and ${thousands(hidden)} more   (--all lists them)`] : []),
  ];
}

/** `npm: there is no advisory data for npm (17 packages)`, `a third party (nodejs): not built by …`. */
function unjudgedText({ what, detail, packages: ids }: Unjudged, packages: Packages): string {
  const names = ids.slice(0, NAMED + 1).flatMap((id) => packages.get(id) ?? []);
  if (ids.length > NAMED) return `${what}: ${detail} (${count(ids.length, 'package')})`;
  return `${what}${names.length > 0 ? ` (${names.map(shortName).join(', ')})` : ''}: ${detail}`;
}

/** Asked for, and yet part of what the answer rests on. */
function leftOutTexts({ inventory: { leftOut } }: ScanReport): string[] {
  if (leftOut === undefined) return [];
  const { cataloguers, paths } = leftOut;
  return [
    ...(cataloguers.length > 0
      ? [
          `left out by --only or --skip: ${count(cataloguers.length, 'cataloguer')} (${cataloguers.join(', ')})`,
        ]
      : []),
    ...paths.map(({ pattern, files }) => `left out by --exclude ${pattern}: ${count(files, 'file')}`),
  ];
}

function hang(text: string, width: number): string[] {
  return wrapText(text, width - 4, '').map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`));
}
