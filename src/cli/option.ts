// Options as data: help, completion and parsing are made from the same rows.
import { parseArgs } from 'node:util';
import { fail } from '../core/errors.ts';

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What it takes, as help shows it; none: a switch. */
  readonly value?: string;
  readonly repeated?: boolean;
  readonly summary: string;
  /** The values that it may have, for completion and checks. */
  readonly choices?: readonly string[];
}

export interface Parsed {
  readonly arguments: readonly string[];
  flag(name: string): boolean;
  /** The last value given. */
  text(name: string): string | undefined;
  all(name: string): readonly string[];
  /** The options with a value as they were typed, in that order. */
  readonly typed: readonly (readonly [name: string, value: string])[];
}

/** Throws usage.bad-option. */
export function parseOptions(options: readonly Option[], args: readonly string[], help: string): Parsed {
  const config = Object.fromEntries(
    options.map(({ name, short, value }) => [
      name,
      { type: value ? ('string' as const) : ('boolean' as const), multiple: true, ...(short && { short }) },
    ]),
  );
  const typed: (readonly [string, string])[] = [];
  let parsed: ReturnType<typeof parseArgs>;
  try {
    const { tokens, ...rest } = parseArgs({
      args: [...args],
      options: config,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    parsed = rest;
    for (const token of tokens)
      if (token.kind === 'option' && token.value !== undefined) typed.push([token.name, token.value]);
  } catch (error) {
    // Node's message holds hints in several sentences: the first says what is wrong.
    const message = (error as Error).message.split(/\. |\n/)[0]!;
    return fail('usage.bad-option', 'options', lowerFirst(message.replace(/\.$/, '')), help);
  }
  const values = parsed.values as Record<string, (string | boolean)[] | undefined>;
  for (const option of options) checkChoices(option, values[option.name] ?? [], help);
  return {
    arguments: parsed.positionals,
    typed,
    flag: (name) => values[name]?.at(-1) === true,
    text: (name) => {
      const value = values[name]?.at(-1);
      return typeof value === 'string' ? value : undefined;
    },
    all: (name) => (values[name] ?? []).filter((value) => typeof value === 'string'),
  };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function checkChoices(option: Option, values: readonly (string | boolean)[], help: string): void {
  for (const value of values) {
    if (!option.choices || typeof value !== 'string') continue;
    if (!option.choices.includes(value.split('=')[0]!))
      fail(
        'usage.bad-option',
        `--${option.name}`,
        `'${value}' is none of ${option.choices.join(', ')}`,
        help,
      );
  }
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30s`, `5m`, `2h`, `1d`, in ms. Throws usage.bad-option. */
export function parseDuration(name: string, text: string): number {
  const match = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text);
  if (!match) return fail('usage.bad-option', `--${name}`, `'${text}' is no duration`, 'write 30s, 5m or 2h');
  return Number(match[1]) * UNITS[match[2]!]!;
}

const SIZES: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** `500M`, `64G` or plain bytes. Throws usage.bad-option. */
export function parseSize(name: string, text: string): number {
  const match = /^(\d{1,12})([KMGT]?)(?:i?B)?$/i.exec(text);
  if (!match) return fail('usage.bad-option', `--${name}`, `'${text}' is no size`, 'write 500M or 64G');
  return Number(match[1]) * SIZES[match[2]!.toUpperCase()]!;
}

export function parseCount(name: string, text: string): number {
  if (!/^\d{1,12}$/.test(text)) fail('usage.bad-option', `--${name}`, `'${text}' is no number`);
  return Number(text);
}
