// What to change: the few updates that remove the most of the gravest findings.
import type { Finding } from '../../findings/index.ts';
import type { Package } from '../../inventory/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { ORDERS, type OrderName } from '../../versions/index.ts';
import { type Column, count, painted, tableLines } from '../layout.ts';
import type { TableOptions } from './index.ts';
import { type Packages, placeColumn, placeFormOf, placeOf, shortName, subjectOf } from './names.ts';

const SHOWN = 4;
/** With fewer findings the table itself says what to do. */
const WORTH = 6;

const UPGRADES: Readonly<Record<string, string>> = {
  deb: 'apt-get upgrade',
  apk: 'apk upgrade',
  rpm: 'dnf or zypper upgrade',
};

/** One thing to do, and the findings that are gone then. */
interface Change {
  readonly first: Package;
  readonly isBase: boolean;
  readonly findings: Finding[];
}

const COLUMNS: readonly Column[] = [
  { title: '', width: [1, 1], cut: 'never' },
  { title: 'CHANGE', width: [20, 70], cut: 'end' },
];
const REMOVES: Column = { title: 'REMOVES', width: [7, 7], cut: 'never' };

export function changeLines(report: ScanReport, packages: Packages, options: TableOptions): string[] {
  const { matched, image } = report;
  if (!matched || matched.findings.length < WORTH) return [];
  const grave = matched.findings.filter(({ severity }) => severity === 'critical' || severity === 'high');
  const aim = grave.length > 0 ? grave : matched.findings;
  const changes = changesFor(aim, packages, image?.base?.layers ?? 0);
  if (changes.length === 0) return [];
  const removed = changes.reduce((sum, change) => sum + change.findings.length, 0);
  const of = grave.length > 0 ? 'critical and high findings' : 'findings';
  const title = `${count(changes.length, 'change')} ${changes.length === 1 ? 'removes' : 'remove'} ${removed} of the ${aim.length} ${of}:`;
  const form = placeFormOf(report, options.columns);
  const rows = changes.map((change, i) => [
    String(i + 1),
    textOf(change, packages, matched.findings),
    placeOf(change.first, report, form),
    String(change.findings.length),
  ]);
  return [
    painted(options, 'bold', title),
    ...tableLines([...COLUMNS, placeColumn(form), REMOVES], rows, options),
  ];
}

/** The worthiest changes first. System packages of one layer are upgraded together, all others one by one. */
function changesFor(findings: readonly Finding[], packages: Packages, baseLayers: number): Change[] {
  const changes = new Map<string, Change>();
  for (const finding of findings) {
    const first = packages.get(finding.packages[0]!);
    if (!first || finding.fixed === '') continue;
    const isBase = first.introduced >= 0 && first.introduced < baseLayers;
    const layer = isBase ? 'base' : String(first.introduced);
    const key = UPGRADES[first.type] ? [first.type, layer] : [first.type, layer, first.name, first.version];
    const known = changes.get(key.join('\n'));
    if (known) known.findings.push(finding);
    else changes.set(key.join('\n'), { first, isBase, findings: [finding] });
  }
  return [...changes.values()].sort((a, b) => b.findings.length - a.findings.length).slice(0, SHOWN);
}

/** `lodash 4.17.15 → 4.17.21`, `apt-get upgrade: curl, krb5`; the fix is the one that ends all findings of the package. */
function textOf({ first, isBase, findings }: Change, packages: Packages, all: readonly Finding[]): string {
  const upgrade = UPGRADES[first.type];
  if (upgrade) {
    const names = [...new Set(findings.map((finding) => subjectOf(finding, packages)))];
    return `${isBase ? 'newer base image, or ' : ''}${upgrade}: ${names.join(', ')}`;
  }
  const own = all.filter(({ packages: ids, fixed }) => fixed !== '' && ids.includes(first.id));
  return `${shortName(first)} ${first.version} → ${highestFix(own)}`;
}

function highestFix(findings: readonly Finding[]): string {
  let highest = '';
  for (const { fixed, evidence } of findings) {
    const order = ORDERS[evidence[0]?.order as OrderName];
    if (highest === '' || (order?.compare(fixed, highest) ?? 0) > 0) highest = fixed;
  }
  return highest;
}
