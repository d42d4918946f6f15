// Unix `ar` archives, in which Debian packages come: the list of their members. Source: deb(5), ar(5).
import { type Bytes, Damaged } from '../core/bytes.ts';

export interface ArMember {
  /** Without what pads it, and without the '/' that GNU's ar ends it with. */
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

const MAGIC = '!<arch>\n';
const HEADER = 60;
/** Packages have three members, some a signature more; libraries of object files have many, and are none. */
const MEMBERS = 64;

/** The first members, in order; those before a damage come first. Throws `Damaged`. */
export function* arMembers(bytes: Bytes): Generator<ArMember> {
  if (latin1(bytes, 0, MAGIC.length) !== MAGIC)
    throw new Damaged('the file does not begin as ar archives do');
  let offset = MAGIC.length;
  for (let i = 0; i < MEMBERS && offset + HEADER <= bytes.size; i++) {
    const header = latin1(bytes, offset, HEADER);
    const [, size] = /^(\d{1,10}) *$/.exec(header.slice(48, 58)) ?? [];
    if (size === undefined || !header.endsWith('`\n')) throw new Damaged(`there is no member at ${offset}`);
    const content = offset + HEADER;
    yield { name: header.slice(0, 16).trimEnd().replace(/\/$/, ''), offset: content, size: Number(size) };
    // Members begin at even places.
    offset = content + Number(size) + (Number(size) % 2);
  }
}

function latin1(bytes: Bytes, offset: number, length: number): string {
  const { buffer, byteOffset } = bytes.read(offset, length);
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}
