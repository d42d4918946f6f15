// The last lines: how many findings, what was set aside, and what to do next.
import type { ScanReport } from '../../scan/index.ts';
import { count, painted, wrapText } from '../layout.ts';
import type { TableOptions } from './index.ts';

const ORDER = ['critical', 'high', 'medium', 'low', 'negligible', 'unknown'];

export function verdictLines(report: ScanReport, options: TableOptions): string[] {
  const { matched, outcome, inventory } = report;
  const lines: string[] = [];
  const bold = (text: string) => wrapText(text, options.columns).map((line) => painted(options, 'bold', line));
  if (outcome.verdict === 'nothing')
    return bold('No packages were found: there is nothing to match, which does not mean that it is clean.');
  if (!matched) return [];
  if (outcome.verdict === 'unjudged')
    return bold(`None of the ${count(inventory.packages.length, 'package')} could be judged: this is not a clean result.`);
  const total = matched.findings.length;
  const parts = ORDER.filter((one) => (outcome.counts[one] ?? 0) > 0).map((one) => `${outcome.counts[one]!.toLocaleString('en-US')} ${one}`);
  if (total === 0) lines.push(...bold(outcome.verdict === 'partial' ? 'No known vulnerability in what could be judged.' : 'No known vulnerability.'));
  else {
    const hint = !options.all && total > 20 && options.hints ? '   (--all lists them)' : '';
    lines.push(...bold(`${count(total, 'finding')}: ${parts.join(', ')}${hint}`));
  }
  const fixable = matched.findings.filter((finding) => finding.fixed !== '').length;
  if (fixable > 0) lines.push(`${count(fixable, 'finding')} can be fixed by an update`);
  if (matched.suppressed.length > 0) lines.push(...wrapText(suppressedText(report), options.columns));
  return lines;
}

const REASONS: Readonly<Record<string, string>> = {
  'vendor-not-affected': 'not affected, says the vendor',
  'vendor-fixed': 'fixed by the vendor',
  withdrawn: 'withdrawn',
  'kernel-headers': 'kernel headers without a kernel',
  vendored: 'vendored parts',
  'under-investigation': 'under investigation',
};

function suppressedText({ matched }: ScanReport): string {
  const byReason = new Map<string, number>();
  for (const { reason } of matched!.suppressed) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  const list = [...byReason].sort().map(([reason, n]) => `${n.toLocaleString('en-US')} ${REASONS[reason] ?? reason}`);
  return `Set aside: ${list.join(', ')}`;
}
