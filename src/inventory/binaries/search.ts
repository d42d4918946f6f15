// Searches a file for the strings of some rules, a megabyte at a time.
import { Buffer } from 'node:buffer';
import type { Bytes } from '../../core/bytes.ts';
import type { Stretch } from './regions.ts';
import { REACH, type Rule } from './recogniser.ts';

export interface Hit {
  readonly version: string;
  /** Of the version, in the file. */
  readonly offset: number;
}

/** What is searched for, and what is made of a hit; true ends the search for it. */
export interface Sought {
  readonly rule: Rule;
  readonly anchor: Buffer;
  /** The rule's expression, for all its matches in a text. */
  readonly version: RegExp;
  /** Looks that are left, and dots to pass: a file made of anchors must not cost more than a large one. */
  looks: number;
  dots: number;
  found(hit: Hit): boolean;
}

const CHUNK = 1024 * 1024;
const MOST_LOOKS = 20_000;
/** Programs of a hundred megabytes have a million. */
const MOST_DOTS = 4_000_000;

export function soughtOf(rule: Rule, found: (hit: Hit) => boolean): Sought {
  const anchor = Buffer.from(rule.anchor ?? '', 'latin1');
  return {
    rule,
    anchor,
    version: new RegExp(rule.version.source, 'g'),
    looks: MOST_LOOKS,
    dots: MOST_DOTS,
    found,
  };
}

/** One pass over the stretches for all that is sought; ends early when nothing is left. `open` drops what is found. */
export function search(bytes: Bytes, stretches: readonly Stretch[], open: () => readonly Sought[]): void {
  for (const { offset, end } of stretches)
    for (let at = offset; at < end; at += CHUNK) {
      const sought = open();
      if (sought.length === 0) return;
      // Anchors begin in the chunk proper; what stands around them may lie in the margins.
      const start = Math.max(offset, at - REACH);
      const stop = Math.min(end, at + CHUNK + 2 * REACH);
      const chunk = bufferOf(bytes.read(start, stop - start));
      const first = at - start;
      const last = Math.min(first + CHUNK, chunk.length);
      for (const one of sought) seek(one, chunk, first, last, start);
    }
}

function seek(sought: Sought, chunk: Buffer, first: number, last: number, base: number): void {
  const { rule, anchor } = sought;
  const { before = 0, behind = 64, near } = rule;
  const next = (from: number) =>
    anchor.length === 0 ? nextNumber(from, chunk, sought) : chunk.indexOf(anchor, from);
  for (let at = next(first); at >= 0 && at < last && sought.looks > 0; at = next(at + 1)) {
    sought.looks--;
    const start = Math.max(0, at - before);
    const text = chunk.toString('latin1', start, Math.min(chunk.length, at + anchor.length + behind));
    const match = anchor.length === 0 ? matchOver(sought.version, text, at - start) : rule.version.exec(text);
    const version = match?.[1];
    if (match === null || version === undefined) continue;
    if (near !== undefined && !near.test(text)) continue;
    const offset = base + start + match.index + match[0].lastIndexOf(version);
    if (sought.found({ version, offset })) return;
  }
}

/** The match that holds the number in question, not one of its neighbours. `version` is global. */
function matchOver(version: RegExp, text: string, at: number): RegExpExecArray | null {
  version.lastIndex = 0;
  for (let match = version.exec(text); match !== null; match = version.exec(text))
    if (version.lastIndex > at) return match.index <= at ? match : null;
  return null;
}

/** The next dot between two digits that no number with a dot precedes: `1.2` of `1.2.3`. */
function nextNumber(from: number, chunk: Buffer, sought: Sought): number {
  for (let at = chunk.indexOf(DOT, Math.max(from, 1)); at >= 0; at = chunk.indexOf(DOT, at + 1)) {
    if (sought.dots-- <= 0) {
      sought.looks = 0;
      return -1;
    }
    if (!isDigit(chunk[at - 1]!) || !isDigit(chunk[at + 1] ?? 0)) continue;
    let left = at - 1;
    while (left > 0 && isDigit(chunk[left]!)) left--;
    if (chunk[left] !== DOT || left === 0 || !isDigit(chunk[left - 1]!)) return at;
  }
  return -1;
}

const DOT = 0x2e;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function bufferOf(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
