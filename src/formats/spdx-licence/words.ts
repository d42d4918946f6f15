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
  return words
    .join(' ')
    .toLowerCase()
    .replace(/["'\u2018\u2019\u201c\u201d`]/g, '')
    .replace(/[-_\s]+/g, ' ')
    .replace(/\blicences?\b|\blicenses\b/g, 'license')
    .replace(/ ?, ?/g, ' ')
    .replace(/\b(?:version|ver|v)\.? ?(?=\d)/g, 'v')
    .replace(/^ ?the /, '')
    .replace(/\.$/, '')
    .trim();
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
