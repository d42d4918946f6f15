// An OSV-style feed: where each ecosystem's export lies under a base URL, and how it is asked for.
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { fail } from '../core/errors.ts';
import { byText } from '../core/text.ts';
import type { NetworkOptions } from '../core/network.ts';
import { isEcosystem } from '../formats/ecosystem-orders.ts';
import { type Download, type Reply, download, readBody, request } from '../registry/index.ts';

/** Where OSV.dev publishes its exports. */
export const OSV_DEV = 'https://osv-vulnerabilities.storage.googleapis.com';

const LONGEST_LIST = 1024 * 1024;
const LONGEST_LISTING = 256 * 1024 * 1024;
const CODES = { unreachable: 'advisories.unreachable', contradiction: 'advisories.damaged' } as const;

/** What a server says of a file's state, for the next conditional request; '' where it says nothing. */
export interface Validators {
  readonly etag: string;
  readonly lastModified: string;
}

/** All that is known of the export which a store was made from. */
export interface Known extends Validators {
  /** Hash of the list of record dates, or ''. */
  readonly listing: string;
}

/** Checks a base URL and brings it into one form. Errors: usage.bad-option. */
export function baseOf(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return fail(
      'usage.bad-option',
      base,
      'is no base URL of an advisory feed',
      'give one like https://host/path',
    );
  if (url.username !== '' || url.password !== '')
    return fail(
      'usage.bad-option',
      url.host,
      'a base URL takes no login',
      'leave out what stands before the @',
    );
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Ecosystems that the feed has, sorted, as far as they are known here; undefined where it publishes no list. */
export async function feedFamilies(base: string, network: NetworkOptions): Promise<string[] | undefined> {
  const text = await textAt(urlOf(base, 'ecosystems.txt'), LONGEST_LIST, network);
  // Some feeds list every release: `Debian:12`.
  const families = text?.split('\n').map((line) => line.trim().split(':', 1)[0] ?? '');
  return families && [...new Set(families.filter(isEcosystem))].sort(byText);
}

/** Hash of the family's list of record dates, which changes when any record does; undefined where there is no such list. */
export async function feedListing(
  base: string,
  family: string,
  network: NetworkOptions,
): Promise<string | undefined> {
  const text = await textAt(urlOf(base, family, 'modified_id.csv'), LONGEST_LISTING, network);
  return text === undefined ? undefined : createHash('sha256').update(text).digest('hex');
}

/**
 * Asks for the family's zip, unless it still is what `known` says: then 'unchanged'.
 * Errors: network.offline, advisories.unreachable, advisories.unknown-ecosystem (status 404).
 */
export async function askForZip(
  base: string,
  family: string,
  known: Validators,
  network: NetworkOptions,
): Promise<Download | 'unchanged'> {
  const headers = {
    ...(known.etag === '' ? {} : { 'If-None-Match': known.etag }),
    ...(known.lastModified === '' ? {} : { 'If-Modified-Since': known.lastModified }),
  };
  const url = urlOf(base, family, 'all.zip');
  const reply = await download(url, network, { ...CODES, headers });
  if (reply.status === 200) return reply;
  reply.close();
  if (reply.status === 304) return 'unchanged';
  if (reply.status === 404)
    return fail('advisories.unknown-ecosystem', url.href, `the feed has no ${family}`);
  return fail(
    'advisories.unreachable',
    url.href,
    `the server answers with status ${reply.status}`,
    'try again later',
  );
}

export function validatorsOf(reply: Download): Validators {
  return { etag: reply.header('etag') ?? '', lastModified: reply.header('last-modified') ?? '' };
}

/** All exports of OSV.dev together have less; against a server that never ends. */
const LONGEST_ZIP = 4 * 1024 * 1024 * 1024;

/** Writes a download to a new `file`. Errors: those of the connection and of the disk. */
export async function saveBody(
  reply: Download,
  file: string,
  onBytes: (done: number) => void,
): Promise<void> {
  const fd = openSync(file, 'wx');
  try {
    let done = 0;
    for await (const piece of reply.body) {
      if (done + piece.length > LONGEST_ZIP)
        fail('advisories.damaged', reply.url.href, `it has more than ${LONGEST_ZIP} bytes`);
      for (let written = 0; written < piece.length; ) written += writeSync(fd, piece, written);
      onBytes((done += piece.length));
    }
  } finally {
    closeSync(fd);
    reply.close();
  }
}

function urlOf(base: string, ...path: string[]): URL {
  return new URL(`${base}/${path.map(encodeURIComponent).join('/')}`);
}

async function textAt(url: URL, limit: number, network: NetworkOptions): Promise<string | undefined> {
  const reply: Reply = await request(url, network, CODES);
  const body = reply.status === 200 ? await readBody(reply, limit) : undefined;
  if (body === undefined) reply.close();
  return body === undefined ? undefined : Buffer.from(body).toString('utf8');
}
