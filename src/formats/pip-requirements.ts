// pip's requirements files: lines, continuations, comments and options. Source: pip's "Requirements File Format".
import { TextDecoder } from 'node:util';
import { type Bytes, OverBudget } from '../core/bytes.ts';
import { eachLine } from './lines.ts';

/** In UTF-16 and UTF-32, which tools on Windows write, the whole file is decoded at once. */
const WIDE_LIMIT = 16 * 1024 * 1024;
/** One line with all its continuations: hundreds of hashes. */
const LINE_LENGTH = 256 * 1024;

export type RequirementLine =
  | { readonly kind: 'requirement'; readonly text: string; readonly line: number }
  /** `-r other.txt`: more requirements. */
  | { readonly kind: 'include'; readonly path: string; readonly line: number }
  /** `-e path`, `./folder`, an address or a file: what is installed stands elsewhere. */
  | { readonly kind: 'elsewhere'; readonly text: string; readonly line: number };

/**
 * Calls `onLine` with every line that asks for packages; comments, constraints and options are passed over. Throws
 * `OverBudget` for a line of more than 256 KiB with its continuations.
 */
export function eachRequirementLine(bytes: Bytes, onLine: (line: RequirementLine) => void): void {
  let parts: string[] = [];
  let length = 0;
  let number = 0;
  let first = 1;
  const end = () => {
    const line = lineOf(parts.join(''), first);
    parts = [];
    length = 0;
    if (line !== undefined) onLine(line);
  };
  eachTextLine(bytes, (text) => {
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

function eachTextLine(bytes: Bytes, onLine: (text: string) => void): void {
  const head = bytes.read(0, Math.min(2, bytes.size));
  const wide =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : '';
  if (wide === '') return eachLine(bytes, onLine);
  if (bytes.size > WIDE_LIMIT) throw new OverBudget(`${bytes.size} bytes of UTF-16, limit ${WIDE_LIMIT}`);
  const text = new TextDecoder(wide).decode(bytes.read(0, bytes.size));
  for (const line of text.split('\n')) onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
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
