// Reads Java archives: one fact for each package that a file, or an archive nested in it, is or contains.
import { basenameOf } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import { readArchive } from './read.ts';
import { ARCHIVE_SUFFIXES, isArchiveName, isCertainArchiveName, looksLikeZip } from './suffixes.ts';

export interface JavaFact extends Fact {
  readonly kind: 'java';
  /** Names of the nested archives, outermost first; left out for the file itself. */
  readonly trail?: readonly string[];
  readonly name: string;
  readonly version: string;
  readonly by: string;
  readonly confidence: 'certain' | 'likely' | 'possible';
  readonly licences?: readonly string[];
}

/** Gaps of one file; more are told as one. */
const MOST_GAPS = 100;
const LONGEST = 512;

export const archiveReader: Reader<JavaFact> = {
  name: 'java/archive',
  version: 2,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ARCHIVE_SUFFIXES },
  wants: (basename) => (isArchiveName(basename) ? 'head' : 'no'),
  probe: (head, { path }) => (isCertainArchiveName(path) || looksLikeZip(head) ? 'bytes' : 'no'),
  read(bytes, entry, out) {
    let gaps = 0;
    readArchive(bytes, basenameOf(entry.path), {
      found(trail, { name, version, by, confidence, licences }) {
        if (name.length > LONGEST || version.length > LONGEST)
          return this.gap(
            trail,
            'not-understood',
            true,
            `a name or version of more than ${LONGEST} characters`,
          );
        out.fact({
          kind: 'java',
          ...(trail.length > 0 && { trail }),
          name,
          version,
          by,
          confidence,
          ...(licences.length > 0 && { licences }),
        });
      },
      gap(trail, reason, hides, detail) {
        gaps++;
        if (gaps > MOST_GAPS) {
          if (gaps === MOST_GAPS + 1) out.gap('budget', true, `more than ${MOST_GAPS} gaps in one archive`);
          return;
        }
        const text = [...trail, ''].join(': ') + detail;
        out.gap(reason, hides, text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
      },
    });
  },
};
