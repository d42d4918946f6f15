// The second look: readers get several files at once, of one layer or many, and their facts join the others.
import type { Entry } from './entry.ts';
import type { Image, WalkOptions } from './image.ts';
import { Gatherer } from './layer/gatherer.ts';
import type { Gap, Reader } from './reader.ts';
import type { Fact } from './reader.ts';

/** Facts and gaps of one reader over these files; they belong to the first file. Errors: those of `Image.contents`. */
export async function lookAgain(
  image: Image,
  reader: Reader,
  entries: readonly Entry[],
  options: WalkOptions,
): Promise<{ facts: readonly Fact[]; gaps: readonly Gap[] }> {
  const gatherer = new Gatherer([reader], entries[0]!.layer);
  const opened = await image.contents(entries, options);
  try {
    gatherer.again(reader, opened.files);
  } finally {
    opened.close();
  }
  const shard = gatherer.shards().get(reader.pass)!;
  return { facts: shard.facts.get(reader.name) ?? [], gaps: shard.gaps };
}
