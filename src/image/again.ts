// The second look: readers get several files at once, of one layer or many, and their facts join the others.
import type { Entry } from './entry.ts';
import type { Image, WalkOptions } from './image.ts';
import { Gatherer } from './layer/gatherer.ts';
import { linkContents } from './layer/links.ts';
import type { Fact, Gap, Reader } from './reader.ts';
import type { LayerRecord } from './record.ts';

/** These files at once, in this order, for this reader's `again`. */
export interface SecondLook {
  readonly reader: Reader;
  readonly entries: readonly Entry[];
}

/** What a reader found; all belongs to the first file. */
export interface SeenAgain {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
}

/**
 * Grants second looks, an answer for each. All are opened together, since a look at a compressed layer inflates it.
 * Errors: those of `Image.contents`.
 */
export async function lookAgain(
  image: Image,
  records: readonly Pick<LayerRecord, 'files'>[],
  looks: readonly SecondLook[],
  options: WalkOptions,
): Promise<SeenAgain[]> {
  const contents = contentsOf(records);
  const entries = looks.flatMap((look) => look.entries);
  const opened = await image.contents(entries.map(contents), options);
  try {
    let at = 0;
    return looks.map(({ reader, entries }) => {
      const files = entries.map((entry) => ({ entry, bytes: opened.files[at++]!.bytes }));
      const gatherer = new Gatherer([reader], entries[0]!.layer, options);
      gatherer.again(reader, files);
      const shard = gatherer.shards().get(reader.pass)!;
      return { facts: shard.facts.get(reader.name) ?? [], gaps: shard.gaps };
    });
  } finally {
    opened.close();
  }
}

/** The entry whose content an entry has: itself, or the file behind a hard link. */
function contentsOf(records: readonly Pick<LayerRecord, 'files'>[]): (entry: Entry) => Entry {
  const known = new Map<number, ReadonlyMap<number, number>>();
  return (entry) => {
    if (entry.kind !== 'hardlink') return entry;
    const { files } = records[entry.layer]!;
    const links = known.get(entry.layer) ?? linkContents(files);
    known.set(entry.layer, links);
    const content = links.get(entry.index);
    return content === undefined ? entry : files.entry(content, entry.layer);
  };
}
