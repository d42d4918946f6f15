// cpanfile.snapshot: the versions that Carton wrote down. Source: Carton documentation, "cpanfile.snapshot".
import { eachLine } from '../../formats/lines.ts';
import { listingCataloguer } from '../listing.ts';
import { splitDistribution } from './meta.ts';

export const cpanSnapshot = listingCataloguer({
  name: 'perl/cpanfile-snapshot',
  version: 1,
  summary: 'Perl distributions whose versions Carton wrote down',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Perl',
    files: ['**/cpanfile.snapshot'],
    types: ['cpan'],
    tells: [],
  },
  type: 'cpan',
  files: { basenames: ['cpanfile.snapshot'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    let inside = false;
    eachLine(bytes, (line, isPart) => {
      if (isPart) out.gap('not-understood', true, 'a line without an end');
      if (!line.startsWith(' ')) {
        if (!line.startsWith('#') && line !== '') inside = line.trimEnd() === 'DISTRIBUTIONS';
        return;
      }
      // Two spaces: a distribution. More: what it consists of and needs.
      const [, text] = /^ {2}(\S+)\s*$/.exec(line) ?? [];
      if (!inside || text === undefined) return;
      const { name, version } = splitDistribution(text);
      out.found({ name, version });
    });
  },
});
