// Extended headers: pax records ("length key=value\n") with the keys that we use. Source: POSIX.1-2017 pax.
import { Damaged } from '../../core/bytes.ts';
import { decodeName } from '../../core/text.ts';

export interface PaxFields {
  path?: string;
  linkpath?: string;
  size?: number;
  uid?: number;
  gid?: number;
  mtime?: number;
  /** Raw `security.capability` attribute. */
  capability?: Uint8Array;
  /** Logical size of a sparse file; the content that follows is map and pieces. */
  sparseSize?: number;
  sparseName?: string;
}

/** Reads the records of one extended header; throws `Damaged` when they contradict their lengths. */
export function decodePax(data: Uint8Array): PaxFields {
  const out: PaxFields = {};
  let at = 0;
  while (at < data.length) {
    // Padding with NULs is seen in the wild.
    if (data[at] === 0) break;
    let length = 0;
    let i = at;
    while (i < data.length && data[i]! >= 0x30 && data[i]! <= 0x39 && i - at < 10) {
      length = length * 10 + (data[i]! - 0x30);
      i++;
    }
    const end = at + length;
    if (data[i] !== 0x20 || length < 5 || end > data.length || data[end - 1] !== 0x0a)
      throw new Damaged('pax header: a record contradicts its length');
    const equals = data.indexOf(0x3d, i + 1);
    if (equals < 0 || equals >= end) throw new Damaged('pax header: a record has no "="');
    take(
      out,
      Buffer.from(data.subarray(i + 1, equals)).toString('latin1'),
      data.subarray(equals + 1, end - 1),
    );
    at = end;
  }
  return out;
}

function take(out: PaxFields, key: string, value: Uint8Array): void {
  switch (key) {
    case 'path':
      out.path = name(value);
      return;
    case 'linkpath':
      out.linkpath = name(value);
      return;
    case 'size':
      out.size = whole(value);
      return;
    case 'uid':
      out.uid = whole(value);
      return;
    case 'gid':
      out.gid = whole(value);
      return;
    case 'mtime':
      out.mtime = Math.trunc(Number(Buffer.from(value).toString('latin1'))) || 0;
      return;
    case 'SCHILY.xattr.security.capability':
      // A real one has 20 or 24 bytes.
      if (value.length <= 64) out.capability = Uint8Array.from(value);
      return;
    case 'GNU.sparse.realsize':
    case 'GNU.sparse.size':
      out.sparseSize = whole(value);
      return;
    case 'GNU.sparse.name':
      out.sparseName = name(value);
      return;
  }
}

function name(value: Uint8Array): string {
  if (value.includes(0)) throw new Damaged('pax header: a name holds a NUL byte');
  return decodeName(value);
}

function whole(value: Uint8Array): number {
  const text = Buffer.from(value).toString('latin1');
  const number = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(number))
    throw new Damaged('pax header: a number is out of range');
  return number;
}
