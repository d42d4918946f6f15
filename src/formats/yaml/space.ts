// White space of YAML is space and tab, and nothing else. Source: YAML 1.2.2, 5.5.

export function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

/** The text from `at` on without white space in front. */
export function fromContent(text: string, at = 0): string {
  let start = at;
  while (isSpace(text[start])) start++;
  return text.slice(start);
}

/** The text up to `stop` without white space at its end. */
export function toContent(text: string, stop: number = text.length): string {
  let end = stop;
  while (end > 0 && isSpace(text[end - 1])) end--;
  return text.slice(0, end);
}

/** What stands from `at` on; '' when it is a comment. */
export function valueText(text: string, at: number): string {
  const rest = fromContent(text, at);
  return rest.startsWith('#') ? '' : rest;
}

/** Without a comment and the white space at its end. */
export function withoutComment(text: string): string {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1))
    if (at === 0 || isSpace(text[at - 1])) return toContent(text, at);
  return toContent(text);
}
