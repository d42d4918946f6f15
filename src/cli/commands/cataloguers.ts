// plimsoll cataloguers
import { EXIT, fail } from '../../core/errors.ts';
import { CATALOGUERS, type Cataloguer, isNamed } from '../../inventory/index.ts';
import { type Column, tableLines } from '../../report/index.ts';
import { isJudged } from '../../findings/index.ts';
import type { Context } from '../command.ts';

const KINDS: readonly (readonly [kind: Cataloguer['support']['kind'], title: string])[] = [
  ['os', 'Operating systems'],
  ['language', 'Languages'],
  ['binary', 'Programs and libraries'],
  ['vendor', 'Vendors’ software'],
  ['sbom', 'SBOMs inside images'],
];

export async function run({ parsed, terminal }: Context): Promise<number> {
  const chosen = choose(parsed.arguments);
  if (parsed.text('format') === 'json') {
    const rows = chosen.map(({ name, summary, scope, support }) => ({ name, summary, scope, ...support }));
    await terminal.out(`${JSON.stringify(rows, undefined, 2)}\n`);
  } else if (parsed.arguments.length > 0) {
    await terminal.out(`${chosen.map(detailsOf).join('\n\n')}\n`);
  } else {
    const parts = KINDS.flatMap(([kind, title]) => {
      const rows = chosen.filter(({ support }) => support.kind === kind).map(rowOf);
      return rows.length === 0
        ? []
        : [`${title}\n${tableLines(COLUMNS, rows, terminal).slice(1).join('\n')}`];
    });
    const hint = '+ lock files and manifests: read in folders, in images where --only names them';
    await terminal.out(`${parts.join('\n\n')}\n\n${hint}\nplimsoll cataloguers NAME tells more of one\n`);
  }
  return EXIT.ok;
}

const COLUMNS: readonly Column[] = [
  { title: 'NAME', width: [26, 30], cut: 'never' },
  { title: ' ', width: [1, 1], cut: 'never' },
  { title: 'FINDS', width: [20, 90], cut: 'end' },
];

function rowOf({ name, summary, scope }: Cataloguer): string[] {
  return [name, scope === 'folder' ? '+' : '', summary];
}

function choose(names: readonly string[]): readonly Cataloguer[] {
  if (names.length === 0) return CATALOGUERS;
  return names.flatMap((wanted) => {
    const found = CATALOGUERS.filter(({ name }) => isNamed(name, wanted));
    if (found.length === 0)
      fail('usage.bad-option', wanted, 'there is no such cataloguer', 'plimsoll cataloguers lists them');
    return found;
  });
}

function detailsOf({ name, summary, scope, support }: Cataloguer): string {
  const { ecosystem, files, types, tells, limits } = support;
  const lines: (readonly [string, string])[] = [
    ['finds', summary],
    ['ecosystem', ecosystem],
    ['reads', files.join('  ')],
    ['in', scope === 'image' ? 'images and folders' : 'folders; images where --only names it'],
    ['gives', types.map((type) => `pkg:${type}${isJudged(type) ? '' : ' (not judged yet)'}`).join('  ')],
    ['tells', tells.join(', ')],
    ['limits', limits ?? ''],
  ];
  const shown = lines
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `  ${title.padEnd(10)} ${text}`);
  return [name, ...shown].join('\n');
}
