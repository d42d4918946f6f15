// The packages, for `sbom --format table`: a summary by type, or all of them.
import type { ScanReport } from '../../scan/index.ts';
import { type Column, count, tableLines } from '../layout.ts';
import type { TableOptions } from './index.ts';

const SCREEN = 20;

const COLUMNS: readonly Column[] = [
  { title: 'TYPE', width: [4, 10], cut: 'never' },
  { title: 'PACKAGE', width: [8, 50], cut: 'middle' },
  { title: 'VERSION', width: [7, 40], cut: 'end' },
  { title: 'LAYER', width: [5, 5], cut: 'never' },
  { title: 'WHERE', width: [8, 80], cut: 'middle' },
];

export function packageLines({ inventory }: ScanReport, options: TableOptions): string[] {
  const shown = options.all ? inventory.packages : inventory.packages.slice(0, SCREEN);
  if (shown.length === 0) return [];
  const rows = shown.map((one) => [
    one.type,
    one.name,
    one.version,
    one.introduced < 0 ? '' : String(one.introduced + 1),
    `/${one.evidence[0]?.path ?? ''}`,
  ]);
  const lines = tableLines(COLUMNS, rows, options);
  const hidden = inventory.packages.length - shown.length;
  return hidden > 0 ? [...lines, `and ${count(hidden, 'more package')}   (--all lists them)`] : lines;
}
