// os-release and other files of shell assignments (lsb-release, openwrt_release). Source: os-release(5).

/** One assignment a line; the name as the shell allows it. */
const ASSIGNMENT = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s;

/** Names and values; of a name that is set twice the last, as a shell would have it. Lines that are no assignment are passed over. */
export function parseOsRelease(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = ASSIGNMENT.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) values.set(match[1], unquote(match[2].trim()));
  }
  return values;
}

/** Takes off the quotes of one shell word; what follows it (a comment) is dropped. */
function unquote(word: string): string {
  const quote = word.charAt(0);
  const quoted = quote === '"' || quote === "'";
  let out = '';
  for (let i = quoted ? 1 : 0; i < word.length; i++) {
    const c = word.charAt(i);
    if (quoted ? c === quote : c === ' ' || c === '\t') break;
    if (c === '\\' && quote !== "'" && i + 1 < word.length) {
      i += 1;
      const next = word.charAt(i);
      // Between double quotes a backslash is only special before these.
      out += quoted && !'"\\$`'.includes(next) ? `\\${next}` : next;
    } else out += c;
  }
  return out;
}
