// DESCRIPTION of installed R packages. Source: "Writing R Extensions", "The DESCRIPTION file".
import { eachStanza } from '../../formats/deb822.ts';
import type { Confidence } from '../package.ts';
import { listingCataloguer } from '../listing.ts';

const FIELDS = new Set(['package', 'version', 'license', 'repository', 'built', 'priority', 'remotetype']);
/** Repositories whose packages go by their CRAN names: CRAN itself, and builds of it. */
const CRAN = /^(?:CRAN|RSPM|PPM|P3M|RForge)$/i;

/** A package in a library. */
const DIRECT = /(?:^|[/-])library\/[^/]+\/DESCRIPTION$/i;
/** A library for each version of R, renv's cache; or a template or a test within a package, which nobody installed. */
const NESTED = /(?:^|[/-])(?:library|renv\/cache)\/.*\/DESCRIPTION$/is;

export const description = listingCataloguer({
  name: 'r/description',
  version: 1,
  summary: 'R packages in libraries',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'R',
    files: ['**/library/*/DESCRIPTION', '**/site-library/*/DESCRIPTION', '**/renv/cache/**/DESCRIPTION'],
    types: ['cran'],
    tells: ['licence', 'files', 'vendored'],
    limits: 'packages of Bioconductor and of repositories bear the type of CRAN, as likely',
  },
  type: 'cran',
  files: { basenames: ['DESCRIPTION'] },
  accepts: (path) => DIRECT.test(path) || NESTED.test(path),
  parse(bytes, { path }, out) {
    let first = true;
    eachStanza(bytes, FIELDS, ({ fields, fault }) => {
      if (!first) return;
      first = false;
      const field = (name: string) => fields.get(name) ?? '';
      const [name, version, licence] = [field('package'), field('version'), field('license')];
      if (field('built') === '' && !DIRECT.test(path)) return;
      if (fault !== undefined) out.gap('damaged', false, fault);
      if (name === '' || version === '') return out.gap('not-understood', true, 'no Package or no Version');
      out.found({
        name,
        version,
        licences: licence === '' || licence.startsWith('Part of R') ? [] : [licence],
        confidence: confidenceOf(field('repository'), field('remotetype'), field('built')),
        // R's own packages carry R's version and come and go with it.
        ...(field('priority') === 'base' && { role: 'vendored' }),
        contains: ['.'],
      });
    });
    if (first && DIRECT.test(path)) out.gap('not-understood', true, 'no Package or no Version');
  },
});

/** `Built` is what the installation itself adds. */
function confidenceOf(repository: string, remote: string, built: string): Confidence {
  const isForeign = (repository !== '' && !CRAN.test(repository)) || !/^(?:|standard|cran)$/.test(remote);
  return isForeign || built === '' ? 'likely' : 'certain';
}
