// The layout of the metadata tables of .NET assemblies that come before the one that names the assembly. Source: ECMA-335, II.22 and II.24.2.6.
import { Damaged } from '../../core/bytes.ts';

/** Number of the table with one row, which names the assembly. */
export const ASSEMBLY_TABLE = 0x20;

/**
 * Columns of tables 0x00 to 0x1f: `2` and `4` are numbers of so many bytes, `S`, `G` and `B` are indices into the heaps
 * of strings, GUIDs and blobs, two hexadecimal digits an index into that table, words indices into one of several.
 */
const COLUMNS: readonly string[] = [
  '2 S G G G',
  'ResolutionScope S S',
  '4 S S TypeDefOrRef 04 06',
  '04',
  '2 S B',
  '06',
  '4 2 2 S B 08',
  '08',
  '2 2 S',
  '02 TypeDefOrRef',
  'MemberRefParent S B',
  '2 HasConstant B',
  'HasCustomAttribute CustomAttributeType B',
  'HasFieldMarshal B',
  '2 HasDeclSecurity B',
  '2 4 02',
  '4 04',
  'B',
  '02 14',
  '14',
  '2 S TypeDefOrRef',
  '02 17',
  '17',
  '2 S B',
  '2 06 HasSemantics',
  '02 MethodDefOrRef MethodDefOrRef',
  'S',
  'B',
  '2 MemberForwarded S 1a',
  '4 04',
  '4 4',
  '4',
];

/** Bits that tell which table is meant, and the tables. */
const CODED: ReadonlyMap<string, readonly [bits: number, tables: readonly number[]]> = new Map([
  ['TypeDefOrRef', [2, [0x02, 0x01, 0x1b]]],
  ['HasConstant', [2, [0x04, 0x08, 0x17]]],
  [
    'HasCustomAttribute',
    [
      5,
      [
        0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0a, 0x00, 0x0e, 0x17, 0x14, 0x11, 0x1a, 0x1b, 0x20, 0x23, 0x26,
        0x27, 0x28, 0x2a, 0x2b, 0x2c,
      ],
    ],
  ],
  ['HasFieldMarshal', [1, [0x04, 0x08]]],
  ['HasDeclSecurity', [2, [0x02, 0x06, 0x20]]],
  ['MemberRefParent', [3, [0x02, 0x01, 0x1a, 0x06, 0x1b]]],
  ['HasSemantics', [1, [0x14, 0x17]]],
  ['MethodDefOrRef', [1, [0x06, 0x0a]]],
  ['MemberForwarded', [1, [0x04, 0x06]]],
  ['CustomAttributeType', [3, [0x06, 0x0a]]],
  ['ResolutionScope', [2, [0x00, 0x1a, 0x23, 0x01]]],
]);

export interface HeapWidths {
  /** 2 or 4 bytes for an index. */
  readonly strings: number;
  readonly guids: number;
  readonly blobs: number;
}

/** Bytes of all tables before the assembly's, given the rows of each of the 64 tables. */
export function bytesBeforeAssembly(rows: readonly number[], heaps: HeapWidths): number {
  let total = 0;
  for (const [table, columns] of COLUMNS.entries()) {
    const count = rows[table] ?? 0;
    if (count === 0) continue;
    let width = 0;
    for (const column of columns.split(' ')) width += widthOf(column, rows, heaps);
    total += width * count;
  }
  if (!Number.isSafeInteger(total)) throw new Damaged('tables of metadata without end');
  return total;
}

function widthOf(column: string, rows: readonly number[], heaps: HeapWidths): number {
  if (column === 'S') return heaps.strings;
  if (column === 'G') return heaps.guids;
  if (column === 'B') return heaps.blobs;
  if (column === '2' || column === '4') return Number(column);
  const coded = CODED.get(column);
  if (coded === undefined) return (rows[Number.parseInt(column, 16)] ?? 0) < 0x10000 ? 2 : 4;
  const [bits, tables] = coded;
  return Math.max(...tables.map((table) => rows[table] ?? 0)) < 2 ** (16 - bits) ? 2 : 4;
}
