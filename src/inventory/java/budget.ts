// How much one outermost archive may cost, whatever is nested in it.
import { type Bytes, OverBudget } from '../../core/bytes.ts';
import { STORED, type ZipArchive, type ZipEntry } from '../../formats/zip/index.ts';

const MiB = 1024 * 1024;

/** Attack in mind beside each. */
export const LIMITS = {
  /** Archives inside of archives (an archive that contains itself). */
  depth: 8,
  /** Bytes inflated in all (bombs). */
  inflated: 1024 * MiB,
  /** Bytes inflated and still needed, along one trail of nested archives (a bomb in each). */
  alive: 256 * MiB,
  /** Directory records (empty entries by the million). */
  entries: 2_000_000,
  /** Nested archives (tiny ones by the million). */
  archives: 10_000,
  /** META-INF/maven folders (each costs a look). */
  poms: 20_000,
  /** Bytes of one pom.properties or pom.xml. */
  pom: MiB,
  /** Bytes of a manifest's start: its main section. */
  manifest: 256 * 1024,
} as const;

export class Budget {
  #inflated: number = LIMITS.inflated;
  #alive: number = LIMITS.alive;
  #entries: number = LIMITS.entries;
  #archives: number = LIMITS.archives;
  #poms: number = LIMITS.poms;

  /** Each of these throws `OverBudget` when nothing is left. */
  entry(): void {
    if (--this.#entries < 0) throw new OverBudget(`more than ${LIMITS.entries} entries`);
  }

  archive(depth: number): void {
    if (depth > LIMITS.depth) throw new OverBudget(`nested deeper than ${LIMITS.depth}`);
    if (--this.#archives < 0) throw new OverBudget(`more than ${LIMITS.archives} nested archives`);
  }

  pom(): void {
    if (--this.#poms < 0) throw new OverBudget(`more than ${LIMITS.poms} Maven folders`);
  }

  /** A small entry's content. */
  take(archive: ZipArchive, entry: ZipEntry, limit: number): Uint8Array {
    const content = archive.open(entry, Math.min(limit, this.#inflated));
    if (content.size > limit) throw new OverBudget(`${content.size} bytes, limit ${limit}`);
    this.#inflated -= content.size;
    return content.read(0, content.size);
  }

  /** Lends an entry's content to `use`: a slice where it is stored, which costs nothing, else inflated. */
  lend(archive: ZipArchive, entry: ZipEntry, use: (content: Bytes) => void): void {
    const content = archive.open(entry, Math.min(this.#alive, this.#inflated));
    const cost = entry.method === STORED ? 0 : content.size;
    this.#inflated -= cost;
    this.#alive -= cost;
    use(content);
    this.#alive += cost;
  }
}
