// An advisory source in memory: the same interface as the stores', filled from a list of records.
import {
  type Advisory,
  type AdvisorySource,
  type AffectedRow,
  familyOf,
  type RowLimits,
  type Score,
} from '../../src/advisories/types.ts';

/** One interval of a record; `fixed: '0'` says that no version is affected, as in OSV. */
export interface AffectedRecord {
  readonly scope: string;
  readonly name: string;
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last?: string;
  readonly versions?: readonly string[];
  readonly word?: string;
  readonly limits?: RowLimits;
}

export interface AdvisoryRecord {
  readonly id: string;
  readonly affected: readonly AffectedRecord[];
  readonly aliases?: readonly string[];
  readonly related?: readonly string[];
  readonly summary?: string;
  readonly scores?: readonly Score[];
  readonly withdrawn?: string;
}

/** A source with the families and scopes of its records, and `families` that are there but empty. */
export function advisorySource(
  records: readonly AdvisoryRecord[],
  families: readonly string[] = [],
): AdvisorySource {
  const rows = new Map<string, AffectedRow[]>();
  const scopes = new Map<string, Set<string>>(
    families.map((family) => [familyOf(family), new Set([family])]),
  );
  records.forEach((record, advisory) => {
    record.affected.forEach((affected, seq) => {
      const { scope, name } = affected;
      const family = familyOf(scope);
      scopes.set(family, (scopes.get(family) ?? new Set()).add(scope));
      const key = `${scope}\n${name}`;
      rows.set(key, [...(rows.get(key) ?? []), rowOf(affected, advisory, seq)]);
    });
  });
  return {
    family(family) {
      const own = scopes.get(family);
      if (own === undefined) return undefined;
      return {
        family,
        feed: 'test',
        licence: '',
        records: records.length,
        skipped: 0,
        withdrawn: 0,
        fetched: '2026-01-01T00:00:00Z',
        newest: '2026-01-01T00:00:00Z',
        revision: '1',
        origin: 'import',
        scopes: [...own].sort(),
      };
    },
    affected: (scope, name) => rows.get(`${scope}\n${name}`) ?? [],
    advisory(family, key): Advisory {
      const record = records[key];
      if (record === undefined) throw new Error(`no advisory ${key}`);
      const { id, aliases = [], related = [], summary = '', scores = [], withdrawn } = record;
      return {
        id,
        aliases,
        related,
        summary,
        scores,
        ...(withdrawn !== undefined && { withdrawn }),
        references: [],
        feed: 'test',
        family,
      };
    },
    named: (family, id) =>
      records.flatMap((record, key) =>
        speaksFor(record, family) && namesOf(record).includes(id) ? [key] : [],
      ),
    close() {},
  };
}

function rowOf(affected: AffectedRecord, advisory: number, seq: number): AffectedRow {
  const { scope, name, introduced, fixed = '', last = '', versions = [], word = '', limits } = affected;
  const isNone = fixed === '0';
  return {
    name,
    scope,
    advisory,
    seq,
    status: isNone ? 'not-affected' : 'affected',
    word,
    introduced: introduced ?? (versions.length > 0 && fixed === '' && last === '' ? '' : '0'),
    fixed: isNone ? '' : fixed,
    last,
    versions,
    ...(limits !== undefined && { limits }),
  };
}

function speaksFor(record: AdvisoryRecord, family: string): boolean {
  return record.affected.some(({ scope }) => familyOf(scope) === family);
}

function namesOf({ id, aliases = [], related = [] }: AdvisoryRecord): string[] {
  return [id, ...aliases, ...related];
}
