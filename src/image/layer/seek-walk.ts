// Walks a plain tar inside an open file by seeking: headers are read, contents only where a reader wants them.
import { type Bytes, Damaged, sliceOf } from '../../core/bytes.ts';
import type { Limits } from '../../core/limits.ts';
import { BLOCK, padded, type TarEntry, TarSequence } from '../../formats/tar/index.ts';
import type { Entry } from '../entry.ts';
import { entryOf } from './entries.ts';
import { type Gatherer, HEAD, type Plan } from './gatherer.ts';
import { createLinkBudget, resolveLinks } from './links.ts';
import { cutError, damagedError, overEntries, overNames } from './trouble.ts';

const CHUNK = 1024 * 1024;
/** Entries, or milliseconds in which some were read, between two looks at the abort signal. */
const BREATH = 4096;
const BREATH_MS = 50;

export interface SeekOptions {
  readonly where: string;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** True: an end without the two blocks of zeros is a cut. Where a digest vouches for the bytes it is only odd. */
  readonly strict?: boolean;
  readonly onBytes?: (done: number) => void;
}

/** One entry of a tar with the place of its content. */
export interface Located {
  readonly tar: TarEntry;
  readonly offset: number;
}

/** All entries of a plain tar in order. Throws image.cut, image.damaged or image.over-limit. */
export function* locate(bytes: Bytes, where: string, limits: Limits, strict = false): Generator<Located> {
  const sequence = new TarSequence();
  let at = 0;
  let count = 0;
  let names = 0;
  while (at + BLOCK <= bytes.size) {
    let step: ReturnType<TarSequence['next']>;
    try {
      step = sequence.next(bytes.read(at, BLOCK));
    } catch (error) {
      throw worded(error, where, at);
    }
    at += BLOCK;
    if (step.kind === 'end') return;
    if (step.kind === 'more') continue;
    if (step.kind === 'meta') {
      const { size } = step;
      if (at + size > bytes.size) throw cutError(where, at + size - bytes.size, bytes.size);
      try {
        sequence.meta(bytes.read(at, size));
      } catch (error) {
        throw worded(error, where, at);
      }
      at += padded(size);
      continue;
    }
    if (++count > limits.entries) throw overEntries(where, limits.entries);
    names += step.entry.name.length + step.entry.linkName.length;
    if (names > limits.names) throw overNames(where, limits.names);
    const end = at + step.entry.stored;
    if (end > bytes.size) throw cutError(where, end - bytes.size, bytes.size);
    yield { tar: step.entry, offset: at };
    at += padded(step.entry.stored);
  }
  const rest = bytes.size - at;
  if (rest > 0 || (strict && bytes.size > 0) || !sequence.mayEnd)
    throw cutError(where, BLOCK - Math.max(rest, 0), bytes.size);
}

/** Fills `gatherer` from a plain tar; returns the content offset of every entry. */
export async function seekWalk(bytes: Bytes, gatherer: Gatherer, options: SeekOptions): Promise<number[]> {
  const { where, limits, signal } = options;
  const offsets: number[] = [];
  let last = performance.now();
  const breathe = async (at: number) => {
    await new Promise(setImmediate);
    signal.throwIfAborted();
    options.onBytes?.(at);
    last = performance.now();
  };
  for (const { tar, offset } of locate(bytes, where, limits, options.strict)) {
    const entry = entryOf(tar, gatherer.layer, offsets.length);
    offsets.push(offset);
    gatherer.enter(entry, where);
    if (tar.sparse) gatherer.sparse.add(entry.index);
    const served = entry.kind === 'file' && serve(bytes, gatherer, entry, offset, tar.sparse);
    if (offsets.length % BREATH === 0 || (served && performance.now() - last > BREATH_MS))
      await breathe(offset);
  }
  const mayRead = createLinkBudget();
  for (const link of resolveLinks(gatherer.files, gatherer.layer)) {
    const plan = gatherer.offer(link.entry);
    if (!plan) continue;
    if (gatherer.sparse.has(link.content)) gatherer.refuseSparse(plan);
    else if (!mayRead(link)) refuseLink(gatherer, plan);
    else serveBytes(gatherer, plan, sliceOf(bytes, offsets[link.content]!, link.entry.size));
    if (performance.now() - last > BREATH_MS) await breathe(bytes.size);
  }
  options.onBytes?.(bytes.size);
  return offsets;
}

/** True when somebody wanted it. */
function serve(bytes: Bytes, gatherer: Gatherer, entry: Entry, offset: number, sparse: boolean): boolean {
  const plan = gatherer.offer(entry);
  if (!plan) return false;
  if (sparse) gatherer.refuseSparse(plan);
  else serveBytes(gatherer, plan, sliceOf(bytes, offset, entry.size));
  return true;
}

export function refuseLink(gatherer: Gatherer, plan: Plan): void {
  gatherer.refuse(plan, 'budget', 'one of too many hard links to one file');
}

/** Gives one entry's content to all who want it; content that can not be read is a gap. */
export function serveBytes(gatherer: Gatherer, plan: Plan, content: Bytes): void {
  try {
    give(gatherer, plan, content);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    gatherer.refuse(plan, 'damaged', error.message);
  }
}

function give(gatherer: Gatherer, plan: Plan, content: Bytes): void {
  if (plan.heads.length > 0 && !gatherer.probe(plan, content.read(0, Math.min(HEAD, content.size)))) {
    return;
  }
  if (plan.bytes.length > 0) gatherer.read(plan, content);
  if (plan.chunks.length > 0) {
    const visitors = gatherer.visitors(plan);
    for (let at = 0; at < content.size; at += CHUNK) {
      const chunk = content.read(at, Math.min(CHUNK, content.size - at));
      for (const visitor of visitors) visitor.push(chunk);
    }
    for (const visitor of visitors) visitor.end();
  }
}

function worded(error: unknown, where: string, at: number): unknown {
  return error instanceof Damaged ? damagedError(where, at, error) : error;
}
