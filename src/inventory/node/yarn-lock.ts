// Cataloguer of Yarn's lock files, of Yarn 1 and of those since, which are YAML. Source: Yarn documentation, "Lockfile".
import type { Bytes } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { isTable, textAt, type Value } from '../../formats/value.ts';
import { yamlMembers } from '../../formats/yaml/index.ts';
import { eachYarnEntry, type YarnEntry } from '../../formats/yarn-classic.ts';
import type { ListingOut } from '../listing.ts';
import { expectVersion, lockCataloguer } from './lock.ts';
import { isArchive, isElsewhere, isLocal, realSpecOf, specOf } from './spec.ts';

export const yarnLock = lockCataloguer({
  name: 'node/yarn-lock',
  summary: 'npm packages that Yarn has locked (Yarn 1 to 4)',
  basenames: ['yarn.lock'],
  tells: [],
  limits: 'the file does not say which packages are for development',
  parse: parseYarnLock,
});

const HEAD = 64 * 1024;
const NEWEST = 9;

/** The newer form begins with an entry about itself. */
function parseYarnLock(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  const head = decodeText(bytes.read(0, Math.min(bytes.size, HEAD)));
  if (!/^__metadata:/m.test(head)) return eachYarnEntry(bytes, (entry) => classic(entry, out));
  for (const { key, value } of yamlMembers(bytes, [[]])) berry(key, value, out);
}

function classic({ patterns, fields }: YarnEntry, out: ListingOut): void {
  const names = new Set<string>();
  for (const pattern of patterns) {
    const { name, rest } = realSpecOf(pattern);
    if (names.has(name)) continue;
    names.add(name);
    // A folder has no address that it was fetched from.
    if (isLocal(rest) && !fields.has('resolved')) continue;
    const version = fields.get('version') ?? '';
    out.found({ name, version, ...(isElsewhere(rest) && { confidence: 'likely' }) });
  }
}

/** `resolution` has the real name: `real@npm:1.0.0`, `name@patch:name@npm%3A1.0.0#…`, `name@workspace:packages/name`. */
function berry(key: string, value: Value, out: ListingOut): void {
  if (key === '__metadata') {
    expectVersion(isTable(value) && value.get('version'), NEWEST, out);
    return;
  }
  const { name, rest } = specOf(textAt(value, 'resolution'));
  // What is linked softly is a workspace or a folder beside the project.
  if (textAt(value, 'linkType') === 'soft' || /^(?:workspace|link|portal):/.test(rest)) return;
  if (rest.startsWith('file:') && !isArchive(rest)) return;
  out.found({
    name: name || specOf(key).name,
    version: textAt(value, 'version'),
    ...(!/^(?:npm|virtual):/.test(rest) && { confidence: 'likely' }),
  });
}
