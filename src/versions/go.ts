// The order of Go module versions and of Go toolchain versions (the standard library's).
import { endOfDigits, isDigit } from './digits.ts';
import type { VersionOrder } from './order.ts';
import { comparePrecedence } from './precedence.ts';

const PLUS = 43;
const HYPHEN = 45;
const DOT = 46;
const SPACE = 32;

/**
 * Semantic Versioning as `golang.org/x/mod/semver` has it, after these rules of the Go modules reference and of
 * go.dev/doc/toolchain: the leading `v` may be missing; pseudo-versions are pre-releases of the next patch; `+incompatible`
 * and other build metadata don't count; `go1.21rc2` is `1.21.0-rc.2`; and what follows a toolchain's version after
 * a blank, `-` or `+`, or as `b4` of a BoringCrypto release, doesn't count. Undefined for `(devel)`, `devel …` and anything else.
 */
export const go: VersionOrder = {
  name: 'go',
  compare(a, b) {
    const left = semanticVersion(a);
    const right = semanticVersion(b);
    return left === undefined || right === undefined ? undefined : comparePrecedence(left, right);
  },
};

/** The version in the form of Semantic Versioning, or undefined. */
function semanticVersion(text: string): string | undefined {
  const isToolchain = text.startsWith('go');
  const start = isToolchain ? 2 : 0;
  let at = text.startsWith('v') ? 1 : start;
  while (at < text.length && (isDigit(text.charCodeAt(at)) || text.charCodeAt(at) === DOT)) at += 1;
  if (at === text.length) return text.slice(start);
  const next = text.charCodeAt(at);
  if (next === SPACE) return text.slice(start, at);
  if (next === HYPHEN || next === PLUS) {
    if (!isToolchain) return text;
    // A toolchain that was built between releases.
    return text.startsWith('-devel', at) ? undefined : text.slice(start, at);
  }
  return preRelease(text, start, at);
}

/** `1.21rc2` and its like: `beta` and `rc` come before the release, a BoringCrypto `b4` is the release itself. */
function preRelease(text: string, start: number, at: number): string | undefined {
  const word = ['beta', 'rc', 'b'].find((word) => text.startsWith(word, at));
  if (word === undefined) return undefined;
  const digits = at + word.length;
  const end = endOfDigits(text, digits);
  const next = text.charCodeAt(end);
  if (end === digits || (end < text.length && next !== SPACE && next !== HYPHEN && next !== PLUS))
    return undefined;
  const numbers = text.slice(start, at);
  return word === 'b' ? numbers : `${numbers}-${word}.${text.slice(digits, end)}`;
}
