// cabal.project.freeze: the versions that `cabal freeze` wrote down. Source: Cabal user guide, "cabal.project reference".
import type { Bytes } from '../../core/bytes.ts';
import { eachLine } from '../../formats/lines.ts';
import { listingCataloguer } from '../listing.ts';

/** `any.NAME ==VERSION`; with a range (`>=1`, `==1.*`, two versions) or a flag it pins nothing. */
const PIN = /^(?:any\.)?([A-Za-z0-9][A-Za-z0-9-]*)\s*==\s*(\d+(?:\.\d+)*)$/;

export const cabalFreeze = listingCataloguer({
  name: 'haskell/cabal-freeze',
  version: 1,
  summary: 'Haskell packages whose versions cabal freeze wrote down',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Haskell',
    files: ['**/cabal.project.freeze'],
    types: ['hackage'],
    tells: [],
    limits: 'packages that come with the compiler have no version there',
  },
  type: 'hackage',
  files: { basenames: ['cabal.project.freeze'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    const endless = () => out.gap('not-understood', true, 'a line without an end');
    eachConstraint(bytes, endless, (text) => {
      const [, name, version] = PIN.exec(text) ?? [];
      if (name !== undefined && version !== undefined) out.found({ name, version });
    });
  },
});

/** The comma-separated values of the field `constraints`, which goes on in indented lines. */
function eachConstraint(bytes: Bytes, onEndless: () => void, onConstraint: (text: string) => void): void {
  let inside = false;
  eachLine(bytes, (line, isPart) => {
    if (isPart) onEndless();
    const [, field, rest] = /^([A-Za-z][A-Za-z-]*):(.*)$/.exec(line) ?? [];
    if (field !== undefined) inside = field === 'constraints';
    if (!inside || line.startsWith('--')) return;
    for (const one of (rest ?? line).split(',')) if (one.trim() !== '') onConstraint(one.trim());
  });
}
