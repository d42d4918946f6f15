// plimsoll completion: scripts made from the table of commands, so that they are never behind it.
import { EXIT, fail } from '../../core/errors.ts';
import type { Command, Context } from '../command.ts';
import { COMMANDS } from '../commands.ts';

export async function run({ parsed, terminal }: Context): Promise<number> {
  const shell = parsed.arguments[0]!;
  const scripts: Readonly<Record<string, () => string>> = { bash, zsh, fish };
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (!script) fail('usage.bad-option', shell, 'there is no completion for this shell', 'bash, zsh or fish');
  await terminal.out(script());
  return EXIT.ok;
}

const first = (): string[] => [...new Set(COMMANDS.map((command) => command.name.split(' ')[0]!))];
const second = (group: string): string[] =>
  COMMANDS.filter((command) => command.name.startsWith(`${group} `)).map(
    (command) => command.name.split(' ')[1]!,
  );
const flags = (command: Command): string => command.options.map((option) => `--${option.name}`).join(' ');

function bash(): string {
  const groups = first().filter((name) => second(name).length > 0);
  const cases = COMMANDS.map((command) => `    "${command.name}") words="${flags(command)}" ;;`);
  const choices = COMMANDS.flatMap((command) =>
    command.options.flatMap((option) =>
      option.choices ? [`    --${option.name}) words="${option.choices.join(' ')}" ;;`] : [],
    ),
  );
  return `# bash completion of plimsoll
_plimsoll() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command words=""
  command="\${COMP_WORDS[1]}"
  case "$command" in
${groups.map((name) => `    ${name}) if [ "$COMP_CWORD" -gt 2 ]; then command="$command \${COMP_WORDS[2]}"; fi ;;`).join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${first().join(' ')} --help --version"; fi
  if [ "$COMP_CWORD" -eq 2 ]; then
    case "\${COMP_WORDS[1]}" in
${groups.map((name) => `      ${name}) words="${second(name).join(' ')}" ;;`).join('\n')}
    esac
  fi
  case "$command" in
${cases.join('\n')}
  esac
  case "$previous" in
${[...new Set(choices)].join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ "\${current#-}" = "$current" ] && [ \${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _plimsoll plimsoll
`;
}

function zsh(): string {
  return `#compdef plimsoll
autoload -Uz bashcompinit && bashcompinit
${bash()}`;
}

function fish(): string {
  const lines = ['# fish completion of plimsoll'];
  for (const name of first()) {
    const summary = COMMANDS.find((command) => command.name === name)?.summary ?? second(name).join(', ');
    lines.push(`complete -c plimsoll -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`);
    for (const sub of second(name))
      lines.push(`complete -c plimsoll -n "__fish_seen_subcommand_from ${name}" -a ${sub}`);
  }
  for (const command of COMMANDS)
    for (const option of command.options) {
      const takes = option.choices ? ` -x -a ${quote(option.choices.join(' '))}` : option.value ? ' -r' : '';
      const short = option.short ? ` -s ${option.short}` : '';
      lines.push(
        `complete -c plimsoll -n "__fish_seen_subcommand_from ${command.name.split(' ').at(-1)}" -l ${option.name}${short}${takes} -d ${quote(option.summary)}`,
      );
    }
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}
