// The report for people: the answer first, one screen, worst on top, and what was not looked at.
import type { ScanReport } from '../../scan/index.ts';
import type { Paint } from '../layout.ts';
import { answerLines } from './answer.ts';
import { changeLines } from './changes.ts';
import { closingLines } from './closing.ts';
import { findingLines } from './findings.ts';
import { gapLines } from './gaps.ts';
import { headLines } from './head.ts';
import { packageLines } from './packages.ts';
import { unidentifiedLines } from './unidentified.ts';

export interface TableOptions extends Paint {
  /** List everything. */
  readonly all: boolean;
  /** How the user called us, for hints that can be pasted. */
  readonly command: string;
  readonly hints: boolean;
}

/** The report as text, ending with a newline. */
export function tableReport(report: ScanReport, options: TableOptions): string {
  const packages = new Map(report.inventory.packages.map((one) => [one.id, one]));
  const parts = [
    headLines(report, options),
    answerLines(report, options),
    options.all ? [] : changeLines(report, packages, options),
    report.matched ? findingLines(report, packages, options) : packageLines(report, options),
    gapLines(report, packages, options),
    unidentifiedLines(report, options),
    closingLines(report, options),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
