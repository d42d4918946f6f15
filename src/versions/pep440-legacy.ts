// The order of Python versions from before PEP 440, such as `0.7.11p2` or `2004d`.
import { byText } from '../core/text.ts';
import { isDigit } from './digits.ts';

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['pre', 'c'],
  ['preview', 'c'],
  ['rc', 'c'],
  ['-', 'final-'],
  ['dev', '@'],
]);
/** Numbers were padded to this width and compared as text; so longer ones are not in numeric order. */
const WIDTH = 8;
const ZERO = '0'.repeat(WIDTH);

/** The order of setuptools' `parse_version` before PEP 440, kept in `packaging` up to 21 as `LegacyVersion`. Takes lower case. */
export function compareLegacy(a: string, b: string): number {
  const left = keyOf(a);
  const right = keyOf(b);
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += 1) {
    const result = byText(left[at] ?? '', right[at] ?? '');
    if (result !== 0) return result;
  }
  return left.length - right.length;
}

/** Numbers as padded digits, all else with a star before it, which sorts below them; `*final` closes the key. */
function keyOf(version: string): string[] {
  const key: string[] = [];
  for (const [part] of version.matchAll(/\d+|[a-z]+|\.|-|[^\da-z.-]+/g)) {
    if (part === '.') continue;
    if (isDigit(part.charCodeAt(0))) {
      key.push(part.padStart(WIDTH, '0'));
      continue;
    }
    add(key, `*${SPELLINGS.get(part) ?? part}`);
  }
  add(key, '*final');
  return key;
}

/** Words end a series of numbers, whose trailing zeros don't count; before a pre-release, hyphens don't either. */
function add(key: string[], word: string): void {
  if (word < '*final') while (key.at(-1) === '*final-') key.pop();
  while (key.at(-1) === ZERO) key.pop();
  key.push(word);
}
