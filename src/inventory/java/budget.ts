// How much one outermost archive may cost, whatever is nested in it.
import { type Bytes, OverBudget } from '../../core/bytes.ts';
import { STORED, type ZipArchive, type ZipEntry } from '../../formats/zip/index.ts';

const MiB = 1024 * 1024;

/** Attack in mind beside each. */
export interface ArchiveLimits {
  /** Archives inside of archives (an archive that contains itself). */
  readonly depth: number;
  /** Bytes inflated in all (bombs). */
  readonly inflated: number;
  /** The same for each byte of the archive (thousands of small bombs): archives in archives hardly shrink. */
  readonly ratio: number;
  /** Bytes inflated and still needed, along one trail of nested archives (a bomb in each). */
  readonly alive: number;
  /** Directory records (empty entries by the million). */
  readonly entries: number;
  /** Nested archives (tiny ones by the million). */
  readonly archives: number;
  /** META-INF/maven folders (each costs a look). */
  readonly poms: number;
  /** Bytes of one pom.properties or pom.xml. */
  readonly pom: number;
  /** Bytes of a manifest's start: its main section. */
  readonly manifest: number;
}

export const LIMITS: ArchiveLimits = {
  depth: 8,
  inflated: 1024 * MiB,
  ratio: 20,
  alive: 256 * MiB,
  entries: 2_000_000,
  archives: 10_000,
  poms: 20_000,
  pom: MiB,
  manifest: 256 * 1024,
};

/** Bytes that any archive may inflate. */
const SMALL = 64 * 1024;

export class Budget {
  readonly limits: ArchiveLimits;
  #inflated: number;
  #alive: number;
  #entries: number;
  #archives: number;
  #poms: number;

  /** `size`: bytes of the outermost archive. */
  constructor(limits: ArchiveLimits, size: number) {
    this.limits = limits;
    this.#inflated = Math.min(limits.inflated, limits.ratio * size + SMALL);
    this.#alive = limits.alive;
    this.#entries = limits.entries;
    this.#archives = limits.archives;
    this.#poms = limits.poms;
  }

  /** This and the next two throw `OverBudget` when nothing is left. */
  entry(): void {
    if (--this.#entries < 0) throw new OverBudget(`more than ${this.limits.entries} entries`);
  }

  archive(depth: number): void {
    if (depth > this.limits.depth) throw new OverBudget(`nested deeper than ${this.limits.depth}`);
    if (--this.#archives < 0) throw new OverBudget(`more than ${this.limits.archives} nested archives`);
  }

  pom(): void {
    if (--this.#poms < 0) throw new OverBudget(`more than ${this.limits.poms} Maven folders`);
  }

  /** The content of a pom.properties or pom.xml. */
  take(archive: ZipArchive, entry: ZipEntry): Uint8Array {
    const content = archive.open(entry, Math.min(this.limits.pom, this.#inflated));
    if (content.size > this.limits.pom) throw new OverBudget(`${content.size} bytes of coordinates`);
    this.#inflated -= content.size;
    return content.read(0, content.size);
  }

  /** Lends a nested archive to `use`: a slice where it is stored, which costs nothing, else inflated. */
  lend(archive: ZipArchive, entry: ZipEntry, use: (content: Bytes) => void): void {
    const content = archive.open(entry, Math.min(this.#alive, this.#inflated));
    const cost = entry.method === STORED ? 0 : content.size;
    this.#inflated -= cost;
    this.#alive -= cost;
    use(content);
    this.#alive += cost;
  }
}
