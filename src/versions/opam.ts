// The order of OCaml's package manager: Debian's, without an epoch.
import { compareChunks } from './chunks.ts';
import type { VersionOrder } from './order.ts';

/** Source: opam manual, "Package" (`<ident>` and version literals). */
const VERSION = /^[\w+.~-]+$/;

/**
 * What is before the last hyphen, then what is behind it, both like parts of a Debian version: `~` before the end, letters before
 * other characters, numbers as numbers. Source: opam manual, "Version ordering". Undefined for texts that are no version of opam.
 */
export const opam: VersionOrder = {
  name: 'opam',
  compare(a, b) {
    if (!VERSION.test(a) || !VERSION.test(b)) return undefined;
    const i = lastHyphen(a);
    const j = lastHyphen(b);
    return (
      compareChunks(a, 0, i, b, 0, j) ||
      compareChunks(a, Math.min(i + 1, a.length), a.length, b, Math.min(j + 1, b.length), b.length)
    );
  },
};

function lastHyphen(text: string): number {
  const at = text.lastIndexOf('-');
  return at < 0 ? text.length : at;
}
