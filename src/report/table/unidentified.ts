// What can be run and nothing accounts for: the largest first, each with what it tells of itself.
import { byText, thousands } from '../../core/text.ts';
import type { Unidentified } from '../../inventory/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { count, cutEnd, megabytes, wrapText } from '../layout.ts';
import type { TableOptions } from './index.ts';
import { instructionOf } from './names.ts';

const SCREEN = 3;

export function unidentifiedLines({ inventory, image }: ScanReport, options: TableOptions): string[] {
  const all = inventory.unidentified ?? [];
  if (all.length === 0) return [];
  const sorted = [...all].sort((a, b) => b.size - a.size || byText(a.path, b.path));
  const shown = options.all ? sorted : sorted.slice(0, SCREEN);
  const hidden = sorted.length - shown.length;
  return [
    `Without a name: ${count(all.length, 'executable')} that no package accounts for`,
    ...shown.flatMap((one) => lineOf(one, image?.layers[one.layer]?.instruction, options.columns)),
    ...(hidden > 0 ? [`  and ${thousands(hidden)} more   (--all lists them)`] : []),
  ];
}

/** `/opt/app/server: elf, 12.3 MB, layer 4 (COPY server /opt/app); build id 1a2b…; "server/1.2"`. */
function lineOf(
  { path, layer, size, format, buildId, hints }: Unidentified,
  instruction: string | undefined,
  width: number,
): string[] {
  const large = size >= 100_000 ? megabytes(size) : count(size, 'byte');
  const id = buildId === undefined ? [] : [`build id ${buildId.slice(0, 16)}`];
  const said = hints.slice(0, 1).map((hint) => `"${hint.slice(0, 60)}"`);
  const by = instruction === undefined ? '' : ` (${cutEnd(instructionOf(instruction), 40)})`;
  const text = [`/${path}: ${format}, ${large}, layer ${layer + 1}${by}`, ...id, ...said].join('; ');
  return wrapText(text, width - 4, '').map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`));
}
