// Where reports go: --format NAME[=FILE] and -o FILE, each several times; files are written beside and renamed.
import { statSync, writeFileSync } from 'node:fs';
import { fail, systemCode } from '../core/errors.ts';
import { writeBeside } from '../image/index.ts';
import { FORMATS, type Format, quoted, render } from '../report/index.ts';
import { byText } from '../core/text.ts';
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

/**
 * `--format NAME=FILE` goes to its file. A `--format NAME` and the `-o FILE` that follows it belong together, and so do one
 * of each in either order; any other `-o` tells its format by its name, any other `--format` goes to standard output.
 * Throws usage.bad-option.
 */
export function targetsOf(parsed: Parsed, usual: Format): Target[] {
  const words = parsed.typed.filter(([name]) => name === 'format' || name === 'output');
  const targets: Target[] = [];
  let open: Format | undefined;
  const flush = () => {
    if (open) targets.push({ format: open });
    open = undefined;
  };
  for (const [name, text] of isPair(words) ? words.toSorted(byName) : words)
    if (name === 'format') {
      flush();
      const [format, file] = formatOf(text);
      if (file === undefined) open = format;
      else targets.push({ format, file });
    } else {
      targets.push({ format: open ?? formatOfName(text), file: text });
      open = undefined;
    }
  flush();
  if (targets.length === 0) targets.push({ format: usual });
  if (targets.some(({ file }) => file === ''))
    fail('usage.bad-option', '--format', 'the name of the file is missing');
  if (targets.filter(({ file }) => file === undefined).length > 1)
    fail(
      'usage.bad-option',
      '--format',
      'two reports can not share standard output',
      'write --format json=FILE',
    );
  return targets;
}

type Word = Parsed['typed'][number];

function isPair(words: readonly Word[]): boolean {
  return words.length === 2 && words[0]![0] !== words[1]![0];
}

const byName = ([a]: Word, [b]: Word): number => byText(a, b);

function formatOf(text: string): readonly [format: Format, file?: string] {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const format = FORMATS.find((one) => one === name)!;
  return equals < 0 ? [format] : [format, text.slice(equals + 1)];
}

function formatOfName(file: string): Format {
  const format = BY_NAME.find(([pattern]) => pattern.test(file))?.[1];
  return (
    format ?? fail('usage.bad-option', `-o ${file}`, 'its name tells no format', `--format FORMAT=${file}`)
  );
}

export async function writeReports(
  report: ScanReport,
  targets: readonly Target[],
  { terminal, parsed, words }: Context,
): Promise<void> {
  const command = ['plimsoll', ...words].map(quoted).join(' ');
  const options = { all: parsed.flag('all'), command, hints: !parsed.flag('quiet') };
  for (const { format, file } of targets) {
    const paint =
      file !== undefined
        ? { columns: 120, colour: false }
        : { columns: terminal.columns, colour: terminal.colour };
    const text = await render(format, report, { ...options, ...paint });
    if (file !== undefined) writeReport(file, text);
    else await terminal.out(text);
  }
}

function writeReport(file: string, text: string): void {
  try {
    // What is no plain file, such as /dev/stdout or a pipe, can't be renamed onto.
    const isPlain = statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
    if (isPlain) writeBeside(file, text);
    else writeFileSync(file, text);
  } catch (error) {
    fail(
      'output.unwritable',
      file,
      `the report can not be written (${systemCode(error)})`,
      'choose another place with -o',
      error,
    );
  }
}
