// OSV records evaluated as the schema says, straight from an export and without stores: the other opinion on the matcher.
import { findSources } from '../../src/advisories/sources.ts';
import { recordsOf } from '../../src/advisories/records.ts';
import { normaliseName } from '../../src/formats/ecosystem-names.ts';
import { orderName } from '../../src/formats/ecosystem-orders.ts';
import { familyOf } from '../../src/advisories/types.ts';
import { ORDERS, type OrderName, type VersionOrder } from '../../src/versions/index.ts';

interface Affected {
  readonly package?: { readonly ecosystem?: string; readonly name?: string };
  readonly ranges?: readonly { readonly type: string; readonly events: readonly Event[] }[];
  readonly versions?: readonly string[];
}
type Event = Readonly<Partial<Record<'introduced' | 'fixed' | 'last_affected' | 'limit', string>>>;
interface OsvRecord {
  readonly id: string;
  readonly withdrawn?: string;
  readonly summary?: string;
  readonly affected?: readonly Affected[];
}

export interface NameVersion {
  readonly name: string;
  readonly version: string;
}

/** Up to `count` different names and versions that stand in records of `scope`: bounds of ranges and listed versions. */
export async function sampleOf(
  folder: string,
  scope: string,
  count: number,
  seed: number,
): Promise<NameVersion[]> {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const order = orderOf(scope);
  const records = (await readRecords(folder)).filter(({ affected = [] }) =>
    affected.some((one) => one.package?.ecosystem === scope),
  );
  const sample = new Map<string, NameVersion>();
  for (let tries = 0; sample.size < count && tries < count * 20; tries += 1) {
    const entries = (records[random(records.length)]?.affected ?? []).filter(
      (one) => one.package?.ecosystem === scope,
    );
    const entry = entries[random(entries.length)];
    const name = entry?.package?.name ?? '';
    const events = (entry?.ranges ?? []).filter(({ type }) => type !== 'GIT').flatMap((one) => one.events);
    const bounds = events.flatMap((event) => Object.values(event)).filter((bound) => bound !== '0');
    const versions = [...bounds, ...(entry?.versions ?? [])];
    const version = versions.length === 0 ? '' : (versions[random(versions.length)] ?? '');
    if (order.compare(version, version) === 0 && !/\s/.test(name + version))
      sample.set(`${name} ${version}`, { name, version });
  }
  return [...sample.values()];
}

/**
 * For each pair the ids of the records that affect it, sorted. Errata that gather several problems are left out, and so are
 * records that were withdrawn.
 */
export async function plainAnswers(
  folder: string,
  scope: string,
  sample: readonly NameVersion[],
): Promise<string[][]> {
  const family = familyOf(scope);
  const order = orderOf(scope);
  const byName = new Map<string, { readonly id: string; readonly entry: Affected }[]>();
  for (const { id, affected = [], withdrawn, summary = '' } of await readRecords(folder)) {
    if (/^D[SL]A-|^DTSA-/.test(id) || withdrawn !== undefined || /^withdrawn\b/i.test(summary)) continue;
    for (const entry of affected) {
      if (entry.package?.ecosystem !== scope) continue;
      const key = normaliseName(family, entry.package.name ?? '');
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [{ id, entry }]);
      else known.push({ id, entry });
    }
  }
  return sample.map(({ name, version }) => {
    const entries = byName.get(normaliseName(family, name)) ?? [];
    const ids = entries.filter(({ entry }) => isAffected(version, entry, order)).map(({ id }) => id);
    return [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1));
  });
}

/** Schema, "Evaluation": affected when listed or when any range holds it; events are walked in the order of versions. */
function isAffected(version: string, { ranges = [], versions = [] }: Affected, order: VersionOrder): boolean {
  const isListed = versions.some((one) => one === version || order.compare(one, version) === 0);
  return isListed || ranges.some(({ type, events }) => type !== 'GIT' && isInRange(version, events, order));
}

function isInRange(version: string, events: readonly Event[], order: VersionOrder): boolean {
  const compare = (a: string, b: string) =>
    a === b ? 0 : a === '0' ? -1 : b === '0' ? 1 : (order.compare(a, b) ?? Number.NaN);
  const boundOf = (event: Event) => event.introduced ?? event.fixed ?? event.last_affected ?? '';
  let isIn = false;
  for (const event of [...events].sort((a, b) => compare(boundOf(a), boundOf(b)))) {
    if (event.introduced !== undefined && compare(version, event.introduced) >= 0) isIn = true;
    if (event.fixed !== undefined && compare(version, event.fixed) >= 0) isIn = false;
    if (event.last_affected !== undefined && compare(version, event.last_affected) > 0) isIn = false;
  }
  return isIn;
}

function orderOf(scope: string): VersionOrder {
  return ORDERS[orderName(familyOf(scope)) as OrderName];
}

const cache = new Map<string, Promise<readonly OsvRecord[]>>();

function readRecords(folder: string): Promise<readonly OsvRecord[]> {
  let records = cache.get(folder);
  if (records === undefined) cache.set(folder, (records = readAll(folder)));
  return records;
}

async function readAll(folder: string): Promise<readonly OsvRecord[]> {
  const records: OsvRecord[] = [];
  for (const source of findSources(folder))
    for await (const parsed of recordsOf(source, () => {}))
      if ('value' in parsed) records.push(parsed.value as OsvRecord);
  return records;
}
