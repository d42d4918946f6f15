// What a row applies to beyond name and version: rpm modules and architectures, Go packages and symbols.
import { orderName } from '../formats/ecosystem-orders.ts';
import { listOf, objectOf, textOf, textsOf } from './osv-fields.ts';
import type { RowLimits } from './types.ts';

const LONGEST = 512;
const MOST_IMPORTS = 1000;
const MOST_SYMBOLS = 5000;
const MOST_WORDS = 64;

/** Limits that stand in the entry itself. */
export function limitsOf(family: string, entry: Readonly<Record<string, unknown>>): RowLimits | undefined {
  const own = objectOf(entry['ecosystem_specific']);
  if (family === 'Go') {
    const imports = listOf(own['imports']).slice(0, MOST_IMPORTS).flatMap(importOf);
    return imports.length === 0 ? undefined : { imports };
  }
  if (orderName(family) !== 'rpm') return undefined;
  const arch = textsOf(own['arch'], LONGEST, MOST_WORDS);
  const module = textOf(own['module'], LONGEST);
  if (arch.length === 0 && module === '') return undefined;
  return { ...(arch.length === 0 ? {} : { arch }), ...(module === '' ? {} : { module }) };
}

function importOf(value: unknown): NonNullable<RowLimits['imports']>[number][] {
  const item = objectOf(value);
  const path = textOf(item['path'], LONGEST);
  if (path === '') return [];
  const list = (key: 'symbols' | 'goos' | 'goarch') => {
    const texts = textsOf(item[key], LONGEST, MOST_SYMBOLS);
    return texts.length === 0 ? {} : { [key]: texts };
  };
  return [{ path, ...list('symbols'), ...list('goos'), ...list('goarch') }];
}

/**
 * `name:stream` of the rpm module that an erratum updates. Errata name it in their title only ("nodejs:18 security
 * update"); it counts for the rows whose fix is a module build (`.module+el8` or `.module_el8` in the version), and
 * only where the title names exactly one.
 */
export function moduleOf(
  family: string,
  fixed: string,
  record: { readonly id: string; readonly summary: string },
): string | undefined {
  if (!/\.module[+_]/.test(fixed) || orderName(family) !== 'rpm') return undefined;
  const streams = record.summary
    .split(/[\s,()]+/, MOST_WORDS)
    .filter((word) => /^[a-zA-Z0-9][\w.+-]*:[a-zA-Z0-9][\w.+-]*$/.test(word) && word !== record.id);
  return streams.length === 1 ? streams[0] : undefined;
}
