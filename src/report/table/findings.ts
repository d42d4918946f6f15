// The findings, worst first; the base image's apart from one's own, since other people mend them.
import { thousands } from '../../core/text.ts';
import type { Finding } from '../../findings/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { type Column, count, type Paint, painted, type Style, tableLines } from '../layout.ts';
import type { TableOptions } from './index.ts';
import { type Packages, placeColumn, placeFormOf, placeOf, subjectOf } from './names.ts';

/** Rows on the first screen, for both parts together, and for the base image's at least. */
const SCREEN = 15;
const BASE_ROOM = 5;

const STYLES: Readonly<Record<string, Style | readonly Style[]>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  negligible: 'dim',
  unknown: 'dim',
};

interface Part {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly room: number;
}

export function findingLines(report: ScanReport, packages: Packages, options: TableOptions): string[] {
  const parts = partsOf(report, packages, options.all);
  const shown = parts.flatMap(({ findings, room }) => findings.slice(0, room));
  if (shown.length === 0) return [];
  const rows = shown.map((finding) => rowOf(finding, report, packages, options));
  const [head, ...lines] = tableLines(
    [...COLUMNS, placeColumn(placeFormOf(report, options.columns))],
    rows,
    options,
    (row, column, text) =>
      column === 0 ? painted(options, STYLES[shown[row]!.severity] ?? 'dim', text) : text,
  );
  const out = [head!];
  for (const { title, findings, room } of parts) {
    if (title && findings.length > 0)
      out.push(painted(options, 'bold', `${title}: ${count(findings.length, 'finding')}`));
    out.push(...lines.splice(0, Math.min(room, findings.length)));
    const hidden = findings.length - room;
    if (hidden > 0) out.push(`and ${thousands(hidden)} more`);
  }
  return out;
}

/** One part without a title where no base image is known. */
function partsOf({ matched, image }: ScanReport, packages: Packages, all: boolean): Part[] {
  const findings = [...(matched?.findings ?? [])].sort(byScore);
  const layers = image?.base?.layers ?? 0;
  const isBase = (finding: Finding) =>
    finding.packages.every((id) => (packages.get(id)?.introduced ?? layers) < layers);
  const base = layers > 0 ? findings.filter(isBase) : [];
  const room = all ? Number.POSITIVE_INFINITY : SCREEN;
  if (base.length === 0) return [{ title: '', findings, room }];
  const own = findings.filter((finding) => !isBase(finding));
  const ownRoom = Math.max(room - Math.min(base.length, BASE_ROOM), room - base.length);
  return [
    { title: 'In your own layers', findings: own, room: ownRoom },
    {
      title: `From ${image?.base?.reference ?? 'the base image'}`,
      findings: base,
      room: Math.max(BASE_ROOM, room - own.length),
    },
  ];
}

/** Within a severity, which the findings are sorted by, the higher score first. */
function byScore(a: Finding, b: Finding): number {
  return a.severity === b.severity ? (b.score ?? 0) - (a.score ?? 0) : 0;
}

const COLUMNS: readonly Column[] = [
  { title: 'SEVERITY', width: [8, 10], cut: 'never' },
  { title: 'PACKAGE', width: [8, 40], cut: 'middle' },
  { title: 'INSTALLED', width: [9, 30], cut: 'middle' },
  { title: 'FIXED IN', width: [9, 30], cut: 'middle' },
  { title: 'ID', width: [13, 24], cut: 'never' },
];

function rowOf(finding: Finding, report: ScanReport, packages: Packages, { columns }: Paint): string[] {
  const { severity, id, evidence, state } = finding;
  const first = packages.get(finding.packages[0]!);
  const fixed = finding.fixed || (state === 'will-not-fix' ? 'will not fix' : 'no fix');
  const place = first ? placeOf(first, report, placeFormOf(report, columns)) : '';
  const version = first?.version ?? evidence[0]?.version ?? '';
  return [severity, subjectOf(finding, packages), version, fixed, id, place];
}
