// A layer once more: contents that are wanted together, and those that hard links share.
import { type Bytes, Damaged, sliceOf } from '../../core/bytes.ts';
import { fail } from '../../core/errors.ts';
import type { TarEntry } from '../../formats/tar/index.ts';
import type { Entry } from '../entry.ts';
import type { OpenedFiles, WalkOptions } from '../image.ts';
import { FileBytes } from './file-bytes.ts';
import type { Gatherer, Plan } from './gatherer.ts';
import { inflate } from './inflate.ts';
import { locate, serveBytes } from './seek-walk.ts';
import { isSeekable, type LayerSource } from './source.ts';
import { Spool } from './spool.ts';
import { type ContentSink, TarSplitter } from './tar-splitter.ts';
import { cutError } from './trouble.ts';

/** So many files may each have a window of their own: a database and its logs are a handful. */
const SIDE_BY_SIDE = 64;

/** Where the content of an entry lies in what was opened. */
interface Part {
  readonly offset: number;
  readonly size: number;
}

/**
 * Opens file entries of one layer for a second look. All lie in one file, the layer's own or a temporary one. A few have each a
 * window of its own, since they are read side by side; many share one.
 */
export async function openEntries(
  source: LayerSource,
  entries: readonly Entry[],
  options: WalkOptions,
): Promise<OpenedFiles> {
  const wanted = new Set(entries.map((entry) => entry.index));
  const parts = new Map<number, Part | undefined>();
  const open = (fd: number, start: number, size: number) => {
    const shared = entries.length > SIDE_BY_SIDE ? new FileBytes(fd, start, size) : undefined;
    const bytesOf = (part: Part) =>
      shared ? sliceOf(shared, part.offset, part.size) : new FileBytes(fd, start + part.offset, part.size);
    return entries.map((entry) => {
      const part = parts.get(entry.index);
      return { entry, bytes: part ? bytesOf(part) : SPARSE };
    });
  };
  if (source.file && isSeekable(source)) {
    const { fd, offset, size } = source.file;
    const bytes = new FileBytes(fd, offset, size);
    let index = 0;
    for (const { tar, offset } of locate(bytes, source.where, options.limits)) {
      if (wanted.has(index)) parts.set(index, tar.sparse ? undefined : { offset, size: tar.size });
      index++;
    }
    return { files: open(fd, offset, size), close() {} };
  }
  const spool = new Spool();
  try {
    const last = entries.reduce((most, { index }) => Math.max(most, index), 0);
    await readAgain(source, last, options, (index, { sparse, size }) => {
      if (!wanted.has(index) || sparse) return undefined;
      if (spool.size + size > options.limits.spool)
        fail('image.over-limit', source.where, 'a second look at it needs too much room on the disk');
      parts.set(index, { offset: spool.size, size });
      return { push: (piece) => (spool.write(piece), true), end() {} };
    });
    return { files: open(spool.fd, 0, spool.size), close: () => spool.close() };
  } catch (error) {
    spool.close();
    throw error;
  }
}

const SPARSE: Bytes = {
  size: 1,
  read() {
    throw new Damaged('a sparse file inside a tar');
  },
};

/** Serves contents, by index, to those who want them under the names of hard links: one after the other, from one spool file. */
export async function serveLinks(
  source: LayerSource,
  wanted: ReadonlyMap<number, readonly Plan[]>,
  gatherer: Gatherer,
  options: WalkOptions,
): Promise<void> {
  const { spool: limit } = options.limits;
  const spool = new Spool();
  try {
    await readAgain(
      source,
      [...wanted.keys()].reduce((most, index) => Math.max(most, index), 0),
      options,
      (index, { size }) => {
        const plans = wanted.get(index) ?? [];
        if (size > limit)
          for (const plan of plans) gatherer.refuse(plan, 'too-large', `${size} bytes in a compressed layer`);
        if (plans.length === 0 || size > limit) return undefined;
        spool.reset();
        return {
          push: (piece) => (spool.write(piece), true),
          end() {
            for (const plan of plans) serveBytes(gatherer, plan, spool.bytes());
          },
        };
      },
    );
  } finally {
    spool.close();
  }
}

/** Reads a layer's stream up to the entry `last`. */
async function readAgain(
  source: LayerSource,
  last: number,
  options: WalkOptions,
  onEntry: (index: number, tar: TarEntry) => ContentSink | undefined,
): Promise<void> {
  let index = 0;
  const splitter = new TarSplitter(source.where, { entry: (tar) => onEntry(index++, tar) });
  const stored = source.reopen?.(options.signal) ?? source.open(options.signal);
  const { limits, signal } = options;
  await inflate(stored, {
    where: source.where,
    limits,
    stored: () => signal.throwIfAborted(),
    take: (chunk) => splitter.push(chunk),
  });
  splitter.end();
  if (index <= last) throw cutError(source.where, 1, splitter.at);
}
