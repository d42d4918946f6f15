// Control data of Debian (deb822): stanzas of fields, read as a stream. Source: deb822(5), Debian policy 5.1.
import type { Bytes } from '../core/bytes.ts';
import { eachLine } from './lines.ts';

export interface Stanza {
  /** Wanted fields by their lower-case names; of a field that is given twice, the first. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** What is wrong with it (the first fault), when something is. */
  readonly fault?: string;
}

/** Names of fields are at most this long; a longer one is none that anybody wants. */
const NAME_LIMIT = 64;

/**
 * Calls `onStanza` with every stanza. `wanted` are lower-case names of single-line fields; other fields cost
 * nothing and may be of any size. A stanza ends at an empty line; a line that is neither a field nor a
 * continuation is a fault of its stanza, whose fields are still given.
 */
export function eachStanza(
  bytes: Bytes,
  wanted: ReadonlySet<string>,
  onStanza: (stanza: Stanza) => void,
): void {
  let fields = new Map<string, string>();
  let first = 0;
  let fault: string | undefined;
  let number = 0;
  const end = (): void => {
    if (first > 0) onStanza({ fields, line: first, ...(fault !== undefined && { fault }) });
    fields = new Map();
    first = 0;
    fault = undefined;
  };
  eachLine(bytes, (line, cut) => {
    number += 1;
    if (line === '') return end();
    if (first === 0) first = number;
    const lead = line.charCodeAt(0);
    // A continuation, or a comment.
    if (lead === 0x20 || lead === 0x09 || lead === 0x23) return;
    const colon = line.indexOf(':');
    if (colon <= 0) {
      fault ??= `line ${number} is no field`;
      return;
    }
    if (colon > NAME_LIMIT) return;
    const name = line.slice(0, colon).toLowerCase();
    if (!wanted.has(name)) return;
    if (cut) fault ??= `line ${number}: the field ${name} is too long`;
    else if (fields.has(name)) fault ??= `line ${number}: the field ${name} is given twice`;
    else fields.set(name, line.slice(colon + 1).trim());
  });
  end();
}
