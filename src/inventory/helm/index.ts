// Cataloguer of the lock files of Helm charts. Source: Helm documentation, "Charts".
import { listAt, textAt } from '../../formats/value.ts';
import { readYaml } from '../../formats/yaml/index.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer } from '../listing.ts';
import { withoutUser } from '../vcs-url.ts';

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
    const dependencies = listAt(readYaml(bytes), 'dependencies');
    for (const one of dependencies) {
      const repository = textAt(one, 'repository');
      // A chart of the project's own.
      if (repository === '' || repository.startsWith('file://')) continue;
      out.found({
        name: textAt(one, 'name'),
        version: textAt(one, 'version'),
        qualifiers: { repository_url: withoutUser(repository) },
      });
    }
    if (dependencies.length === 0 && path.endsWith('Chart.lock'))
      out.gap('not-understood', false, 'a chart lock without dependencies');
  },
});

export const HELM: readonly Cataloguer[] = [chartLock];
