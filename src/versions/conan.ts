// Conan's order of versions.
import { byText } from '../core/text.ts';
import { compareDigits, endOfDigits } from './digits.ts';
import type { VersionOrder } from './order.ts';

/** Without its marks `-` and `+`: items of letters, digits and `_` with single dots between them. */
const ITEMS = /^[\w.+-]+$/;

interface Parts {
  readonly main: readonly string[];
  readonly pre: readonly string[] | undefined;
  readonly build: readonly string[] | undefined;
}

/**
 * Any count of items between dots, trailing zeros dropped; then the pre-release behind the first `-`, below the release; then the
 * build behind the last `+`, above none. Items are compared by the number they begin with and then as text, and words come after
 * numbers (`1.1.1` < `1.1.1w`, `1.1.1z` < `cci.2023`): where Conan compares a number with a word as text it has no order (2 < 10 < 1a < 2).
 * Source: Conan documentation, "Version ranges: Semantic versioning". Undefined for ranges, blanks and empty items.
 */
export const conan: VersionOrder = {
  name: 'conan',
  compare(a, b) {
    const left = partsOf(a);
    const right = partsOf(b);
    if (left === undefined || right === undefined) return undefined;
    return (
      compareItems(left.main, right.main) ||
      Number(left.pre === undefined) - Number(right.pre === undefined) ||
      compareItems(left.pre ?? [], right.pre ?? []) ||
      Number(left.build !== undefined) - Number(right.build !== undefined) ||
      compareItems(left.build ?? [], right.build ?? [])
    );
  },
};

function partsOf(text: string): Parts | undefined {
  if (!ITEMS.test(text)) return undefined;
  const plus = text.lastIndexOf('+');
  const version = plus < 0 ? text : text.slice(0, plus);
  const hyphen = version.indexOf('-');
  const main = itemsOf(hyphen < 0 ? version : version.slice(0, hyphen));
  const pre = hyphen < 0 ? undefined : itemsOf(version.slice(hyphen + 1));
  const build = plus < 0 ? undefined : itemsOf(text.slice(plus + 1));
  const isWhole =
    main !== undefined && (pre !== undefined || hyphen < 0) && (build !== undefined || plus < 0);
  return isWhole ? { main, pre, build } : undefined;
}

function itemsOf(text: string): readonly string[] | undefined {
  const items = text.split('.');
  if (items.includes('')) return undefined;
  while (items.length > 0 && /^0+$/.test(items.at(-1) ?? '')) items.pop();
  return items;
}

function compareItems(a: readonly string[], b: readonly string[]): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const result = compareItem(a[at] ?? '', b[at] ?? '');
    if (result !== 0) return result;
  }
  return a.length - b.length;
}

function compareItem(a: string, b: string): number {
  const aEnd = endOfDigits(a, 0);
  const bEnd = endOfDigits(b, 0);
  if (aEnd === 0 || bEnd === 0) return Number(aEnd === 0) - Number(bEnd === 0) || byText(a, b);
  return compareDigits(a, 0, aEnd, b, 0, bEnd) || byText(a.slice(aEnd), b.slice(bEnd));
}
