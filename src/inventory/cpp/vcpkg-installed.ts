// Cataloguer of what vcpkg has installed: one list of files a package, `info/NAME_VERSION_TRIPLET.list`. Source: vcpkg-tool, `BinaryParagraph::fullstem`.
import type { Bytes } from '../../core/bytes.ts';
import { eachLine } from '../../formats/lines.ts';
import { basenameOf, type Entry } from '../../image/entry.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import { vcpkgPackage } from './vcpkg-package.ts';

/** `status` beside them may lag behind: vcpkg writes to `updates` first. */
const PLACE = /(?:^|\/)vcpkg\/info\/[^/]+\.list$/;
/** Names of ports have no underscore. */
const STEM = /^([a-z0-9.-]+)_([^/]+)$/;
/** The largest ports have some twenty thousand files. */
const FILES = 200_000;

export const vcpkgInstalled = listingCataloguer({
  name: 'cpp/vcpkg-installed',
  version: 1,
  summary: 'C and C++ packages that vcpkg has installed',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'C and C++',
    files: ['**/vcpkg/info/*.list'],
    types: ['vcpkg'],
    tells: ['files'],
  },
  type: 'vcpkg',
  files: { suffixes: ['.list'] },
  accepts: (path) => PLACE.test(path),
  by: 'info',
  parse: parseList,
});

function parseList(bytes: Bytes, { path }: Entry, out: ListingOut): void {
  const [, name = '', rest = ''] = STEM.exec(basenameOf(path).slice(0, -'.list'.length)) ?? [];
  const contains: string[] = [];
  let triplet = '';
  let left = FILES;
  eachLine(bytes, (line) => {
    // `x64-linux/`, the folder of the triplet, comes first.
    triplet ||= line.split('/', 1)[0] ?? '';
    if (line !== '' && !line.endsWith('/') && left-- > 0) contains.push(`../../${line}`);
  });
  const isOwn = triplet !== '' && rest.endsWith(`_${triplet}`);
  const version = isOwn
    ? rest.slice(0, -triplet.length - 1)
    : rest.slice(0, Math.max(0, rest.lastIndexOf('_')));
  if (name === '' || version === '')
    return out.gap('not-understood', true, 'a list whose name tells no package');
  out.found({ ...vcpkgPackage(name, version), contains });
  if (left < 0) out.gap('budget', false, `more than ${FILES} files`);
}
