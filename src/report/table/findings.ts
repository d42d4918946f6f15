// The findings, worst first; the base image's apart from one's own, since other people mend them.
import type { Finding } from '../../findings/index.ts';
import type { Package } from '../../inventory/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { type Column, count, type Paint, painted, type Style, tableLines } from '../layout.ts';
import type { TableOptions } from './index.ts';

/** Rows on the first screen, for both parts together. */
const SCREEN = 20;

const STYLES: Readonly<Record<string, Style | readonly Style[]>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  negligible: 'dim',
  unknown: 'dim',
};

export function findingLines(report: ScanReport, options: TableOptions): string[] {
  const { matched, image, inventory } = report;
  if (!matched || matched.findings.length === 0) return [];
  const packages = new Map(inventory.packages.map((one) => [one.id, one]));
  const isBase = (finding: Finding) =>
    finding.packages.every((id) => (packages.get(id)?.introduced ?? 0) < (image?.base?.layers ?? 0));
  const own = matched.findings.filter((finding) => !isBase(finding));
  const base = matched.findings.filter(isBase);
  const name = image?.base?.reference ?? 'the base image';
  const lines: string[] = [];
  const room = options.all ? Number.POSITIVE_INFINITY : SCREEN;
  const ownRoom = options.all ? room : Math.max(room - Math.min(base.length, room / 4), room / 2);
  if (base.length === 0) lines.push(...section(own.slice(0, room), packages, options));
  else {
    if (own.length > 0)
      lines.push(
        painted(options, 'bold', `In your own layers: ${count(own.length, 'finding')}`),
        ...section(own.slice(0, ownRoom), packages, options),
        '',
      );
    const rest = options.all ? room : Math.max(5, room - Math.min(own.length, ownRoom));
    lines.push(
      painted(options, 'bold', `From ${name}: ${count(base.length, 'finding')}`),
      ...section(base.slice(0, rest), packages, options),
    );
  }
  return lines;
}

const COLUMNS: readonly Column[] = [
  { title: 'SEVERITY', width: [8, 10], cut: 'never' },
  { title: 'PACKAGE', width: [8, 40], cut: 'middle' },
  { title: 'INSTALLED', width: [8, 30], cut: 'end' },
  { title: 'FIXED IN', width: [8, 30], cut: 'end' },
  { title: 'ID', width: [13, 24], cut: 'never' },
  { title: 'WHERE', width: [7, 60], cut: 'middle' },
];

function section(
  findings: readonly Finding[],
  packages: ReadonlyMap<string, Package>,
  paint: Paint,
): string[] {
  const rows = findings.map((finding) => rowOf(finding, packages, paint));
  // On a narrow terminal the place is the layer; the file is in the JSON, and where there is room.
  return tableLines(COLUMNS, rows, paint, (row, column, text) =>
    column === 0 ? painted(paint, STYLES[findings[row]!.severity] ?? 'dim', text) : text,
  );
}

function rowOf(finding: Finding, packages: ReadonlyMap<string, Package>, paint: Paint): string[] {
  const [evidence] = finding.evidence;
  const first = packages.get(finding.packages[0]!);
  const name = evidence?.by === 'source' ? evidence.name : (first?.name ?? evidence?.name ?? '');
  const layer = first ? `layer ${first.introduced + 1}` : '';
  const path = first?.evidence[0]?.path ?? '';
  const where = paint.columns >= 110 && path ? `/${path}, ${layer}` : layer;
  const fixed = finding.fixed || (finding.state === 'will-not-fix' ? 'will not fix' : '');
  return [finding.severity, name, first?.version ?? evidence?.version ?? '', fixed, finding.id, where];
}
