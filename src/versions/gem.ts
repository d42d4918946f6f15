// RubyGems' order of versions.
import { byText } from '../core/text.ts';
import { compareDigits, compareDotted, isDigit } from './digits.ts';
import type { VersionOrder } from './order.ts';

/** A platform as RubyGems appends it to the version in names of files: `java`, `x64-mingw-ucrt`, `aarch64-linux-musl`. */
const PLATFORM =
  /-(?:java|jruby|mswin(?:32|64)|(?:x86|x64|x86_64|i[3-6]86|amd64|aarch64|arm64|armv?\w*|universal|powerpc\w*|ppc\w*|s390x|riscv64|sparc\w*)-[a-z]\w*(?:-[\w.]+)?)$/;
const VERSION = /^[0-9a-z.-]+$/i;
const SEGMENT = /[0-9]+|[a-z]+/gi;
const ZERO = /^0+$/;

/**
 * The order of `Gem::Version`: numbers and words alternate wherever the one becomes the other, a word is below any number, and what
 * is missing is 0, so that `1.0.a` < `1` = `1.0`; a hyphen stands for `.pre.`. A platform's name behind the version doesn't count.
 * Source: RubyGems documentation of `Gem::Version`. Undefined for what RubyGems calls malformed.
 */
export const gem: VersionOrder = {
  name: 'gem',
  compare(a, b) {
    const plain = compareDotted(a, b);
    if (plain !== undefined) return plain;
    const left = segmentsOf(a);
    const right = segmentsOf(b);
    if (left === undefined || right === undefined) return undefined;
    const longer = Math.max(left.length, right.length);
    for (let at = 0; at < longer; at += 1) {
      const result = compareSegments(left[at] ?? '0', right[at] ?? '0');
      if (result !== 0) return result;
    }
    return 0;
  },
};

/** Numbers and words, without the zeros at the end of the numbers that stand before the first word. */
function segmentsOf(text: string): readonly string[] | undefined {
  const version = text.replace(PLATFORM, '');
  if (!VERSION.test(version) || !isDigit(version.charCodeAt(0))) return undefined;
  const hyphen = version.indexOf('-');
  const release = hyphen < 0 ? version : version.slice(0, hyphen);
  if (isBroken(release) || (hyphen >= 0 && isBroken(version.slice(hyphen + 1)))) return undefined;
  const segments = version.replaceAll('-', '.pre.').match(SEGMENT) ?? [];
  let word = segments.findIndex((one) => !isNumber(one));
  if (word < 0) word = segments.length;
  let kept = word;
  while (kept > 0 && ZERO.test(segments[kept - 1] ?? '')) kept -= 1;
  return [...segments.slice(0, kept), ...segments.slice(word)];
}

/** With nothing between two dots. */
function isBroken(text: string): boolean {
  return `.${text}.`.includes('..');
}

function isNumber(segment: string): boolean {
  return isDigit(segment.charCodeAt(0));
}

function compareSegments(a: string, b: string): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? 1 : -1;
  return isNumber(a) ? compareDigits(a, 0, a.length, b, 0, b.length) : byText(a, b);
}
