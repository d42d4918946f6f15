// Cataloguer of npm's lock files. Source: npm, "package-lock.json" and "npm-shrinkwrap.json".
import type { Bytes } from '../../core/bytes.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import { isTable, type Table, tableAt, textAt, type Value } from '../../formats/value.ts';
import type { Listed, ListingOut } from '../listing.ts';
import { expectVersion, lockCataloguer } from './lock.ts';
import { isArchive, isElsewhere, isLocal, specOf } from './spec.ts';

export const npmLock = lockCataloguer({
  name: 'node/npm-lock',
  summary: 'npm packages that npm has locked (versions 1 to 3)',
  basenames: ['package-lock.json', 'npm-shrinkwrap.json'],
  tells: ['dev', 'licence'],
  parse: parseNpmLock,
});

const FOLDER = 'node_modules/';

/** Version 3 has `packages`, version 1 `dependencies`; version 2 has both, and they say the same. */
function parseNpmLock(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  let newer = false;
  for (const { of, key, value } of jsonMembers(bytes, [['packages'], ['dependencies'], []])) {
    if (of === 0) {
      newer = true;
      packageAt(key, value, out);
    } else if (of === 1 && !newer) dependencyAt(key, value, out);
    else if (of === 2 && key === 'lockfileVersion') expectVersion(value, 3, out);
  }
}

/** Keys are folders: '' is the project, and those outside of `node_modules` are its workspaces. */
function packageAt(folder: string, value: Value, out: ListingOut): void {
  const at = folder.lastIndexOf(FOLDER);
  if (at < 0 || !isTable(value) || value.get('link') === true) return;
  // An alias has its own folder, and the real name inside.
  const name = textAt(value, 'name') || folder.slice(at + FOLDER.length);
  const resolved = textAt(value, 'resolved');
  out.found({
    name,
    version: textAt(value, 'version'),
    ...licencesOf(value),
    ...roleOf(value),
    ...(isOther(resolved) && { confidence: 'likely' }),
  });
}

function dependencyAt(key: string, value: Value, out: ListingOut): void {
  if (!isTable(value)) return;
  const stated = textAt(value, 'version');
  const alias = stated.startsWith('npm:') ? specOf(stated.slice('npm:'.length)) : undefined;
  if (!isLocal(stated) || isArchive(stated))
    out.found({
      name: alias?.name ?? key,
      // Of what comes from an address or repository this old form tells that, and no version.
      version: alias?.rest ?? (isElsewhere(stated) ? '' : stated),
      ...roleOf(value),
      ...(alias === undefined && isElsewhere(stated) && { confidence: 'likely' }),
    });
  for (const [inner, nested] of tableAt(value, 'dependencies')) dependencyAt(inner, nested, out);
}

/** `devOptional` is for development, or optional for something else. */
function roleOf(value: Table): Pick<Listed, 'role'> {
  return value.get('dev') === true ? { role: 'dev' } : {};
}

function licencesOf(value: Table): Pick<Listed, 'licences'> {
  const licence = textAt(value, 'license');
  return licence === '' ? {} : { licences: [licence] };
}

/** Neither a registry's archive nor a bundled part, which has no address. */
function isOther(resolved: string): boolean {
  return (
    resolved !== '' &&
    (!/^https?:/.test(resolved) || /^https?:\/\/(?:codeload\.)?github\.com\//.test(resolved))
  );
}
