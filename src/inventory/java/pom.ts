// pom.xml: the dependencies that a Maven project declares.
import { parsePomDependencies } from '../../formats/java/index.ts';
import { listingCataloguer } from '../listing.ts';

/** Those that a message names. */
const NAMED = 5;

export const pom = listingCataloguer({
  name: 'java/pom',
  version: 1,
  summary: 'Dependencies that a pom.xml declares, with the versions that the file itself knows',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Java',
    files: ['**/pom.xml'],
    types: ['maven'],
    tells: ['dev'],
    limits: 'no dependencies of dependencies, no parents in other files, no profiles; ranges are no versions',
  },
  type: 'maven',
  files: { basenames: ['pom.xml'] },
  declares: 'manifest',
  parse(bytes, _entry, out) {
    const { dependencies, open, damage } = parsePomDependencies(bytes);
    for (const { group, artifact, version, scope } of dependencies)
      out.found({
        name: `${group}:${artifact}`,
        version,
        ...(scope === 'test' && { role: 'dev' }),
        // The place where it runs brings its own copy, which may be another version.
        ...((scope === 'provided' || scope === 'system') && { confidence: 'likely' }),
      });
    if (open.length > 0) out.gap('not-understood', true, openDetail(open));
    if (damage) throw damage;
  },
});

function openDetail(open: readonly string[]): string {
  const more = open.length > NAMED ? ', …' : '';
  return `no version of ${open.length} dependencies stands in this file: ${open.slice(0, NAMED).join(', ')}${more}`;
}
