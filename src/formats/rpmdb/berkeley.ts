// rpm databases in a Berkeley DB hash file (`Packages`), of either byte order. Source: Berkeley DB's on-disk page structures (db_page.h).
import { type Bytes, Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import { pageReader } from '../pages.ts';
import type { BlobVisitor } from './visitor.ts';

const HASH_MAGIC = 0x00061561;
/** The general and the hash part of the first page. */
const META = 96 + 32 * 4;
const PAGE_HEADER = 26;
const PAGE_OVERFLOW = 7;
const PAGE_HASH_UNSORTED = 2;
const PAGE_HASH = 13;
const ITEM_INLINE = 1;
const ITEM_OFF_PAGE = 3;
const OFF_PAGE_SIZE = 12;

/** True when `head` (at least 16 bytes) begins as hash files do. */
export function isBerkeley(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(12, true) === HASH_MAGIC || view.getUint32(12) === HASH_MAGIC;
}

interface File {
  readonly page: (index: number) => Uint8Array;
  readonly pageCount: number;
  readonly little: boolean;
  /** Overflow pages that belong to an item already: none belongs to two. */
  readonly used: Uint8Array;
  /** Bytes that items may still claim: all together no more than the file has. */
  readonly budget: { left: number };
  readonly visitor: BlobVisitor;
  readonly blobLimit: number;
}

/**
 * Gives the value of each record but that of key 0, which counts instances. All pages are looked at in file order
 * instead of by bucket: so no link between pages can hide a record or lead in circles. Afterwards every page that
 * a bucket begins with, or goes on with, must have been a hash page; one that was not held records.
 */
export function eachBerkeleyBlob(bytes: Bytes, blobLimit: number, visitor: BlobVisitor): void {
  const meta = new Uint8Array(bytes.read(0, META));
  const view = new DataView(meta.buffer);
  const little = view.getUint32(12, true) === HASH_MAGIC;
  const pageSize = view.getUint32(20, little);
  if (pageSize < 512 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0)
    throw new Damaged(`a page size of ${pageSize}`);
  if (meta[24] !== 0) throw new Damaged('the file is encrypted');
  const pageCount = Math.floor(bytes.size / pageSize);
  const stated = view.getUint32(32, little) + 1;
  if (stated > pageCount) visitor.damage(new Damaged(`the file has ${pageCount} of ${stated} pages`));

  const file: File = {
    page: pageReader(bytes, pageSize),
    pageCount,
    little,
    used: new Uint8Array(pageCount),
    budget: { left: bytes.size },
    visitor,
    blobLimit,
  };
  const hashPages = new Uint8Array(pageCount);
  const expected = bucketPages(view, little, pageCount);
  for (let index = 1; index < pageCount; index++) {
    const page = file.page(index);
    if (page[25] !== PAGE_HASH && page[25] !== PAGE_HASH_UNSORTED) continue;
    hashPages[index] = 1;
    const next = readHashPage(file, index, new Uint8Array(page));
    if (next !== 0) expected.push(next);
  }
  for (const index of expected)
    if (hashPages[index] !== 1) visitor.damage(new Damaged(`page ${index} should hold records and does not`));
}

/** The first page of each bucket: its number, moved by what was allocated before its doubling of the table. */
function bucketPages(meta: DataView, little: boolean, pageCount: number): number[] {
  const buckets = Math.min(meta.getUint32(72, little) + 1, pageCount);
  const pages: number[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const doubling = bucket === 0 ? 0 : 32 - Math.clz32(bucket);
    pages.push(bucket + meta.getUint32(96 + doubling * 4, little));
  }
  return pages;
}

/**
 * Offsets of a page's items stand behind its header, key and value in turn; items fill the page from its end.
 * Returns the page that its bucket goes on with, or 0.
 */
function readHashPage(file: File, index: number, page: Uint8Array): number {
  const { visitor } = file;
  const view = new DataView(page.buffer);
  const count = view.getUint16(20, file.little);
  const next = view.getUint32(16, file.little);
  if (PAGE_HEADER + count * 2 > page.length) {
    visitor.damage(new Damaged(`page ${index} claims ${count} items`));
    return next;
  }
  const offsetOf = (item: number): number =>
    item < 0 ? page.length : view.getUint16(PAGE_HEADER + item * 2, file.little);
  for (let item = 0; item + 1 < count; item += 2) {
    try {
      const key = offsetOf(item);
      const value = offsetOf(item + 1);
      const end = offsetOf(item - 1);
      if (value < PAGE_HEADER || value >= key || key >= end || end > page.length)
        throw new Damaged(`item ${item} of page ${index} lies outside of it`);
      // Key 0 is all zero in either byte order.
      if (page[key] === ITEM_INLINE && page.subarray(key + 1, end).every((byte) => byte === 0)) continue;
      visitor.blob(readItem(file, page, view, value, key));
    } catch (error) {
      if (!isBadContent(error)) throw error;
      visitor.damage(error);
    }
  }
  return next;
}

function readItem(file: File, page: Uint8Array, view: DataView, start: number, end: number): Uint8Array {
  const type = page[start];
  if (type === ITEM_INLINE) return page.subarray(start + 1, end);
  if (type !== ITEM_OFF_PAGE || start + OFF_PAGE_SIZE > page.length)
    throw new Damaged(`an item has the unknown type ${type}`);
  const first = view.getUint32(start + 4, file.little);
  const size = view.getUint32(start + 8, file.little);
  if (size > file.blobLimit) throw new OverBudget(`a header has ${size} bytes, limit ${file.blobLimit}`);
  return readChain(file, first, size);
}

function readChain(file: File, first: number, size: number): Uint8Array {
  if (size > file.budget.left) throw new Damaged(`an item claims ${size} bytes, which belong to others`);
  file.budget.left -= size;
  const data = new Uint8Array(size);
  let next = first;
  for (let have = 0; have < size; ) {
    if (next <= 0 || next >= file.pageCount) throw new Damaged(`there is no page ${next}`);
    if (file.used[next] === 1) throw new Damaged(`page ${next} is used twice`);
    file.used[next] = 1;
    const page = file.page(next);
    const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
    const length = view.getUint16(22, file.little);
    if (page[25] !== PAGE_OVERFLOW || length === 0 || PAGE_HEADER + length > page.length)
      throw new Damaged(`page ${next} does not go on with the item that leads to it`);
    const part = Math.min(length, size - have);
    data.set(page.subarray(PAGE_HEADER, PAGE_HEADER + part), have);
    have += part;
    next = view.getUint32(16, file.little);
  }
  return data;
}
