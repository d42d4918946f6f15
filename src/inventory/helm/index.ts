// Cataloguer of the lock files of Helm charts. Source: Helm documentation, "Charts".
import { decodeText } from '../../core/text.ts';
import { textAt } from '../../formats/value.ts';
import { yamlMembers } from '../../formats/yaml/index.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer } from '../listing.ts';
import { withoutUser } from '../vcs-url.ts';

/** Helm writes the dependencies first. */
const HEAD = 4096;

const chartLock = listingCataloguer({
  name: 'helm/chart-lock',
  version: 1,
  summary: 'Charts that a Helm chart has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Helm',
    files: ['**/Chart.lock', '**/requirements.lock'],
    types: ['helm'],
    tells: [],
  },
  type: 'helm',
  files: { basenames: ['Chart.lock', 'requirements.lock'] },
  declares: 'lock',
  parse(bytes, { path }, out) {
    if (!/^dependencies:/m.test(decodeText(bytes.read(0, Math.min(bytes.size, HEAD))))) {
      // Others call their lists requirements.lock, too.
      if (path.endsWith('Chart.lock')) out.gap('not-understood', true, 'a chart lock without dependencies');
      return;
    }
    for (const { value } of yamlMembers(bytes, [['dependencies']])) {
      const repository = textAt(value, 'repository');
      // A chart of the project's own.
      if (repository === '' || repository.startsWith('file://')) continue;
      out.found({
        name: textAt(value, 'name'),
        version: textAt(value, 'version'),
        qualifiers: { repository_url: withoutUser(repository) },
      });
    }
  },
});

export const HELM: readonly Cataloguer[] = [chartLock];
