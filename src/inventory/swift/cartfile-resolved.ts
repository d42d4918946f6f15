// Cataloguer of Carthage's lock files. Source: Carthage documentation, "Cartfile.resolved".
import { eachLine } from '../../formats/lines.ts';
import { listingCataloguer } from '../listing.ts';
import { repositoryName } from './address.ts';

const LINE = /^(github|git|binary) +"([^"]+)" +"([^"]*)"/;
const COMMIT = /^[0-9a-f]{40}$/;

export const cartfileResolved = listingCataloguer({
  name: 'swift/cartfile-resolved',
  version: 1,
  summary: 'Swift and Objective-C frameworks that Carthage has resolved',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Swift',
    files: ['**/Cartfile.resolved'],
    types: ['swift'],
    tells: [],
    limits: 'binaries are counted, not named',
  },
  type: 'swift',
  files: { basenames: ['Cartfile.resolved'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    let others = 0;
    eachLine(bytes, (line) => {
      if (line.trim() === '' || line.startsWith('#')) return;
      const [, kind, source = '', tag = ''] = LINE.exec(line) ?? [];
      // `github "Alamofire/Alamofire"`, or a whole address of one's own server.
      const short = kind === 'github' && !source.includes('://') ? `github.com/${source}` : '';
      const name = kind === 'binary' ? '' : short || repositoryName(source);
      if (name === '') others += 1;
      else if (COMMIT.test(tag)) out.found({ name, version: '', confidence: 'possible' });
      else out.found({ name, version: tag.replace(/^v(?=\d)/, ''), confidence: 'likely' });
    });
    if (others > 0) out.gap('not-understood', true, `${others} entries that name no repository`);
  },
});
