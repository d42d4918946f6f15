// pip's requirements files: lines, continuations, comments and options. Source: pip's "Requirements File Format".
import { type Bytes, OverBudget } from '../core/bytes.ts';
import { eachLine } from './lines.ts';
import { utf8Of } from './wide-text.ts';

/** One line with all its continuations: hundreds of hashes. */
const LINE_LENGTH = 256 * 1024;
/** Lines that ask for something; each takes some microseconds. */
const MOST = 200_000;

export type RequirementLine =
  | { readonly kind: 'requirement'; readonly text: string; readonly line: number }
  /** `-r other.txt`: more requirements. */
  | { readonly kind: 'include'; readonly path: string; readonly line: number }
  /** `-e path`, `./folder`, an address or a file: what is installed stands elsewhere. */
  | { readonly kind: 'elsewhere'; readonly text: string; readonly line: number };

/**
 * Calls `onLine` with every line that asks for packages; comments, constraints and options are passed over. Throws
 * `OverBudget` for a line of more than 256 KiB with its continuations, and after 200,000 lines.
 */
export function eachRequirementLine(bytes: Bytes, onLine: (line: RequirementLine) => void): void {
  let parts: string[] = [];
  let length = 0;
  let number = 0;
  let first = 1;
  let left = MOST;
  const end = () => {
    const line = lineOf(parts.join(''), first);
    parts = [];
    length = 0;
    if (line === undefined) return;
    if (left-- === 0) throw new OverBudget(`more than ${MOST} requirements`);
    onLine(line);
  };
  eachLine(utf8Of(bytes), (text) => {
    number += 1;
    if (parts.length === 0) first = number;
    const plain = withoutComment(number === 1 ? text.replace(/^\ufeff/, '') : text);
    const continued = plain.endsWith('\\');
    const part = continued ? plain.slice(0, -1) : plain;
    if ((length += part.length) > LINE_LENGTH)
      throw new OverBudget(`line ${first}: more than ${LINE_LENGTH} characters`);
    parts.push(part);
    if (!continued) end();
  });
  end();
}

/** A `#` begins a comment at the start of a line or behind a blank, so that addresses may have one. */
function withoutComment(text: string): string {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1))
    if (at === 0 || text[at - 1] === ' ' || text[at - 1] === '\t') return text.slice(0, at);
  return text;
}

function lineOf(raw: string, line: number): RequirementLine | undefined {
  const text = raw.trim();
  if (text === '') return undefined;
  if (text.startsWith('-')) {
    const [, include] = /^(?:-r\s*|--requirement(?:\s+|=))(\S.*)$/.exec(text) ?? [];
    if (include !== undefined) return { kind: 'include', path: include.trim(), line };
    const [, editable] = /^(?:-e\s*|--editable(?:\s+|=))(\S.*)$/.exec(text) ?? [];
    return editable === undefined ? undefined : { kind: 'elsewhere', text: editable, line };
  }
  const path =
    /^[./~$]/.test(text) ||
    /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) ||
    /^[^\s;@=<>!~[]+\.(?:whl|zip|tar\.\w+)(?:\s|$)/i.test(text);
  return { kind: path ? 'elsewhere' : 'requirement', text, line };
}
