// Builds small .NET assemblies for tests: a header, metadata with a few tables, and a version resource.
import { buildPe, type PePart, resourceSection, versionResource } from './pe.ts';

export interface AssemblySpec {
  readonly name: string;
  /** Four numbers. */
  readonly version?: string;
  readonly culture?: string;
  /** Strings of the version resource; none without them. */
  readonly resource?: Readonly<Record<string, string>>;
  /** Rows of the table of types that stands before the assembly's; many make indices wide. */
  readonly types?: number;
  /** Indices of 4 bytes into all heaps. */
  readonly wideHeaps?: boolean;
  /** False: a module, part of another assembly. */
  readonly named?: boolean;
}

const CODE = 0x2000;
const RESOURCES = 0x800000;

export function assemblyOf(spec: AssemblySpec): Buffer {
  const metadata = metadataOf(spec);
  const header = Buffer.alloc(72);
  header.writeUInt32LE(72, 0);
  header.writeUInt32LE(CODE + 72, 8);
  header.writeUInt32LE(metadata.length, 12);
  const code = Buffer.concat([header, metadata]);
  const directories = new Map<number, readonly [number, number]>([[14, [CODE, 72]]]);
  const parts: PePart[] = [{ name: '.text', data: code, address: CODE }];
  if (spec.resource) {
    const data = resourceSection(16, versionResource(spec.resource), RESOURCES);
    parts.push({ name: '.rsrc', data, address: RESOURCES });
    directories.set(2, [RESOURCES, data.length]);
  }
  return buildPe(parts, false, directories);
}

function metadataOf({
  name,
  version = '1.0.0.0',
  culture = '',
  types = 2,
  wideHeaps = false,
  named = true,
}: AssemblySpec) {
  const strings = Buffer.from(`\0${name}\0${culture}\0`);
  const index = wideHeaps ? 4 : 2;
  // Module, TypeRef, MethodDef and Assembly, in the order of their numbers.
  const present = (1n << 0n) | (1n << 1n) | (1n << 6n) | (named ? 1n << 0x20n : 0n);
  const counts = [1, types, 1, ...(named ? [1] : [])];
  const head = Buffer.alloc(24 + counts.length * 4);
  head[4] = 2;
  head[6] = wideHeaps ? 7 : 0;
  head.writeBigUInt64LE(present, 8);
  for (const [at, count] of counts.entries()) head.writeUInt32LE(count, 24 + at * 4);
  // TypeRef's scope is one of four tables, so two bits of its index are taken.
  const scope = types < 0x4000 ? 2 : 4;
  const before = 2 + 4 * index + types * (scope + 2 * index) + (8 + 2 * index + 2);
  const row = Buffer.alloc(16 + 3 * index);
  for (const [at, number] of version.split('.').entries()) row.writeUInt16LE(Number(number), 4 + at * 2);
  row.writeUIntLE(1, 16 + index, index);
  row.writeUIntLE(2 + Buffer.byteLength(name), 16 + 2 * index, index);
  const tables = Buffer.concat([head, Buffer.alloc(before), ...(named ? [row] : [])]);
  const root = Buffer.alloc(16 + 12 + 4);
  root.writeUInt32LE(0x424a5342, 0);
  root.writeUInt32LE(12, 12);
  root.write('v4.0.30319', 16);
  root.writeUInt16LE(2, 30);
  const start = root.length + 12 + 20;
  const rows = [
    streamRow('#~', start, tables.length),
    streamRow('#Strings', start + tables.length, strings.length),
  ];
  return Buffer.concat([root, ...rows, tables, strings]);
}

function streamRow(name: string, offset: number, size: number): Buffer {
  const row = Buffer.alloc(8 + ((name.length + 4) & ~3));
  row.writeUInt32LE(offset, 0);
  row.writeUInt32LE(size, 4);
  row.write(name, 8);
  return row;
}
