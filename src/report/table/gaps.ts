// What was not looked at, not understood or can't be judged: said in the same breath as what was found.
import type { ScanReport } from '../../scan/index.ts';
import { count, wrapText } from '../layout.ts';
import type { TableOptions } from './index.ts';

const SCREEN = 6;

export function gapLines(report: ScanReport, options: TableOptions): string[] {
  const { inventory, matched } = report;
  const lines = [
    ...(matched?.unjudged ?? []).map(
      (one) => `${one.what}: ${one.detail}${one.packages.length > 0 ? ` (${count(one.packages.length, 'package')})` : ''}`,
    ),
    ...inventory.gaps.map((gap) => `/${gap.path}: ${gap.detail ?? gap.reason}${gap.hides ? '; it may hide packages' : ''}`),
  ];
  if (lines.length === 0) return [];
  const shown = options.all ? lines : lines.slice(0, SCREEN);
  const hidden = lines.length - shown.length;
  return [
    'Not judged:',
    ...shown.flatMap((line) => hang(line, options.columns)),
    ...(hidden > 0 ? [`  and ${hidden.toLocaleString('en-US')} more   (--all lists them)`] : []),
  ];
}

function hang(text: string, width: number): string[] {
  return wrapText(text, width - 4, '').map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`));
}
