// Help texts, made from the table of commands.
import { EXIT } from '../core/errors.ts';
import type { Command } from './command.ts';
import type { Option } from './option.ts';

export function overview(commands: readonly Command[], version: string): string {
  const rows = commands.map(
    ({ name, arguments: args, summary }) => [`${name} ${args}`.trim(), summary] as const,
  );
  return `plimsoll ${version}: may this container image be built, shipped and run?

Usage: plimsoll COMMAND [ARGUMENTS] [OPTIONS]

${columns(rows)}

An image is a name (asked of Docker, Podman, then the registry), a file of
docker save, an OCI layout, - for standard input, or one of these with its
prefix: docker: podman: registry: docker-archive: oci: oci-archive: dir:

Exit codes: ${EXIT.ok} fine, ${EXIT.findings} findings at or above --fail-on, ${EXIT.usage} wrong usage,
${EXIT.unjudged} could not judge, ${EXIT.partial} judged in part.

plimsoll COMMAND --help tells more.
`;
}

export function commandHelp(command: Command): string {
  const rows = command.options.map((option) => [flags(option), described(option)] as const);
  return `${wrap(`plimsoll ${command.name}: ${command.summary}`, 80).join('\n')}

Usage: plimsoll ${`${command.name} ${command.arguments}`.trim()} [OPTIONS]

${columns(rows)}

Examples:
${command.examples.map((example) => `  ${example}`).join('\n')}
`;
}

/** What an option does, with the values that it may have where the summary does not name them. */
export function described({ summary, choices = [] }: Option): string {
  return choices.every((choice) => summary.includes(choice)) ? summary : `${summary}: ${choices.join(', ')}`;
}

/** `-f, --format FORMAT[=FILE]`; those without a short form are indented alike. */
export function flags({ name, short, value }: Option): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
}

/** Two columns; the right one wraps at 80. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(30, Math.max(...rows.map(([left]) => left.length)));
  return rows
    .map(([left, right]) => {
      const lines = wrap(right, 80 - width - 4);
      const first = left.length > width ? `  ${left}\n${' '.repeat(width + 4)}` : `  ${left.padEnd(width)}  `;
      return first + lines.join(`\n${' '.repeat(width + 4)}`);
    })
    .join('\n');
}

export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}
