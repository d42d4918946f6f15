// The rpm header: a store of tags. Source: rpm's documentation "Package format" (header structure) and its list of tags.
import { Damaged, OverBudget } from '../../core/bytes.ts';
import { decodeName, decodeText } from '../../core/text.ts';

/** Tags by number, as far as they are read here. */
export const TAG = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  installTime: 1008,
  vendor: 1011,
  license: 1014,
  packager: 1015,
  arch: 1022,
  oldFileNames: 1027,
  sourceRpm: 1044,
  dirIndexes: 1116,
  baseNames: 1117,
  dirNames: 1118,
  modularityLabel: 5096,
} as const;

const INTRO = 8;
const ENTRY = 16;
const INT32 = 4;
const STRING = 6;
const STRING_ARRAY = 8;
const I18N_STRING = 9;
const NUL = 0;

/** rpm's own limit: more tags than any package has. */
const TAG_LIMIT = 65_536;

/** Values of one tag: no package has nearly as many files; a list of empty names is made of nothing else. */
const VALUE_LIMIT = 500_000;

interface Slot {
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

export interface Header {
  /** The text of a string tag (the first of several, as of a translated one), or undefined without the tag. */
  text(tag: number): string | undefined;
  /** The first number of a 32-bit tag. */
  number(tag: number): number | undefined;
  /** All numbers of a 32-bit tag. */
  numbers(tag: number): number[];
  /** All strings of a string array; file names, so that bytes which are no UTF-8 stay distinct. */
  names(tag: number): string[];
}

/** Parses a header as databases keep it: without magic, all numbers big-endian whatever the machine. Throws `Damaged`; so do its parts, and `OverBudget`. */
export function parseHeader(blob: Uint8Array): Header {
  if (blob.length < INTRO) throw new Damaged('a header ends early');
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const tags = view.getUint32(0);
  const size = view.getUint32(4);
  const start = INTRO + tags * ENTRY;
  if (tags === 0 || tags > TAG_LIMIT || start + size > blob.length)
    throw new Damaged(`a header of ${blob.length} bytes claims ${tags} tags and ${size} bytes`);
  const data = blob.subarray(start, start + size);
  const slots = new Map<number, Slot>();
  for (let at = INTRO; at < start; at += ENTRY) {
    // Tags that were added at installation follow the original ones, and count more.
    slots.set(view.getUint32(at), {
      type: view.getUint32(at + 4),
      offset: view.getUint32(at + 8),
      count: view.getUint32(at + 12),
    });
  }
  return {
    text(tag) {
      const slot = slots.get(tag);
      if (slot === undefined) return undefined;
      if (slot.type !== STRING && slot.type !== I18N_STRING && slot.type !== STRING_ARRAY)
        throw new Damaged(`tag ${tag} is no text`);
      const end = data.indexOf(NUL, slot.offset);
      if (slot.offset >= data.length || end < 0) throw new Damaged(`tag ${tag} lies outside of its header`);
      return decodeText(data.subarray(slot.offset, end));
    },
    number(tag) {
      return numbersOf(data, slots.get(tag), tag, 1)[0];
    },
    numbers(tag) {
      return numbersOf(data, slots.get(tag), tag, Number.POSITIVE_INFINITY);
    },
    names(tag) {
      const slot = slots.get(tag);
      return slot === undefined ? [] : namesOf(data, slot, tag);
    },
  };
}

function numbersOf(data: Uint8Array, slot: Slot | undefined, tag: number, most: number): number[] {
  if (slot === undefined) return [];
  if (slot.type !== INT32 || slot.offset + slot.count * 4 > data.length)
    throw new Damaged(`tag ${tag} is no list of numbers inside its header`);
  if (slot.count > VALUE_LIMIT) throw new OverBudget(`tag ${tag} has ${slot.count} values`);
  const view = new DataView(data.buffer, data.byteOffset + slot.offset, slot.count * 4);
  const numbers: number[] = [];
  for (let i = 0; i < slot.count && i < most; i++) numbers.push(view.getUint32(i * 4));
  return numbers;
}

function namesOf(data: Uint8Array, slot: Slot, tag: number): string[] {
  if (slot.type !== STRING_ARRAY && slot.type !== STRING) throw new Damaged(`tag ${tag} is no list of texts`);
  if (slot.count === 0) return [];
  if (slot.offset + slot.count > data.length) throw new Damaged(`tag ${tag} lies outside of its header`);
  if (slot.count > VALUE_LIMIT) throw new OverBudget(`tag ${tag} has ${slot.count} values`);
  let end = slot.offset;
  for (let left = slot.count; left > 0; end++) {
    if (end >= data.length) throw new Damaged(`tag ${tag} lies outside of its header`);
    if (data[end] === NUL) left -= 1;
  }
  const region = data.subarray(slot.offset, end - 1);
  const text = decodeText(region);
  if (!text.includes('\ufffd')) return text.split('\0');
  const names: string[] = [];
  for (let at = 0; at <= region.length; ) {
    const nul = region.indexOf(NUL, at);
    const stop = nul < 0 ? region.length : nul;
    names.push(decodeName(region.subarray(at, stop)));
    at = stop + 1;
  }
  return names;
}
