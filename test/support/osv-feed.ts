// An OSV-style feed on loopback for tests, with records written by the test.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Loopback, serve } from './loopback.ts';
import { buildZip } from './zip.ts';

export type Record = Readonly<{ id: string; modified?: string } & { [field: string]: unknown }>;

/** A record about one package: affected from the beginning, fixed at `fixed`. */
export function recordOf(
  id: string,
  ecosystem: string,
  name: string,
  fixed: string,
  more: object = {},
): Record {
  return {
    id,
    modified: '2026-01-02T00:00:00Z',
    published: '2026-01-01T00:00:00Z',
    affected: [
      {
        package: { ecosystem, name },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }],
      },
    ],
    ...more,
  };
}

/** The form in which an ecosystem is published: one `<id>.json` a record. */
export function zipOf(records: readonly object[]): Buffer {
  return buildZip(
    records.map((record, index) => ({
      name: `${(record as { id?: string }).id ?? index}.json`,
      data: JSON.stringify(record),
    })),
  );
}

export interface OsvFeed extends Loopback {
  /** Replaces what the feed has of an ecosystem. */
  set(family: string, zip: Buffer): void;
  /** Headers that tell a zip's state; all are left out while false. */
  validators: boolean;
  /** Answers a request instead of the feed; returns false to let the feed do it. */
  before: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Serves `<family>/all.zip` with ETag, `<family>/modified_id.csv` and `ecosystems.txt` until disposed. */
export async function serveFeed(records: { readonly [family: string]: readonly object[] }): Promise<OsvFeed> {
  const zips = new Map(Object.entries(records).map(([family, list]) => [family, zipOf(list)]));
  const loopback = await serve((request, response) => {
    if (feed.before(request, response)) return undefined;
    const [, first = '', second = ''] = decodeURIComponent(request.url ?? '').split('/');
    if (first === 'ecosystems.txt') return response.end([...zips.keys(), 'Unheard Of', ''].join('\n'));
    const zip = zips.get(first);
    if (zip === undefined) return response.writeHead(404).end();
    const hash = createHash('sha256').update(zip).digest('hex');
    if (second === 'modified_id.csv') return response.end(`2026-01-01T00:00:00Z,${hash}\n`);
    const etag = feed.validators ? { ETag: `"${hash}"` } : {};
    if (feed.validators && request.headers['if-none-match'] === `"${hash}"`)
      return response.writeHead(304).end();
    return response.writeHead(200, { ...etag, 'Content-Length': zip.length }).end(zip);
  });
  const feed: OsvFeed = {
    ...loopback,
    set: (family, zip) => zips.set(family, zip),
    validators: true,
    before: () => false,
    [Symbol.asyncDispose]: () => loopback[Symbol.asyncDispose](),
  };
  return feed;
}
