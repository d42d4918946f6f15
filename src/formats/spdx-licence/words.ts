// Texts about licences as words: one spelling for what people write in many ways.

/** Words, and the signs that can join licences, each by itself. A URL is one word. */
export function wordsOf(text: string): string[] {
  return text.match(/https?:\/\/[^\s,;|&()]+|[()|;&,/]|[^\s()|;&,/]+/gi) ?? [];
}

/**
 * The spelling under which names are looked up: lower case, `-` and `_` as spaces, no quotes, `licence` as `license`, and
 * `version 2`, `v. 2`, `ver 2` as `v2`.
 */
export function keyOf(words: readonly string[]): string {
  let key = words
    .join(' ')
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
  // Most texts need none of these.
  if (/["'\u2018\u2019\u201c\u201d`]/.test(key)) key = key.replace(/["'\u2018\u2019\u201c\u201d`]/g, '');
  if (key.includes('licen')) key = key.replace(/\blicen[cs]es?\b/g, 'license');
  if (key.includes(',')) key = key.replace(/ ?, ?/g, ' ');
  if (/\bv/.test(key)) key = key.replace(/\b(?:version|ver|v)\.? ?(?=\d)/g, 'v');
  if (key.startsWith('the ') || key.startsWith(' ')) key = key.replace(/^ ?the /, '');
  return (key.endsWith('.') ? key.slice(0, -1) : key).trim();
}

/** Without scheme, `www.`, ending and what follows `?` or `#`. */
export function urlKeyOf(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.(?:html?|txt|php|md)$/, '');
}
