// Finds the readers of a file by its name, so that an entry costs two look-ups and not a call of each reader.
import { appendTo } from '../../core/multimap.ts';
import { basenameOf, type Entry } from '../entry.ts';
import type { FileNames, Reader } from '../reader.ts';

interface Named {
  readonly suffix: string;
  readonly reader: Reader;
}

export class ReaderIndex {
  readonly #always: readonly Reader[];
  readonly #byName = new Map<string, Reader[]>();
  /** By the part of the suffix from its last dot on. */
  readonly #bySuffix = new Map<string, Named[]>();

  constructor(readers: readonly Reader[]) {
    this.#always = readers.filter(({ files }) => files === undefined);
    for (const reader of readers) if (reader.files) this.#add(reader, reader.files);
  }

  #add(reader: Reader, { basenames = [], suffixes = [] }: FileNames): void {
    for (const name of basenames) appendTo(this.#byName, name.toLowerCase(), reader);
    for (const suffix of suffixes)
      appendTo(this.#bySuffix, extensionOf(suffix.toLowerCase()), { suffix: suffix.toLowerCase(), reader });
  }

  /** Those that want to be asked for every file first; each once. */
  of(basename: string): readonly Reader[] {
    const name = basename.toLowerCase();
    const named = this.#byName.get(name);
    const ending = this.#bySuffix.get(extensionOf(name));
    if (named === undefined && ending === undefined) return this.#always;
    const found = new Set([...this.#always, ...(named ?? [])]);
    for (const { suffix, reader } of ending ?? []) if (name.endsWith(suffix)) found.add(reader);
    return [...found];
  }
}

/** True when a reader would be asked for the content of this entry. */
export function isOffered(readers: readonly Reader[], entry: Entry): boolean {
  const name = basenameOf(entry.path);
  return new ReaderIndex(readers).of(name).some((reader) => reader.wants(name, entry) !== 'no');
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}
