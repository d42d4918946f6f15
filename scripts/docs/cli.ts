// docs/cli.md: every command with its options, from the table of commands.
import type { Command } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { GENERAL } from '../../src/cli/common.ts';
import { described, flags } from '../../src/cli/help.ts';
import type { Option } from '../../src/cli/option.ts';
import { exitRows } from './errors.ts';
import { code, madeFrom, table } from './markdown.ts';

/** Environment variables that mean something to users; a test finds each in the code. */
export const VARIABLES: readonly (readonly [name: string, meaning: string])[] = [
  ['PLIMSOLL_DB', 'folder of the advisory database; default `plimsoll/db` in the cache folder of the user'],
  ['PLIMSOLL_CACHE', 'folder of the layer cache; default `plimsoll` in the cache folder of the user'],
  ['PLIMSOLL_DB_URL', 'where advisory data is fetched from, as `--db-url`'],
  ['PLIMSOLL_CA_FILE', 'CA certificates to trust too, as `--ca-file`'],
  ['SSL_CERT_FILE', 'CA certificates to trust too'],
  ['XDG_CACHE_HOME', 'cache folder of the user; default `~/.cache`'],
  ['TMPDIR', 'folder of temporary files: large entries of compressed layers, standard input'],
  [
    'DOCKER_HOST',
    'address of the Docker engine; with it `DOCKER_TLS_VERIFY`, `DOCKER_CERT_PATH`, `DOCKER_CONTEXT`',
  ],
  ['CONTAINER_HOST', 'address of the Podman engine'],
  ['DOCKER_CONFIG', 'folder of the Docker configuration, where registry logins are'],
  ['REGISTRY_AUTH_FILE', 'file of registry logins, as Podman writes it'],
  ['HTTPS_PROXY', 'proxy for connections; `HTTP_PROXY` and `NO_PROXY` as usual'],
  ['NO_COLOR', 'no colours when it is not empty, as `--no-color`'],
  ['FORCE_COLOR', 'colours even where the output is no terminal'],
];

export function cliPage(): string {
  const own = (command: Command) => command.options.filter((option) => !GENERAL.includes(option));
  const sections = COMMANDS.map((command) => {
    const options = own(command);
    return [
      `## plimsoll ${command.name}`,
      sentence(command.summary),
      `\`\`\`\n${usageOf(command)}\n\`\`\``,
      ...(options.length > 0 ? [optionTable(options)] : []),
      `Examples:\n\n\`\`\`sh\n${command.examples.join('\n')}\n\`\`\``,
    ].join('\n\n');
  });
  return `${madeFrom('the table of commands in src/cli')}

# Command line

${table(
  ['Command', 'What it does'],
  COMMANDS.map(({ name, summary }) => [
    `[\`plimsoll ${name}\`](#plimsoll-${name.replaceAll(' ', '-')})`,
    summary,
  ]),
)}

An image is a name, a file, a folder or \`-\` for standard input. A name is asked of Docker, then of Podman, then of the registry; a file may be an
archive of \`docker save\`, an OCI archive, an SBOM, or one file by itself (a lock file, a jar, a program); a folder an OCI layout, a root file system
or a project. A prefix says which: \`docker:\`, \`podman:\`, \`registry:\`, \`docker-archive:\`, \`oci:\`, \`oci-archive:\`, \`dir:\`, \`rootfs:\`, \`file:\`.
Lock files count in projects and single files; in images and root file systems only what is installed does.

## Exit codes

${table(['Exit code', 'Meaning'], exitRows())}

[errors.md](errors.md) lists every error with its code.

## Options of every command

${optionTable(GENERAL)}

${sections.join('\n\n')}

## Environment

${table(
  ['Variable', 'Meaning'],
  VARIABLES.map(([name, meaning]) => [code(name), meaning]),
)}
`;
}

function usageOf({ name, arguments: given }: Command): string {
  return ['plimsoll', name, given, '[OPTIONS]'].filter(Boolean).join(' ');
}

function optionTable(options: readonly Option[]): string {
  return table(
    ['Option', 'Meaning'],
    options.map((option) => [code(flags(option).trim()), described(option)]),
  );
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
