// The version resource of a PE file: who made which product, in words. Source: Microsoft, "VS_VERSIONINFO".
import { type Bytes, Damaged } from '../../core/bytes.ts';
import { firstResource } from './resources.ts';

const RT_VERSION = 16;
/** Its length is a number of 16 bits. */
const LONGEST = 0xffff;
const FIXED_SIGNATURE = 0xfeef04bd;
const FIXED_LENGTH = 52;

/**
 * The strings of the first language: `CompanyName`, `ProductName`, `ProductVersion`, `FileDescription`, `FileVersion`,
 * `InternalName`, `OriginalFilename`… as written, trimmed, without empty ones. The numbers that stand before them come as
 * `FixedFileVersion` and `FixedProductVersion` (`1.2.3.4`). Undefined where the file has no such resource. Throws
 * `Damaged` when headers or the resource tree lie; of a resource that breaks, what came before the break is given.
 */
export function readVersionResource(bytes: Bytes): ReadonlyMap<string, string> | undefined {
  const data = firstResource(bytes, RT_VERSION, LONGEST);
  if (data === undefined) return undefined;
  const root = blockAt(data, 0, data.length);
  if (root?.key !== 'VS_VERSION_INFO') throw new Damaged('the version resource is none');
  const strings = new Map<string, string>();
  addFixed(data.subarray(root.value, root.value + Math.min(root.valueLength, FIXED_LENGTH)), strings);
  const children = align(root.value + root.valueLength);
  for (const part of blocks(data, children, root.end)) {
    if (part.key !== 'StringFileInfo') continue;
    const [table] = blocks(data, part.value, part.end);
    if (table === undefined) continue;
    for (const { key, value, end } of blocks(data, table.value, table.end)) {
      const text = textOf(data, value, end);
      if (text !== '' && !strings.has(key)) strings.set(key, text);
    }
  }
  return strings;
}

interface Block {
  readonly key: string;
  /** Where its value begins; children follow it. */
  readonly value: number;
  readonly valueLength: number;
  readonly end: number;
}

/** Blocks side by side; one that is cut or empty ends them. */
function* blocks(data: Buffer, start: number, end: number): Generator<Block> {
  for (let at = start; at < end; ) {
    const block = blockAt(data, at, end);
    if (block === undefined) return;
    yield block;
    at = align(block.end);
  }
}

function blockAt(data: Buffer, at: number, limit: number): Block | undefined {
  if (at + 8 > limit) return undefined;
  const end = at + data.readUInt16LE(at);
  if (end > limit || end < at + 8) return undefined;
  let keyEnd = at + 6;
  while (keyEnd + 2 <= end && data.readUInt16LE(keyEnd) !== 0) keyEnd += 2;
  const key = data.toString('utf16le', at + 6, keyEnd);
  const value = Math.min(align(keyEnd + 2), end);
  return { key, value, valueLength: Math.min(data.readUInt16LE(at + 2), end - value), end };
}

/** Up to its NUL or the block's end: linkers disagree whether the stated length counts characters or bytes. */
function textOf(data: Buffer, start: number, end: number): string {
  const text = data.toString('utf16le', start, start + ((end - start) & ~1));
  const nul = text.indexOf('\0');
  return (nul < 0 ? text : text.slice(0, nul)).trim();
}

function addFixed(fixed: Buffer, strings: Map<string, string>): void {
  if (fixed.length < FIXED_LENGTH || fixed.readUInt32LE(0) !== FIXED_SIGNATURE) return;
  const version = (at: number) =>
    [at + 2, at, at + 6, at + 4].map((half) => fixed.readUInt16LE(half)).join('.');
  strings.set('FixedFileVersion', version(8));
  strings.set('FixedProductVersion', version(16));
}

/** Everything in the resource begins at a multiple of 4. */
function align(at: number): number {
  return (at + 3) & ~3;
}
