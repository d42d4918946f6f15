// Debian's order of versions: [epoch:]upstream[-revision].
import { compareChunks } from './chunks.ts';
import { compareDigits, endOfDigits } from './digits.ts';
import type { VersionOrder } from './order.ts';

const HYPHEN = 45;
const COLON = 58;
/** dpkg keeps an epoch in a signed 32 bit number and refuses larger ones. */
const MAX_EPOCH = '2147483647';

interface Parts {
  /** End of the epoch's digits; 0 where there is no epoch. */
  readonly epochEnd: number;
  readonly upstream: number;
  readonly upstreamEnd: number;
  /** Start of the revision; the text's length where there is none. */
  readonly revision: number;
}

/**
 * The order of `dpkg --compare-versions`; rules: Debian Policy 5.6.12 and deb-version(7). A missing epoch is 0, a missing
 * revision equals `0`. Undefined for texts which dpkg refuses: empty parts, blanks, an epoch that is no number or too
 * large; and for what is not printable ASCII.
 */
export const dpkg: VersionOrder = {
  name: 'dpkg',
  compare(a, b) {
    const left = partsOf(a);
    const right = partsOf(b);
    if (left === undefined || right === undefined) return undefined;
    return (
      compareDigits(a, 0, left.epochEnd, b, 0, right.epochEnd) ||
      compareChunks(a, left.upstream, left.upstreamEnd, b, right.upstream, right.upstreamEnd) ||
      compareChunks(a, left.revision, a.length, b, right.revision, b.length)
    );
  },
};

function partsOf(text: string): Parts | undefined {
  let colon = -1;
  let hyphen = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code >= 127) return undefined;
    if (code === HYPHEN) hyphen = at;
    else if (code === COLON && colon < 0) colon = at;
  }
  const end = text.length;
  const upstream = colon + 1;
  const epochEnd = Math.max(colon, 0);
  if (colon >= 0) {
    if (colon === 0 || endOfDigits(text, 0) !== colon) return undefined;
    if (compareDigits(text, 0, colon, MAX_EPOCH, 0, MAX_EPOCH.length) > 0) return undefined;
  }
  const upstreamEnd = hyphen < upstream ? end : hyphen;
  const isEmpty = upstreamEnd === upstream;
  const endsInHyphen = upstreamEnd + 1 === end;
  if (isEmpty || endsInHyphen) return undefined;
  return { epochEnd, upstream, upstreamEnd, revision: Math.min(upstreamEnd + 1, end) };
}
