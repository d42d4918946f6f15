// Maven's order of versions: that of ComparableVersion in maven-artifact 3.9.
import { byText } from '../core/text.ts';
import { compareDotted, isDigit } from './digits.ts';
import type { VersionOrder } from './order.ts';

const HYPHEN = 45;
const DOT = 46;

/** Characters that Maven's model validation refuses in a version; `${` of an unresolved property among them. */
const REFUSED = /[\u0000-\u0020\u007f\\/:"<>|?*[\](){},]/;

/**
 * One component. A number: its digits without leading zeros, '' for 0. A qualifier: its rank letter from `RANKS`, or
 * `UNKNOWN` and the text; so that qualifiers compare as text.
 */
type Component = string;

const RELEASE = 'f';
const UNKNOWN = 'h';
const RANKS: ReadonlyMap<string, Component> = new Map([
  ['alpha', 'a'],
  ['beta', 'b'],
  ['milestone', 'c'],
  ['rc', 'd'],
  ['cr', 'd'],
  ['snapshot', 'e'],
  ['', RELEASE],
  ['ga', RELEASE],
  ['final', RELEASE],
  ['release', RELEASE],
  ['sp', 'g'],
]);
/** `a1` is `alpha-1`: only where a number follows at once. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

/**
 * The order of `ComparableVersion` of Maven 3.9 (rules: "Version Order Specification" of the POM reference). Undefined for '' and
 * for texts with characters that Maven allows in no version; Maven places everything else.
 */
export const maven: VersionOrder = {
  name: 'maven',
  compare(a, b) {
    const plain = compareDotted(a, b);
    if (plain !== undefined) return plain;
    if (a === '' || b === '' || REFUSED.test(a) || REFUSED.test(b)) return undefined;
    return compareLists(parse(a), parse(b));
  },
};

/**
 * A version is a list that may hold, as its last element, a list, which may hold one in turn: here an array of these
 * levels, outermost first. Trailing components that stand for nothing (0, '', `final`) are dropped from each.
 */
function parse(version: string): Component[][] {
  const text = version.toLowerCase();
  let level: Component[] = [];
  const levels = [level];
  const nest = (): void => {
    level = [];
    levels.push(level);
  };
  let inDigits = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOT || code === HYPHEN) {
      level.push(at === start ? '' : component(text.slice(start, at), inDigits));
      start = at + 1;
      if (code === HYPHEN) nest();
    } else if (isDigit(code)) {
      if (!inDigits && at > start) {
        if (level.length > 0) nest();
        const word = text.slice(start, at);
        level.push(component(SHORT.get(word) ?? word, false));
        start = at;
        nest();
      }
      inDigits = true;
    } else {
      if (inDigits && at > start) {
        level.push(component(text.slice(start, at), true));
        start = at;
        nest();
      }
      inDigits = false;
    }
  }
  if (start < text.length) {
    // 1.0.0.x is 1.0.0-x for any qualifier x.
    if (!inDigits && level.length > 0) nest();
    level.push(component(text.slice(start), inDigits));
  }
  return normalise(levels);
}

function component(text: string, isNumber: boolean): Component {
  if (!isNumber) return RANKS.get(text) ?? UNKNOWN + text;
  let zeros = 0;
  while (zeros < text.length && text[zeros] === '0') zeros += 1;
  return text.slice(zeros);
}

function normalise(levels: Component[][]): Component[][] {
  for (const level of levels) {
    while (level.length > 0 && compareToNothing(level.at(-1) ?? '') === 0) level.pop();
  }
  while (levels.length > 1 && levels.at(-1)?.length === 0) levels.pop();
  return levels;
}

function compareLists(left: Component[][], right: Component[][]): number {
  for (let depth = 0; ; depth += 1) {
    const a = left[depth] ?? [];
    const b = right[depth] ?? [];
    const shorter = Math.min(a.length, b.length);
    for (let at = 0; at < shorter; at += 1) {
      const result = compareComponents(a[at] ?? '', b[at] ?? '');
      if (result !== 0) return result;
    }
    const aNests = depth + 1 < left.length;
    const bNests = depth + 1 < right.length;
    if (a.length !== b.length) {
      return a.length > b.length
        ? compareRest(a, shorter, bNests, left, depth)
        : -compareRest(b, shorter, aNests, right, depth);
    }
    if (!aNests && !bNests) return 0;
    if (aNests !== bNests) return aNests ? listToNothing(left, depth + 1) : -listToNothing(right, depth + 1);
  }
}

/** `level` goes on at `from` where the other side has at most a list. */
function compareRest(
  level: Component[],
  from: number,
  otherNests: boolean,
  levels: Component[][],
  depth: number,
): number {
  // A number is above a list, a list above a qualifier.
  if (otherNests) return isNumber(level[from] ?? '') ? 1 : -1;
  for (let at = from; at < level.length; at += 1) {
    const result = compareToNothing(level[at] ?? '');
    if (result !== 0) return result;
  }
  return listToNothing(levels, depth + 1);
}

function listToNothing(levels: Component[][], depth: number): number {
  for (let at = depth; at < levels.length; at += 1) {
    for (const item of levels[at] ?? []) {
      const result = compareToNothing(item);
      if (result !== 0) return result;
    }
  }
  return 0;
}

function isNumber(item: Component): boolean {
  return item === '' || isDigit(item.charCodeAt(0));
}

function compareComponents(a: Component, b: Component): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? 1 : -1;
  if (isNumber(a) && a.length !== b.length) return a.length - b.length;
  return byText(a, b);
}

/** Against a version that ends here: 1-rc < 1, 1-sp > 1, 1.0 = 1. */
function compareToNothing(item: Component): number {
  return isNumber(item) ? item.length : byText(item, RELEASE);
}
