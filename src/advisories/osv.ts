// One OSV record becomes narrow rows by family, and a detail that is read only for what is reported.
import { isDistribution, isEcosystem } from '../formats/ecosystem-orders.ts';
import type { VersionOrder } from '../versions/order.ts';
import { type Row, type Skip, rowsOf } from './osv-affected.ts';
import { listOf, objectOf, textOf, textsOf } from './osv-fields.ts';
import { scoresOf } from './osv-scores.ts';
import { type Score, familyOf } from './types.ts';

/** What an advisory says beyond its rows. */
export interface Detail {
  readonly aliases: readonly string[];
  readonly related: readonly string[];
  readonly summary: string;
  readonly scores: readonly Score[];
  readonly references: readonly string[];
}

export interface OsvRecord {
  readonly id: string;
  /** ISO dates, or ''. */
  readonly modified: string;
  readonly published: string;
  readonly withdrawn: string;
  readonly detail: Detail;
  /** Rows and skipped parts by family; families that were not wanted are absent. */
  readonly parts: ReadonlyMap<string, FamilyPart>;
  /** Known families of the record that were not wanted. */
  readonly others: readonly string[];
  /** Parts that belong to no family: entries of ecosystems that nobody knows. */
  readonly skipped: readonly Skip[];
}

export interface FamilyPart {
  readonly rows: readonly Row[];
  readonly skipped: readonly Skip[];
}

export interface OsvOptions {
  readonly wanted: (family: string) => boolean;
  readonly order: (family: string) => VersionOrder | undefined;
}

const LONGEST_ID = 256;
const LONGEST_SUMMARY = 240;
const LONGEST_REFERENCE = 2048;
const MOST_REFERENCES = 100;
const MOST_IDS = 5000;

/**
 * Reads one parsed OSV record (schema 1.0 to 1.7). Foreign fields are read one by one and never copied as they are.
 * Returns the reason when nothing of it can be used: it is no record, or it names no package of a known ecosystem.
 */
export function readOsv(value: unknown, options: OsvOptions): OsvRecord | Skip {
  const record = objectOf(value);
  const id = textOf(record['id'], LONGEST_ID);
  if (!isId(id)) return 'not-a-record';
  const entries = listOf(record['affected']).map(objectOf);
  const summary = textOf(record['summary'], LONGEST_SUMMARY) || firstSentence(record['details']);
  const parts = new Map<string, { rows: Row[]; skipped: Skip[] }>();
  const others = new Set<string>();
  const skipped: Skip[] = [];
  for (const entry of entries) {
    const scope = textOf(objectOf(entry['package'])['ecosystem'], LONGEST_ID);
    if (scope === '') continue;
    const family = familyOf(scope);
    if (!isEcosystem(family)) skipped.push('unknown-ecosystem');
    else if (!options.wanted(family)) others.add(family);
    else {
      let part = parts.get(family);
      if (part === undefined) parts.set(family, (part = { rows: [], skipped: [] }));
      rowsOf(entry, { id, family, scope, summary, order: options.order(family) }, part);
    }
  }
  if (parts.size === 0 && others.size === 0) return skipped[0] ?? 'no-package';
  const dates = { modified: dateOf(record['modified']), published: dateOf(record['published']) };
  const withdrawn = textOf(record['withdrawn'], 64);
  const references = listOf(record['references']).map((item) =>
    textOf(objectOf(item)['url'], LONGEST_REFERENCE),
  );
  const detail = {
    ...namesOf(id, record),
    summary,
    scores: scoresOf(id, record, entries),
    references: unique(references).slice(0, MOST_REFERENCES),
  };
  return { id, ...dates, withdrawn, detail, parts, others: [...others], skipped };
}

/** Ids are printed and compared: no blanks, no control characters. */
function isId(id: string): boolean {
  return /^[\x21-\x7e]+$/.test(id);
}

/**
 * Other ids of the same problem, and related ones. A distribution's record about one CVE (`DEBIAN-CVE-…`, or `upstream`
 * with one CVE in it) is that CVE; one that fixes several (`upstream` or `related` of an erratum) is related to them.
 */
function namesOf(id: string, record: Readonly<Record<string, unknown>>): Pick<Detail, 'aliases' | 'related'> {
  const upstream = idsOf(record['upstream']);
  const inId = /^[A-Z]+-(CVE-\d{4}-\d{4,})$/.exec(id)?.[1];
  const same = upstream.filter((name) => name.startsWith('CVE-')).length <= 1;
  const aliases = unique([...idsOf(record['aliases']), ...(same ? upstream : []), inId ?? '']);
  const related = unique([...(same ? [] : upstream), ...idsOf(record['related'])]);
  return {
    aliases: aliases.filter((name) => name !== id),
    related: related.filter((name) => name !== id && !aliases.includes(name)),
  };
}

function idsOf(value: unknown): string[] {
  return textsOf(value, LONGEST_ID, MOST_IDS).filter(isId);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

/** RFC 3339 in UTC as OSV demands it; the zero date of some exporters counts as none. */
function dateOf(value: unknown): string {
  const text = textOf(value, 40);
  return /^[12]\d{3}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? text : '';
}

/** For records without a summary: what stands before the first full stop or blank line, cut at a word. */
function firstSentence(details: unknown): string {
  const start = (typeof details === 'string' ? details.slice(0, 2000) : '').trim();
  const sentence = start.split(/\n\s*\n|(?<=[.!?])\s/, 1)[0] ?? '';
  const line = sentence.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_SUMMARY) return line;
  const space = line.lastIndexOf(' ', LONGEST_SUMMARY - 1);
  return `${line.slice(0, space > 0 ? space : LONGEST_SUMMARY - 1)}…`;
}

/** Every id under which the advisory is looked for: its own, its aliases, and the CVEs that a distribution's erratum fixes. */
export function namesToFind(family: string, id: string, detail: Detail): string[] {
  const fixes = isDistribution(family) ? detail.related.filter((name) => name.startsWith('CVE-')) : [];
  return unique([id, ...detail.aliases, ...fixes]);
}
