// Finds, in the constants of a program, texts that may name it.

/** `name 1.2.3`, `name/1.2` or `name-v1.2.3`, at the beginning of a word. */
const NAMED =
  /(?<![A-Za-z0-9_+./-])([A-Za-z][A-Za-z0-9_+-]{2,30})[ /-]v?\d{1,4}\.\d{1,4}(?:\.\d{1,6}){0,2}(?![\d.])/g;
const COPYRIGHT = /(?:Copyright|\(C\)) [\x20-\x7e]{4,100}/;
const USAGE = /[Uu]sage: [\x21-\x24\x26-\x7e][\x20-\x7e]{2,80}/;
/** Protocols, formats and tools that are named with versions in all kinds of programs. */
const COMMON = new Set(
  'amd arm cxxabi fips gcc glibc glibcxx gnu html http https iso ipv json linux mozilla pkcs rfc rsa sha socks spdy ssl tls unicode utf version xml'.split(
    ' ',
  ),
);
const MOST_NAMED = 3;
/** Matches that are looked at: a file may be made of them. */
const MOST_LOOKS = 500;

/** At most five, in the order of their worth: names with versions, the copyright, the usage line. */
export function hintsIn(text: string): string[] {
  const named = new Set<string>();
  let looks = 0;
  for (const [found, name = ''] of text.matchAll(NAMED)) {
    if (!COMMON.has(name.toLowerCase().replace(/v$/, ''))) named.add(found);
    if (named.size === MOST_NAMED || ++looks === MOST_LOOKS) break;
  }
  const lines = [COPYRIGHT.exec(text)?.[0], USAGE.exec(text)?.[0]];
  return [...named, ...lines.flatMap((line) => (line === undefined ? [] : line.trimEnd()))];
}
