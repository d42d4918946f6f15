// stack.yaml and stack.yaml.lock: packages beside those of the snapshot. Source: Stack documentation, "Pantry" and "Lock files".
import { readYaml, yamlMembers } from '../../formats/yaml/index.ts';
import { isTable, listAt, tableAt, textAt, type Value } from '../../formats/value.ts';
import { type Listed, listingCataloguer, type ListingOut } from '../listing.ts';

const ECOSYSTEM = 'Haskell';
const LIMITS = 'packages of the snapshot (resolver) are named in the snapshot alone, which is told as a gap';
/** `NAME-VERSION`, perhaps `@sha256:…,SIZE` or `@rev:N`. */
const HACKAGE = /^([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)-(\d+(?:\.\d+)*)(?:@[^\s]*)?$/;

export const stackLock = listingCataloguer({
  name: 'haskell/stack-lock',
  version: 1,
  summary: 'Haskell packages that Stack locked beside its snapshot',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: ECOSYSTEM,
    files: ['**/stack.yaml.lock'],
    types: ['hackage'],
    tells: [],
    limits: LIMITS,
  },
  type: 'hackage',
  files: { basenames: ['stack.yaml.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { of, value } of yamlMembers(bytes, [['packages'], ['snapshots']])) {
      if (of === 1)
        tellSnapshot(textAt(value, 'original') || textAt(tableAt(value, 'completed'), 'url'), out);
      else take(tableAt(value, 'completed'), out);
    }
  },
});

export const stackYaml = listingCataloguer({
  name: 'haskell/stack-yaml',
  version: 1,
  summary: 'Haskell packages that a stack.yaml adds to its snapshot',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: ECOSYSTEM,
    files: ['**/stack.yaml'],
    types: ['hackage'],
    tells: [],
    limits: LIMITS,
  },
  type: 'hackage',
  files: { basenames: ['stack.yaml'] },
  declares: 'manifest',
  parse(bytes, _entry, out) {
    const root = readYaml(bytes);
    for (const one of listAt(root, 'extra-deps')) {
      const found = typeof one === 'string' ? hackage(one) : undefined;
      if (found !== undefined) out.found(found);
      else if (typeof one !== 'string') take(one, out);
    }
    const snapshot = textAt(root, 'snapshot') || textAt(root, 'resolver');
    if (snapshot !== '') tellSnapshot(snapshot, out);
  },
});

/** A package of Hackage, or one of a repository or archive whose name and version Stack wrote down. */
function take(value: Value, out: ListingOut): void {
  const found = hackage(textAt(value, 'hackage'));
  if (found !== undefined) return out.found(found);
  const name = textAt(value, 'name');
  const stated = isTable(value) ? value.get('version') : undefined;
  // `0.6` is a number to YAML.
  const version = typeof stated === 'number' ? String(stated) : textAt(value, 'version');
  if (name !== '' && version !== '') out.found({ name, version, confidence: 'likely' });
}

function hackage(text: string): Listed | undefined {
  const [, name, version] = HACKAGE.exec(text) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

function tellSnapshot(snapshot: string, out: ListingOut): void {
  out.gap(
    'not-understood',
    true,
    `packages that come from the snapshot ${snapshot.slice(0, 200)} are not named here`,
  );
}
