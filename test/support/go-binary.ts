// Builds executables with Go build information for tests, in both of its forms.
import { buildElf, type ElfShape } from './elf.ts';

export interface GoBinary extends ElfShape {
  readonly go?: string;
  /** Lines of module text, without the frame; undefined: built without. */
  readonly modules?: readonly string[];
  /** The form before Go 1.18: pointers to strings. */
  readonly pointers?: boolean;
  /** Bytes of other data in front of the build information. */
  readonly before?: Uint8Array;
}

const FRAME = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const DATA = 0x500000;
const TEXT = 0x400000;

export function buildGo(options: GoBinary = {}): Buffer {
  const data = buildInfo(options);
  const before = options.before ?? new Uint8Array();
  return buildElf(
    [
      { name: '.text', data: Buffer.alloc(2048), address: TEXT, executable: true },
      {
        name: options.sectionTable === false || before.length > 0 ? '.data' : '.go.buildinfo',
        data: Buffer.concat([before, data]),
        address: DATA - before.length,
        writable: true,
      },
    ],
    options,
  );
}

/** The build information alone, as it lies at address `DATA`. */
export function buildInfo({
  go = 'go1.22.3',
  modules,
  pointers,
  wide = true,
  little = true,
}: GoBinary): Buffer {
  const version = Buffer.from(go);
  const text = modules
    ? Buffer.concat([FRAME, Buffer.from(`${modules.join('\n')}\n`), FRAME])
    : Buffer.alloc(0);
  const header = Buffer.alloc(32);
  header.write('\xff Go buildinf:', 'latin1');
  if (!pointers) {
    header[15] = 2;
    return Buffer.concat([header, lengthOf(version.length), version, lengthOf(text.length), text]);
  }
  const size = wide ? 8 : 4;
  header[14] = size;
  header[15] = little ? 0 : 1;
  const pointer = (target: Buffer, at: number, value: number) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigUInt64BE(BigInt(value));
    const bytes = buffer.subarray(8 - size);
    target.set(little ? bytes.toReversed() : bytes, at);
  };
  const strings = Buffer.alloc(4 * size);
  pointer(header, 16, DATA + 32);
  pointer(header, 16 + size, DATA + 32 + 2 * size);
  pointer(strings, 0, DATA + 32 + 4 * size);
  pointer(strings, size, version.length);
  pointer(strings, 2 * size, DATA + 32 + 4 * size + version.length);
  pointer(strings, 3 * size, text.length);
  return Buffer.concat([header, strings, version, text]);
}

function lengthOf(length: number): Buffer {
  const bytes: number[] = [];
  for (let left = length; ; left >>>= 7) {
    if (left < 0x80) return Buffer.from([...bytes, left]);
    bytes.push((left & 0x7f) | 0x80);
  }
}
