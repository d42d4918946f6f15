// The file table as bytes: one column after another, names joined with NUL (which no path holds).
import type { Entry, EntryKind } from '../entry.ts';
import { type FileTable, KINDS, weightOf } from '../file-table.ts';

/** u32 count, u32 length of the JSON part, JSON (targets, capabilities), then columns, then the names. */
export function encodeTable(files: FileTable): Buffer {
  const n = files.length;
  const sizes = new Float64Array(n);
  const mtimes = new Float64Array(n);
  const owners = new Uint32Array(2 * n);
  const modes = new Uint16Array(n);
  const kinds = new Uint8Array(n);
  const paths: string[] = [];
  const targets: [number, string][] = [];
  const capabilities: [number, string][] = [];
  for (let i = 0; i < n; i++) {
    const entry = files.entry(i, 0);
    sizes[i] = entry.size;
    mtimes[i] = entry.mtime;
    owners[2 * i] = entry.uid;
    owners[2 * i + 1] = entry.gid;
    modes[i] = entry.mode;
    kinds[i] = KINDS.indexOf(entry.kind);
    paths.push(entry.path);
    if (entry.target !== undefined) targets.push([i, entry.target]);
    if (entry.capability) capabilities.push([i, Buffer.from(entry.capability).toString('base64')]);
  }
  const json = Buffer.from(JSON.stringify({ targets, capabilities }));
  // Columns of eight bytes come first, so that they can be used where they lie.
  const head = Buffer.alloc(8);
  head.writeUInt32LE(n, 0);
  head.writeUInt32LE(json.length, 4);
  const columns = [sizes, mtimes, owners, modes, kinds].map((column) => Buffer.from(column.buffer));
  return Buffer.concat([head, ...columns, json, Buffer.from(paths.join('\0'))]);
}

/** Undefined when the bytes do not add up. */
export function decodeTable(bytes: Buffer): FileTable | undefined {
  if (bytes.length < 8) return undefined;
  const n = bytes.readUInt32LE(0);
  const jsonLength = bytes.readUInt32LE(4);
  const columnsLength = n * (8 + 8 + 8 + 2 + 1);
  if (8 + columnsLength + jsonLength > bytes.length) return undefined;
  const columns = new ArrayBuffer(columnsLength);
  new Uint8Array(columns).set(bytes.subarray(8, 8 + columnsLength));
  let at = 8 + columnsLength;
  const { targets, capabilities } = JSON.parse(bytes.toString('utf8', at, at + jsonLength)) as {
    targets: [number, string][];
    capabilities: [number, string][];
  };
  at += jsonLength;
  const paths = n === 0 ? [] : bytes.toString('utf8', at).split('\0');
  if (paths.length !== n) return undefined;
  return new ColumnTable(columns, paths, new Map(targets), new Map(capabilities));
}

class ColumnTable implements FileTable {
  readonly length: number;
  readonly weight: number;
  readonly #paths: readonly string[];
  readonly #sizes: Float64Array;
  readonly #mtimes: Float64Array;
  readonly #owners: Uint32Array;
  readonly #modes: Uint16Array;
  readonly #kinds: Uint8Array;
  readonly #targets: ReadonlyMap<number, string>;
  readonly #capabilities: ReadonlyMap<number, string>;

  constructor(
    columns: ArrayBuffer,
    paths: readonly string[],
    targets: ReadonlyMap<number, string>,
    capabilities: ReadonlyMap<number, string>,
  ) {
    const n = paths.length;
    this.length = n;
    this.weight = paths.reduce((sum, path, index) => sum + weightOf(path, targets.get(index)), 0);
    this.#paths = paths;
    this.#sizes = new Float64Array(columns, 0, n);
    this.#mtimes = new Float64Array(columns, 8 * n, n);
    this.#owners = new Uint32Array(columns, 16 * n, 2 * n);
    this.#modes = new Uint16Array(columns, 24 * n, n);
    this.#kinds = new Uint8Array(columns, 26 * n, n);
    this.#targets = targets;
    this.#capabilities = capabilities;
  }

  path(index: number): string {
    return this.#paths[index]!;
  }

  kind(index: number): EntryKind {
    return KINDS[this.#kinds[index]!]!;
  }

  size(index: number): number {
    return this.#sizes[index]!;
  }

  target(index: number): string | undefined {
    return this.#targets.get(index);
  }

  entry(index: number, layer: number): Entry {
    const target = this.#targets.get(index);
    const capability = this.#capabilities.get(index);
    return {
      layer,
      index,
      path: this.path(index),
      kind: this.kind(index),
      size: this.size(index),
      mode: this.#modes[index]!,
      uid: this.#owners[2 * index]!,
      gid: this.#owners[2 * index + 1]!,
      mtime: this.#mtimes[index]!,
      ...(target !== undefined && { target }),
      ...(capability !== undefined && { capability: Buffer.from(capability, 'base64') }),
    };
  }
}
