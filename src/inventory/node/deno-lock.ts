// Cataloguer of Deno's lock files, versions 2 to 5. Source: Deno documentation, "deno.lock".
import type { Bytes } from '../../core/bytes.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import type { ListingOut } from '../listing.ts';
import { expectVersion, lockCataloguer } from './lock.ts';
import { isElsewhere, specOf } from './spec.ts';

export const denoLock = lockCataloguer({
  name: 'node/deno-lock',
  summary: 'npm and JSR packages that Deno has locked',
  basenames: ['deno.lock'],
  types: ['npm', 'jsr'],
  tells: [],
  limits:
    'modules imported by address are no packages; jsr is no registered purl type yet; the file does not say which packages are for development',
  parse: parseDenoLock,
});

/** Version 2: `npm.packages`; version 3: `packages.npm`, `packages.jsr`; since then `npm` and `jsr`. */
const PARTS = [['npm', 'packages'], ['packages', 'npm'], ['npm'], ['packages', 'jsr'], ['jsr'], []] as const;
const ROOT = 5;
const FIRST_JSR = 3;

function parseDenoLock(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  for (const { of, key, value } of jsonMembers(bytes, PARTS)) {
    if (of === ROOT) {
      if (key === 'version') expectVersion(value, 5, out);
      continue;
    }
    // Version 2 has `specifiers` beside its packages.
    const { name, rest } = specOf(key);
    if (rest === '') continue;
    // `1.0.0_peer@2.0.0`: what the peers add.
    const peers = rest.indexOf('_');
    const version = peers < 0 ? rest : rest.slice(0, peers);
    const elsewhere = isElsewhere(version);
    out.found({
      name,
      version: elsewhere ? '' : version,
      ...(of >= FIRST_JSR && { type: 'jsr' }),
      ...(elsewhere && { confidence: 'likely' }),
    });
  }
}
