// Cataloguer of `conanfile.txt`, which names what a project requires. Source: Conan documentation, "conanfile.txt".
import { eachLine } from '../../formats/lines.ts';
import { listingCataloguer } from '../listing.ts';
import { conanPackage } from './conan-reference.ts';

const DEV = new Set(['[build_requires]', '[tool_requires]', '[test_requires]']);

export const conanfile = listingCataloguer({
  name: 'cpp/conanfile',
  version: 1,
  summary: 'C and C++ packages that a conanfile.txt requires in exact versions',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'C and C++',
    files: ['**/conanfile.txt'],
    types: ['conan'],
    tells: ['dev'],
    limits: 'requirements by range are counted, not named; conanfile.py is code and not read',
  },
  type: 'conan',
  files: { basenames: ['conanfile.txt'] },
  declares: 'manifest',
  parse(bytes, _entry, out) {
    let section = '';
    let ranges = 0;
    eachLine(bytes, (line) => {
      const text = line.replace(/(?:^|\s)#.*$/, '').trim();
      if (text.startsWith('[')) section = text;
      else if (text !== '' && (section === '[requires]' || DEV.has(section))) {
        const listed = conanPackage(text);
        if (listed === undefined) ranges += 1;
        else out.found({ ...listed, ...(DEV.has(section) && { role: 'dev' }) });
      }
    });
    if (ranges > 0) out.gap('not-understood', true, `${ranges} requirements without an exact version`);
  },
});
