// Rows of SQLite: variable-length integers, serial types and values. Source: SQLite "Database File Format" §1.6, §2.1.
import { Damaged } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';

export type Value = number | bigint | string | Uint8Array | null;
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface Varint {
  readonly value: number;
  /** Offset after it. */
  readonly next: number;
}

/** A big-endian integer of 7 bits a byte, of at most nine bytes; values above 2^53 are `Damaged`: nothing we read needs them. */
export function readVarint(data: Uint8Array, offset: number): Varint {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = data[offset + i];
    if (byte === undefined) throw new Damaged('a number runs over its end');
    if (i === 8) value = value * 256 + byte;
    else value = value * 128 + (byte & 0x7f);
    if (i === 8 || byte < 0x80) {
      // Negative row ids take nine bytes; they fall under this, too.
      if (value > Number.MAX_SAFE_INTEGER) throw new Damaged('a number is beyond all sizes');
      return { value, next: offset + i + 1 };
    }
  }
  throw new Damaged('a number runs over its end');
}

/** The values of one row. A blob is a view of `payload`. */
export function decodeRecord(payload: Uint8Array, encoding: Encoding): Value[] {
  const head = readVarint(payload, 0);
  if (head.value > payload.length) throw new Damaged('the head of a row runs over its end');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const values: Value[] = [];
  let at = head.next;
  let body = head.value;
  while (at < head.value) {
    const type = readVarint(payload, at);
    at = type.next;
    const size = sizeOf(type.value);
    if (body + size > payload.length) throw new Damaged('a value runs over the end of its row');
    values.push(decodeValue(view, payload, body, type.value, size, encoding));
    body += size;
  }
  return values;
}

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  const size = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type];
  if (size === undefined) throw new Damaged(`a value has the unknown type ${type}`);
  return size;
}

function decodeValue(
  view: DataView,
  payload: Uint8Array,
  at: number,
  type: number,
  size: number,
  encoding: Encoding,
): Value {
  if (type >= 12) {
    const data = payload.subarray(at, at + size);
    return type % 2 === 0 ? data : decodeString(data, encoding);
  }
  switch (type) {
    case 0:
      return null;
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt8(at) * 0x10000 + view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 0x100000000 + view.getUint32(at + 2);
    case 6:
      return view.getBigInt64(at);
    case 7:
      return view.getFloat64(at);
    default:
      return type - 8;
  }
}

function decodeString(data: Uint8Array, encoding: Encoding): string {
  return encoding === 'utf-8' ? decodeText(data) : new TextDecoder(encoding).decode(data);
}
