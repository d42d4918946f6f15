// SARIF rules: one for each vulnerability, with its help text and a number for sorting.
import type { Finding } from '../../findings/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { isLink } from '../identity.ts';

export interface Rule {
  readonly id: string;
}

/** Rules of these ids, in the order of the findings; of several findings with one id the worst speaks. */
export function rulesOf({ matched }: ScanReport, ids: ReadonlySet<string>): Rule[] {
  const worst = new Map<string, Finding>();
  for (const finding of [
    ...(matched?.findings ?? []),
    ...(matched?.suppressed.map((one) => one.finding) ?? []),
  ])
    if (ids.has(finding.id) && !worst.has(finding.id)) worst.set(finding.id, finding);
  return [...worst.values()].map(ruleOf);
}

function ruleOf(finding: Finding): Rule {
  const { id, aliases, severity, severityFrom, summary, references } = finding;
  const title = cut(summary === '' ? id : `${id}: ${summary}`);
  const link = references.find(isLink);
  const number = severityNumber(finding);
  const lines = [
    summary === '' ? id : summary,
    `Severity: ${severity}${severityFrom === '' ? '' : ` (${severityFrom})`}`,
    ...(aliases.length > 0 ? [`Also known as: ${aliases.join(', ')}`] : []),
    ...references.slice(0, 10),
  ];
  const rule = {
    id,
    shortDescription: { text: title },
    fullDescription: { text: title },
    ...(link && { helpUri: link }),
    help: { text: lines.join('\n'), markdown: lines.map(escaped).join('\n\n') },
    defaultConfiguration: { level: levelOf(finding) },
    properties: {
      tags: ['security', 'vulnerability', severity],
      precision: 'very-high',
      ...(number !== undefined && { 'security-severity': number }),
    },
  };
  return rule;
}

export function levelOf({ severity }: Finding): 'error' | 'warning' | 'note' {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' ? 'warning' : 'note';
}

/** The bands in which services sort the number, least and most. */
const BANDS = {
  critical: [9.1, 10],
  high: [7, 8.9],
  medium: [4, 6.9],
  low: [0.1, 3.9],
  negligible: [0.1, 0.1],
} as const;

/** The score, held within the band of the severity that counts: a vendor's word may differ from the vector. */
function severityNumber({ severity, score }: Finding): string | undefined {
  if (severity === 'unknown') return undefined;
  const [least, most] = BANDS[severity];
  return Math.min(most, Math.max(least, score ?? (least + most) / 2)).toFixed(1);
}

/** Longer texts are refused. */
function cut(text: string): string {
  return text.length <= 1000 ? text : `${text.slice(0, 999)}\u2026`;
}

/** Foreign text as plain text in markdown. */
function escaped(text: string): string {
  return isLink(text) ? `<${text}>` : text.replace(/[\\`*_[\]<>#|~]|^[-+]/g, '\\$&');
}
