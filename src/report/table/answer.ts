// The answer: how many findings, how grave, and what an update can mend; or why there is no answer.
import { thousands } from '../../core/text.ts';
import type { ScanReport } from '../../scan/index.ts';
import { count, painted, wrapText } from '../layout.ts';
import type { TableOptions } from './index.ts';

const ORDER = ['critical', 'high', 'medium', 'low', 'negligible', 'unknown'];

export function answerLines(report: ScanReport, options: TableOptions): string[] {
  const { matched, outcome } = report;
  const bold = (text: string) =>
    wrapText(text, options.columns).map((line) => painted(options, 'bold', line));
  if (outcome.verdict === 'nothing')
    return bold('No packages were found: there is nothing to match, which does not mean that it is clean.');
  if (!matched) return [];
  if (outcome.verdict === 'unjudged') return bold(unjudgedText(report));
  const total = matched.findings.length;
  const fixable = matched.findings.filter((finding) => finding.fixed !== '').length;
  const lines = bold(total === 0 ? noneText(report) : `${count(total, 'finding')}: ${countsText(report)}`);
  if (report.leftOut > 0)
    lines.push(`${count(report.leftOut, 'finding')} without a fix left out (--only-fixed)`);
  else if (total > 0)
    lines.push(fixable > 0 ? `${count(fixable, 'finding')} can be fixed by an update` : 'None has a fix yet');
  return lines;
}

function unjudgedText({ inventory }: ScanReport): string {
  return `Could not be judged: ${count(inventory.packages.length, 'package')}, no answer for any. This is not a clean result.`;
}

/** No findings; what that is worth depends on what was left out and what could not be judged. */
function noneText({ outcome, leftOut }: ScanReport): string {
  if (leftOut > 0) return 'No finding that an update would fix';
  return outcome.verdict === 'partial'
    ? 'No known vulnerability in what could be judged'
    : 'No known vulnerability';
}

function countsText({ outcome: { counts } }: ScanReport): string {
  return ORDER.filter((one) => (counts[one] ?? 0) > 0)
    .map((one) => `${thousands(counts[one]!)} ${one}`)
    .join(', ');
}
