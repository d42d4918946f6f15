// Where reports go: --format NAME[=FILE] and -o FILE, each several times; files are written beside and renamed.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { fail, systemCode } from '../core/errors.ts';
import { FORMATS, type Format, quoted, render } from '../report/index.ts';
import type { ScanReport } from '../scan/index.ts';
import type { Context } from './command.ts';
import type { Parsed } from './option.ts';

export interface Target {
  readonly format: Format;
  /** Undefined: standard output. */
  readonly file?: string;
}

const BY_NAME: readonly (readonly [RegExp, Format])[] = [
  [/\.sarif(\.json)?$/i, 'sarif'],
  [/\.(cdx|cyclonedx|bom)\.json$/i, 'cyclonedx'],
  [/\.spdx(\.json)?$/i, 'spdx'],
  [/\.json$/i, 'json'],
  [/\.(txt|log)$/i, 'table'],
];

/** Throws usage.bad-option. */
export function targetsOf(parsed: Parsed, usual: Format): Target[] {
  const targets: Target[] = [];
  const open: Format[] = [];
  for (const text of parsed.all('format')) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const format = FORMATS.find((one) => one === name)!;
    if (equals < 0) open.push(format);
    else targets.push({ format, file: text.slice(equals + 1) });
  }
  for (const file of parsed.all('output')) {
    // A format without a file belongs to the next -o; otherwise the file's name tells.
    const format = open.shift() ?? BY_NAME.find(([pattern]) => pattern.test(file))?.[1];
    if (!format)
      fail('usage.bad-option', `-o ${file}`, 'its name tells no format', `--format FORMAT=${file}`);
    targets.push({ format, file });
  }
  for (const format of open) targets.push({ format });
  if (targets.length === 0) targets.push({ format: usual });
  if (targets.filter((target) => !target.file).length > 1)
    fail(
      'usage.bad-option',
      '--format',
      'two reports can not share standard output',
      'write --format json=FILE',
    );
  return targets;
}

export async function writeReports(
  report: ScanReport,
  targets: readonly Target[],
  { terminal, parsed, words }: Context,
): Promise<void> {
  const command = ['plimsoll', ...words].map(quoted).join(' ');
  const options = { all: parsed.flag('all'), command, hints: !parsed.flag('quiet') };
  for (const { format, file } of targets) {
    const paint = file
      ? { columns: 120, colour: false }
      : { columns: terminal.columns, colour: terminal.colour };
    const text = await render(format, report, { ...options, ...paint });
    if (file) writeBeside(file, text);
    else await terminal.out(text);
  }
}

function writeBeside(file: string, text: string): void {
  if (file === '') fail('usage.bad-option', '--format', 'the name of the file is missing');
  // What is no plain file, such as /dev/stdout, can't be renamed onto.
  const temporary = file.startsWith('/dev/') ? file : `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    if (temporary !== file) renameSync(temporary, file);
  } catch (error) {
    if (temporary !== file) rmSync(temporary, { force: true });
    fail(
      'output.unwritable',
      file,
      `the report can not be written (${systemCode(error)})`,
      'choose another place with -o',
      error,
    );
  }
}
