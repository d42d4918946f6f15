// Scores of an OSV record, each with the feed that gave it.
import { listOf, objectOf, textOf } from './osv-fields.ts';
import type { Score } from './types.ts';

/** Who writes the records whose id begins so; the record's scores and words are theirs. */
const FEEDS: ReadonlyMap<string, string> = new Map([
  ['ALBA', 'AlmaLinux'],
  ['ALEA', 'AlmaLinux'],
  ['ALSA', 'AlmaLinux'],
  ['ALPINE', 'Alpine'],
  ['BELL', 'BellSoft'],
  ['BIT', 'Bitnami'],
  ['CGA', 'Chainguard'],
  ['CLEANSTART', 'CleanStart'],
  ['CVE', 'NVD'],
  ['DEBIAN', 'Debian'],
  ['DLA', 'Debian'],
  ['DRUPAL', 'Drupal'],
  ['DSA', 'Debian'],
  ['GHSA', 'GitHub'],
  ['GO', 'Go'],
  ['HSEC', 'Haskell'],
  ['JLSEC', 'Julia'],
  ['MAL', 'OpenSSF'],
  ['OSEC', 'OCaml'],
  ['PSF', 'PSF'],
  ['PYSEC', 'PyPA'],
  ['RHBA', 'Red Hat'],
  ['RHEA', 'Red Hat'],
  ['RHSA', 'Red Hat'],
  ['RLSA', 'Rocky Linux'],
  ['RSEC', 'R Consortium'],
  ['RUSTSEC', 'RustSec'],
  ['RXSA', 'Rocky Linux'],
  ['SUSE', 'SUSE'],
  ['openSUSE', 'SUSE'],
  ['UBUNTU', 'Ubuntu'],
  ['USN', 'Ubuntu'],
]);

/** Errata of the Red Hat family say their severity in the title: "Important: nodejs:18 security update". */
const TITLE = /^(Critical|Important|Moderate|Low): /;
const MOST_SCORES = 50;
const LONGEST_SCORE = 256;

/** Scores of the record and of its entries, each once: CVSS vectors by kind, and vendors' words as `vendor`. */
export function scoresOf(
  id: string,
  record: Readonly<Record<string, unknown>>,
  entries: readonly Readonly<Record<string, unknown>>[],
): Score[] {
  const from = FEEDS.get(/^[A-Za-z]+/.exec(id)?.[0] ?? '') ?? 'OSV';
  const scores: Score[] = [];
  const add = (kind: string, value: string, giver: string): void => {
    const isNew = !scores.some((s) => s.kind === kind && s.value === value && s.from === giver);
    if (value !== '' && isNew && scores.length < MOST_SCORES) scores.push({ kind, value, from: giver });
  };
  for (const holder of [record, ...entries]) {
    for (const item of listOf(holder['severity']).slice(0, MOST_SCORES)) {
      const { type, score } = objectOf(item);
      const kind = textOf(type, LONGEST_SCORE);
      const value = textOf(score, LONGEST_SCORE);
      // Any other type is the name of a vendor that gives a word (`Ubuntu`).
      if (/^CVSS_V[234]$/.test(kind)) add(kind, value, from);
      else add('vendor', value, kind);
    }
  }
  add('vendor', textOf(objectOf(record['database_specific'])['severity'], LONGEST_SCORE), from);
  add('vendor', TITLE.exec(textOf(record['summary'], LONGEST_SCORE))?.[1] ?? '', from);
  return scores;
}
