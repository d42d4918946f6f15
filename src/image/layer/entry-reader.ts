// Reads a tar stream entry by entry, each with its content as a stream of its own: for archives inside of which layers lie.
import type { TarEntry } from '../../formats/tar/index.ts';
import { TarSplitter } from './tar-splitter.ts';

type Event =
  | { readonly kind: 'entry'; readonly tar: TarEntry }
  | { readonly kind: 'piece'; readonly piece: Uint8Array }
  | { readonly kind: 'end' };

/** Yields the entries in order. `content` must be read before the next entry is asked for; what is left of it is skipped. */
export async function* readEntries(
  stream: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<{ tar: TarEntry; content: AsyncIterable<Uint8Array> }> {
  const events: Event[] = [];
  const splitter = new TarSplitter(where, {
    entry(tar) {
      events.push({ kind: 'entry', tar });
      return {
        push(piece) {
          events.push({ kind: 'piece', piece });
          return true;
        },
        end: () => events.push({ kind: 'end' }),
      };
    },
  });
  const iterator = stream[Symbol.asyncIterator]();
  // The events of one chunk are taken before the next chunk is asked for: pieces are views of it.
  const take = async (): Promise<Event | undefined> => {
    while (events.length === 0) {
      const next = await iterator.next();
      if (next.done) {
        splitter.end();
        return undefined;
      }
      splitter.push(next.value);
      events.reverse();
    }
    return events.pop();
  };
  let open = false;
  const content = async function* () {
    while (open) {
      const event = await take();
      if (event?.kind === 'piece') yield event.piece;
      else open = false;
    }
  };
  try {
    for (;;) {
      const event = await take();
      if (!event) return;
      if (event.kind !== 'entry') continue;
      open = true;
      yield { tar: event.tar, content: content() };
      while (open) open = (await take())?.kind === 'piece';
    }
  } finally {
    await iterator.return?.();
  }
}
