// Wheels that lie in a folder: packages that can be installed from there.
import { MOST_HEADERS, parsePythonMetadata } from '../../formats/python-metadata.ts';
import { openZip } from '../../formats/zip/index.ts';
import { Damaged } from '../../core/bytes.ts';
import { basenameOf } from '../../image/entry.ts';
import { listingCataloguer } from '../listing.ts';

const METADATA = /^[^/]+\.dist-info\/METADATA$/i;

export const wheel = listingCataloguer({
  name: 'python/wheel',
  version: 1,
  summary: 'Python wheels that are not unpacked, by the metadata inside',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/*.whl'],
    types: ['pypi'],
    tells: ['licence', 'files'],
  },
  type: 'pypi',
  files: { suffixes: ['.whl'] },
  by: 'METADATA',
  parse(bytes, { path }, out) {
    const archive = openZip(bytes);
    if (archive === undefined) throw new Damaged('a zip without its end');
    for (const entry of archive.entries()) {
      if (!METADATA.test(entry.name)) continue;
      const { name, version, licences } = parsePythonMetadata(archive.start(entry, MOST_HEADERS));
      if (name === '' || version === '') break;
      return out.found({ name, version, licences, contains: [basenameOf(path)] });
    }
    out.gap('not-understood', true, 'a wheel without name and version');
  },
});
