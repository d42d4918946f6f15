// SARIF 2.1.0: one result for each finding, within what code scanning services take. Source: OASIS SARIF 2.1.0.
import type { ScanReport } from '../../scan/index.ts';
import { subjectOf } from '../identity.ts';
import { jsonDocument } from '../json-text.ts';
import { notificationsOf } from './notification.ts';
import { resultsOf } from './result.ts';
import { rulesOf } from './rule.ts';

/** Code scanning services keep no more results of one run. */
const MOST_RESULTS = 5000;

export function sarifReport(report: ScanReport): string {
  const all = resultsOf(report);
  const kept = all.slice(0, MOST_RESULTS);
  const leftOut = all.length - kept.length;
  const rules = rulesOf(report, new Set(kept.map(({ ruleId }) => ruleId)));
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Plimsoll', version: report.tool, semanticVersion: report.tool, rules } },
        automationDetails: { id: `plimsoll/${subjectOf(report)}/` },
        invocations: [
          {
            executionSuccessful: report.outcome.verdict !== 'unjudged',
            endTimeUtc: report.now,
            toolExecutionNotifications: notificationsOf(report, leftOut),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: kept.map((result) => ({ ...result, ruleIndex: index.get(result.ruleId) })),
      },
    ],
  };
  return jsonDocument(document, 6);
}
