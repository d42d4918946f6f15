// Patterns of paths: `*` and `?` within a name, `**` for any folders. Hidden files are files like others.

export type PathMatcher = (path: string) => boolean;

/**
 * A pattern without a slash is that of a name anywhere (`*.test.js`), one that ends in a slash is a folder with all
 * below it; else the whole path must fit (`app/**`). A leading slash changes nothing. Time is the product of the two
 * lengths at most: paths come from images, and no pattern may hang on one.
 */
export function globMatcher(pattern: string): PathMatcher {
  const cleaned = pattern.replace(/^(?:\.?\/)+/, '');
  const below = cleaned.endsWith('/') ? `${cleaned}**` : cleaned;
  const parts = below.split('/').filter((part) => part !== '');
  if (parts.length === 1 && parts[0] !== '**') parts.unshift('**');
  return (path) => matchParts(parts, path.split('/'));
}

function matchParts(parts: readonly string[], names: readonly string[]): boolean {
  return matchList(parts, names, '**', matchName);
}

function matchName(part: string, name: string): boolean {
  if (part === '*') return true;
  if (!/[*?]/.test(part)) return part === name;
  return matchList(part.split(''), name.split(''), '*', (one, letter) => one === '?' || one === letter);
}

/** The usual way with one kind of wild card: on a mismatch, the last one seen takes one item more. */
function matchList(
  pattern: readonly string[],
  items: readonly string[],
  wild: string,
  fits: (part: string, item: string) => boolean,
): boolean {
  let at = 0;
  let star = -1;
  let mark = 0;
  for (let i = 0; i < items.length; ) {
    if (pattern[at] === wild) {
      star = at++;
      mark = i;
    } else if (at < pattern.length && fits(pattern[at]!, items[i]!)) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++mark;
    } else return false;
  }
  while (pattern[at] === wild) at++;
  return at === pattern.length;
}
