// The last lines: what was set aside and why, and what to type next.
import { byText, printable, thousands } from '../../core/text.ts';
import type { ScanReport } from '../../scan/index.ts';
import { painted, quoted, wrapText } from '../layout.ts';
import type { TableOptions } from './index.ts';

export function closingLines(report: ScanReport, options: TableOptions): string[] {
  const lines = asideText(report);
  const hints = options.hints ? nextCommands(report, options) : [];
  return [
    ...(lines ? wrapText(lines, options.columns) : []),
    ...hints.map((command) => `  ${painted(options, 'cyan', printable(command))}`),
  ];
}

const REASONS: Readonly<Record<string, string>> = {
  'vendor-not-affected': 'not affected, says the vendor',
  'vendor-fixed': 'fixed by the vendor',
  withdrawn: 'withdrawn',
  'kernel-headers': 'of kernel headers without a kernel',
  'build-only': 'of crates that only helped to build',
  'dev-only': 'of dependencies for development',
  vendored: 'of parts inside other packages',
  'under-investigation': 'under investigation',
};

function asideText({ matched }: ScanReport): string {
  const byReason = new Map<string, number>();
  for (const { reason } of matched?.suppressed ?? []) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  const list = [...byReason]
    .sort(([a], [b]) => byText(a, b))
    .map(([reason, n]) => `${thousands(n)} ${REASONS[reason] ?? reason}`);
  return list.length > 0 ? `Set aside: ${list.join(', ')}` : '';
}

/** Missing data is fetched first; then the same command shows everything. */
function nextCommands({ matched, shortfalls }: ScanReport, { all, command }: TableOptions): string[] {
  const missing = shortfalls.filter(({ state }) => state === 'missing').map(({ family }) => family);
  if (missing.length > 0) return [`plimsoll db update ${missing.map(quoted).join(' ')}`];
  const isMore = (matched?.findings.length ?? 0) > 0 || (matched?.suppressed.length ?? 0) > 0;
  return isMore && !all ? [`${command} --all`] : [];
}
