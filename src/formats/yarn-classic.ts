// Lock files of Yarn 1: `name@range, name@range:` and indented fields below. Source: Yarn 1 documentation, "yarn.lock".
import { type Bytes, Damaged } from '../core/bytes.ts';
import { eachLine } from './lines.ts';

export interface YarnEntry {
  /** `name@range`, one or several. */
  readonly patterns: readonly string[];
  /** Fields that have a value on their line: `version`, `resolved`, `integrity`. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Fields of one entry; there are three. */
const FIELDS = 100;
/** Ranges that one entry answers. */
const PATTERNS = 10_000;

/** Calls `onEntry` for each entry that is there in whole. Throws `Damaged` at a line that is none of this format. */
export function eachYarnEntry(bytes: Bytes, onEntry: (entry: YarnEntry) => void): void {
  let patterns: readonly string[] | undefined;
  let fields = new Map<string, string>();
  const finish = (): void => {
    if (patterns !== undefined && fields.size > 0) onEntry({ patterns, fields });
    patterns = undefined;
    fields = new Map();
  };
  let first = true;
  eachLine(bytes, (text, cut) => {
    const line = first && text.startsWith('\ufeff') ? text.slice(1) : text;
    first = false;
    if (line === '' || line.startsWith('#') || line.trim() === '') return;
    if (cut) throw new Damaged('an endless line');
    if (!line.startsWith(' ')) {
      finish();
      if (!line.endsWith(':')) throw new Damaged('a line that is no entry of a lock file');
      patterns = patternsOf(line.slice(0, -1));
    } else if (patterns === undefined) throw new Damaged('a field of no entry');
    else if (line.startsWith('  ') && line[2] !== ' ' && fields.size < FIELDS) {
      const at = line.indexOf(' ', 2);
      // A field without a value has a list below it, which is not asked for.
      if (at > 0) fields.set(line.slice(2, at), unquoted(line.slice(at + 1).trim()));
    }
  });
  finish();
}

/** Separated by commas; in quotes where a pattern holds what means something here. */
function patternsOf(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length && found.length < PATTERNS; ) {
    while (text[at] === ' ' || text[at] === ',') at++;
    const quoted = text[at] === '"';
    let end = text.indexOf(quoted ? '"' : ',', at + 1);
    if (end < 0) end = text.length;
    const pattern = quoted ? text.slice(at + 1, end) : text.slice(at, end).trim();
    if (pattern !== '') found.push(pattern);
    at = end + 1;
  }
  return found;
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
