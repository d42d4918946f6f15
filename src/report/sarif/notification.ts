// SARIF notifications: what could not be looked at or judged.
import type { ScanReport } from '../../scan/index.ts';
import { uriOf } from './result.ts';

export function notificationsOf(report: ScanReport, leftOut: number): object[] {
  const { inventory, matched, shortfalls } = report;
  const note = (id: string, hides: boolean, text: string, path?: string): object => ({
    descriptor: { id },
    level: hides ? 'warning' : 'note',
    message: { text },
    ...(path && {
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
    }),
  });
  return [
    ...inventory.gaps.map(({ reason, hides, detail, path }) =>
      note(`gap/${reason}`, hides, `${path}: ${detail ?? reason}`, path),
    ),
    ...(matched?.unjudged ?? []).map(({ reason, what, hides, detail }) =>
      note(`unjudged/${reason}`, hides, `${what}: ${detail}`),
    ),
    ...shortfalls.map(({ family, state, reason }) =>
      note(`data/${state}`, true, `advisory data of ${family} is ${state}: ${reason}`),
    ),
    ...(leftOut > 0
      ? [
          note(
            'results/left-out',
            true,
            `${leftOut} results more than are taken here were left out: see the JSON report`,
          ),
        ]
      : []),
  ];
}
