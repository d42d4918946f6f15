// Cataloguer of built Conan packages, which say in `conaninfo.txt` what they were built with. Source: Conan 1 documentation, "conaninfo.txt".
import { eachLine } from '../../formats/lines.ts';
import { listingCataloguer } from '../listing.ts';
import { conanPackage } from './conan-reference.ts';

/** In the cache of Conan 1, and where Conan 2 deploys whole packages. */
const PLACES = [
  /(?:^|\/)([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)\/package\/[0-9a-f]{8,}\/conaninfo\.txt$/,
  /(?:^|\/)full_deploy\/(?:host|build)\/([^/]+)\/([^/]+)\//,
];
/** Packages in the cache of Conan 2 are listed by its database. */
const CACHE = /(?:^|\/)p\/(?:b\/)?[^/]+\/p\/conaninfo\.txt$/;

export const conanInfo = listingCataloguer({
  name: 'cpp/conan-info',
  version: 1,
  summary: 'C and C++ packages in the cache of Conan 1 or deployed by Conan 2, and what they were built with',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'C and C++',
    files: ['**/conaninfo.txt'],
    types: ['conan'],
    tells: ['files', 'vendored'],
    limits: 'elsewhere the file does not name its package, only what that was built with',
  },
  type: 'conan',
  files: { basenames: ['conaninfo.txt'] },
  accepts: (path) => !CACHE.test(path),
  parse(bytes, { path }, out) {
    const place = PLACES.map((pattern) => pattern.exec(path)).find((found) => found !== null);
    const [, name, version, user = '_', channel = '_'] = place ?? [];
    const own = conanPackage(`${name}/${version}@${user}/${channel}`);
    if (name !== undefined && own) out.found({ ...own, contains: ['.'] });
    let section = '';
    let rest = 0;
    eachLine(bytes, (line) => {
      const text = line.trim();
      if (text.startsWith('[')) section = text;
      // Conan 2 has no full ones; its requirements are exact versions or patterns (`1.2.Z`).
      else if (
        text !== '' &&
        (section === '[full_requires]' || (name === undefined && section === '[requires]'))
      ) {
        const listed = conanPackage(text);
        if (listed && !/[YZ]$/.test(listed.version))
          out.found({ ...listed, role: 'vendored', confidence: 'likely' });
        else rest += 1;
      }
    });
    if (name === undefined) out.gap('not-understood', true, 'the package that this belongs to is not named');
    if (rest > 0) out.gap('not-understood', true, `${rest} requirements without an exact version`);
  },
});
