// rpm's own database form "ndb" (`Packages.db`), little-endian. Source: rpm's lib/backend/ndb/rpmpkg.c (the layout is described by its constants).
import { type Bytes, Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import { pageReader } from '../pages.ts';
import type { BlobVisitor } from './visitor.ts';

const FILE_MAGIC = 0x506d7052; // RpmP
const SLOT_MAGIC = 0x746f6c53; // Slot
const BLOB_MAGIC = 0x53626c42; // BlbS
const SLOT_PAGE = 4096;
const SLOT = 16;
const BLOCK = 16;
const BLOB_HEADER = 16;
const FILE_HEADER = 32;

/** True when `head` (at least 16 bytes) begins as ndb files do. */
export function isNdb(head: Uint8Array): boolean {
  return new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0, true) === FILE_MAGIC;
}

/** Gives each blob that a slot points to. Slots together may not name more bytes than the file has. */
export function eachNdbBlob(bytes: Bytes, blobLimit: number, visitor: BlobVisitor): void {
  const header = new Uint8Array(bytes.read(0, FILE_HEADER));
  const view = new DataView(header.buffer);
  const version = view.getUint32(4, true);
  if (version !== 0) throw new Damaged(`ndb of the unknown version ${version}`);
  const pages = view.getUint32(12, true);
  if (pages === 0) throw new Damaged('ndb without a page of slots');
  const slotPage = pageReader(bytes, SLOT_PAGE);
  const budget = { left: bytes.size };
  for (let number = 0; number < pages; number++) {
    // A file that ends inside of its slots leaves nothing more to find.
    const page = slotPage(number);
    const slots = new DataView(page.buffer.slice(page.byteOffset, page.byteOffset + SLOT_PAGE));
    for (let at = number === 0 ? FILE_HEADER : 0; at < SLOT_PAGE; at += SLOT) {
      const block = slots.getUint32(at + 8, true);
      const magic = slots.getUint32(at, true);
      if (magic === SLOT_MAGIC && block === 0) continue;
      try {
        if (magic !== SLOT_MAGIC) throw new Damaged(`page ${number} has no slot at ${at}`);
        readBlob(bytes, slots.getUint32(at + 4, true), block, blobLimit, budget, visitor);
      } catch (error) {
        if (!isBadContent(error)) throw error;
        visitor.damage(error);
      }
    }
  }
}

function readBlob(
  bytes: Bytes,
  index: number,
  block: number,
  blobLimit: number,
  budget: { left: number },
  visitor: BlobVisitor,
): void {
  const start = block * BLOCK;
  const head = bytes.read(start, BLOB_HEADER);
  const view = new DataView(head.buffer, head.byteOffset, BLOB_HEADER);
  const size = view.getUint32(12, true);
  if (view.getUint32(0, true) !== BLOB_MAGIC || view.getUint32(4, true) !== index)
    throw new Damaged(`there is no package ${index} at block ${block}`);
  if (size > blobLimit) throw new OverBudget(`package ${index} has ${size} bytes, limit ${blobLimit}`);
  if (size > budget.left) throw new Damaged(`package ${index} claims bytes of others`);
  budget.left -= size;
  visitor.blob(bytes.read(start + BLOB_HEADER, size));
}
