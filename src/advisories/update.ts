// `db update`: fetches whole exports of families, where the feed has newer ones than the stores.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { PlimsollError, fail } from '../core/errors.ts';
import type { Progress } from '../core/log.ts';
import type { NetworkOptions } from '../core/network.ts';
import { byText } from '../core/text.ts';
import { ECOSYSTEMS, isEcosystem } from '../formats/ecosystem-orders.ts';
import { writeChecked } from './checked.ts';
import { type Known, askForZip, baseOf, feedFamilies, feedListing, saveBody, validatorsOf } from './feed.ts';
import { takeIn } from './intake.ts';
import { licenceOf } from './licences.ts';
import { readStore } from './status.ts';
import type { FamilyStatus } from './types.ts';
import { inWorkspace } from './workspace.ts';

export interface UpdateOptions {
  /** The database folder; made if missing. */
  readonly folder: string;
  /** Base URL of an OSV-style feed; `OSV_DEV` is the usual one. */
  readonly base: string;
  readonly network: NetworkOptions;
  /** The date that the stores will bear. */
  readonly now: Date;
  readonly progress: Progress;
}

export type Updated =
  | { readonly family: string; readonly outcome: 'fetched' | 'unchanged'; readonly status: FamilyStatus }
  | { readonly family: string; readonly outcome: 'failed'; readonly error: PlimsollError };

/**
 * Brings the stores of `families` up to date, or of all families that the feed has, one after the other. What can not be
 * had is told in its place, and its old store stays as it was; the rest goes on.
 * Errors: network.offline, usage.bad-option (the base URL), advisories.unknown-ecosystem (a name that OSV does not know),
 * advisories.unreachable (the list of all families), store.unwritable.
 */
export async function updateAdvisories(
  families: readonly string[] | 'all',
  options: UpdateOptions,
): Promise<Updated[]> {
  const base = baseOf(options.base);
  const wanted = families === 'all' ? await allFamilies(base, options.network) : families;
  for (const family of wanted)
    if (!isEcosystem(family)) fail('advisories.unknown-ecosystem', family, 'is no ecosystem that OSV knows');
  const updated: Updated[] = [];
  for (const family of [...new Set(wanted)].sort(byText)) {
    try {
      updated.push(await updateFamily(family, { ...options, base }));
    } catch (error) {
      // Anything else would happen to the next family too: offline, a full disk, a signal.
      if (!(error instanceof PlimsollError) || !error.code.startsWith('advisories.')) throw error;
      updated.push({ family, outcome: 'failed', error });
    }
  }
  return updated;
}

async function allFamilies(base: string, network: NetworkOptions): Promise<readonly string[]> {
  return (await feedFamilies(base, network)) ?? ECOSYSTEMS;
}

interface Old {
  readonly status: FamilyStatus;
  readonly known: Known;
}

const NOTHING: Known = { etag: '', lastModified: '', listing: '' };

async function updateFamily(family: string, options: UpdateOptions): Promise<Updated> {
  const { folder, base, network } = options;
  const old = await readStore(folder, family, (store): Old => {
    const known = {
      etag: store.meta('etag'),
      lastModified: store.meta('lastModified'),
      listing: store.meta('listing'),
    };
    return { status: store.status, known };
  });
  // What another feed said of its files says nothing here; and what can not be read is fetched whatever it was.
  const isOwn = !(old instanceof PlimsollError) && old.status.origin === base;
  const known = isOwn ? old.known : NOTHING;
  return inWorkspace(folder, async (workspace) => {
    // Where the server gives no validators, the list of dates tells whether the zip is another one.
    const listing = known.listing === '' ? undefined : await feedListing(base, family, network);
    const isSame = listing !== undefined && listing === known.listing;
    const reply = isSame ? 'unchanged' : await askForZip(base, family, known, network);
    if (reply !== 'unchanged') return fetchFamily(family, reply, workspace, options);
    if (!isOwn)
      return fail('advisories.unreachable', base, 'the server calls "unchanged" what was never fetched');
    writeChecked(folder, workspace, family, old.status.revision, options.now);
    return { family, outcome: 'unchanged', status: { ...old.status, fetched: options.now.toISOString() } };
  });
}

async function fetchFamily(
  family: string,
  reply: Exclude<Awaited<ReturnType<typeof askForZip>>, 'unchanged'>,
  workspace: string,
  options: UpdateOptions,
): Promise<Updated> {
  const { folder, base, network, progress, now } = options;
  const file = join(workspace, 'all.zip');
  await saveBody(reply, file, (done) => progress.update(`fetching ${family}`, done, reply.size));
  const validators = validatorsOf(reply);
  const isMute = validators.etag === '' && validators.lastModified === '';
  const listing = (isMute ? await feedListing(base, family, network) : undefined) ?? '';
  const source = { file, form: 'zip', compression: 'none', size: statSync(file).size, home: family } as const;
  const { families } = await takeIn([source], {
    folder,
    workspace,
    progress,
    signal: network.signal,
    allows: (_source, named) => named === family,
    origin: () => ({
      feed: 'OSV',
      licence: licenceOf(family),
      fetched: now.toISOString(),
      origin: base,
      extra: { ...validators, listing },
    }),
  });
  const [status] = families;
  if (status === undefined) return fail('advisories.damaged', reply.url.href, `holds no record of ${family}`);
  return { family, outcome: 'fetched', status };
}
