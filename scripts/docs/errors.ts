// docs/errors.md: every error that a user can meet, from the one table of errors.
import { ERRORS, EXIT } from '../../src/core/errors.ts';
import { code, madeFrom, table } from './markdown.ts';

const AREAS: Readonly<Record<string, string>> = {
  usage: 'What was typed',
  reference: 'What was typed',
  image: 'Images',
  engine: 'Container engines',
  registry: 'Registries',
  network: 'Network',
  sbom: 'SBOMs',
  advisories: 'Advisory data',
  store: 'Files that Plimsoll keeps and writes',
  output: 'Files that Plimsoll keeps and writes',
  time: 'Stopped',
  interrupted: 'Stopped',
  internal: 'Faults of Plimsoll',
};

export function errorsPage(): string {
  const areas = new Map<string, string[][]>();
  for (const [name, { exit, meaning }] of Object.entries(ERRORS)) {
    const area = AREAS[name.split('.')[0]!]!;
    const rows = areas.get(area) ?? [];
    areas.set(area, rows);
    rows.push([code(name), String(exit), meaning]);
  }
  const sections = [...areas].map(
    ([area, rows]) => `## ${area}\n\n${table(['Code', 'Exit code', 'Meaning'], rows)}\n`,
  );
  return `${madeFrom('src/core/errors.ts')}

# Errors

An error is one line on standard error: where, what, and what to do about it.

\`\`\`
plimsoll: shop.tar: there is no such file or folder
\`\`\`

\`--log-level debug\` adds the code of the list below and the chain of causes.

## Exit codes

${table(['Exit code', 'Meaning'], exitRows())}

Where several hold, ${EXIT.usage} wins over ${EXIT.unjudged}, ${EXIT.unjudged} over ${EXIT.findings}, and ${EXIT.findings} over ${EXIT.partial}. Without \`--fail-on\`, findings do not change the exit code.

${sections.join('\n')}`;
}

export function exitRows(): string[][] {
  return [
    [String(EXIT.ok), 'done; no finding at or above `--fail-on`'],
    [String(EXIT.findings), 'a finding is at least as severe as `--fail-on` says'],
    [String(EXIT.usage), 'the command was typed wrong; nothing was done'],
    [String(EXIT.unjudged), 'no answer: the image can not be read, or nothing in it can be judged'],
    [
      String(EXIT.partial),
      'judged in part: packages or their vulnerabilities may be missing; `--allow-partial` makes it 0',
    ],
    [String(EXIT.interrupted), 'stopped by a signal'],
  ];
}
