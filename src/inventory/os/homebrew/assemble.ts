// Makes packages of Homebrew's kegs (`Cellar/NAME/VERSION`) and casks (`Caskroom/NAME`).
import { buildPurl } from '../../../formats/purl.ts';
import { basenameOf, dirnameOf } from '../../../image/entry.ts';
import type { View } from '../../../image/view.ts';
import type { Assembled, Contents, LayerFact } from '../../cataloguer.ts';
import { createPackage, type Package } from '../../package.ts';
import { introducedBy, type Place, placesOf } from '../../places.ts';
import { type BrewFact, type BrewFormula, type BrewReceipt, NAME, RECEIPT } from './reader.ts';

/** The tap that goes without saying. */
const CORE = 'homebrew/core';

interface Installed {
  /** Canonical path of the keg, or of the cask's folder. */
  readonly folder: string;
  receipt?: Place<BrewFact>;
  formula?: Place<BrewFact>;
}

export function assemble(facts: readonly LayerFact<BrewFact>[], view: View): Assembled {
  const packages: Package[] = [];
  const contains: Contents[] = [];
  for (const installed of installedOf(placesOf(facts, view))) {
    const made = packageOf(installed);
    packages.push(made);
    contains.push({ package: made.id, paths: [installed.folder] });
  }
  return { packages, owns: [], contains, gaps: [] };
}

function installedOf(places: readonly Place<BrewFact>[]): Iterable<Installed> {
  const all = new Map<string, Installed>();
  for (const place of places) {
    const above = dirnameOf(place.path);
    const folder = /^\.(?:brew|metadata)$/.test(basenameOf(above)) ? dirnameOf(above) : above;
    let installed = all.get(folder);
    if (installed === undefined) all.set(folder, (installed = { folder }));
    if (place.path.endsWith(RECEIPT)) installed.receipt = place;
    else installed.formula = place;
  }
  return all.values();
}

function packageOf({ folder, receipt, formula }: Installed): Package {
  const place = (receipt ?? formula)!;
  const told = receipt?.facts.at(-1) as BrewReceipt | undefined;
  const licence = (formula?.facts.at(-1) as BrewFormula | undefined)?.licence;
  const isCask = basenameOf(dirnameOf(place.path)) === '.metadata';
  const name = isCask ? basenameOf(folder) : basenameOf(dirnameOf(folder));
  const version = isCask ? (told?.version ?? '') : basenameOf(folder);
  const tap = told?.tap ?? '';
  return createPackage({
    type: 'brew',
    name,
    version,
    ...(told?.arch && { arch: told.arch }),
    purl: buildPurl({
      type: 'brew',
      ...(tap !== '' && tap !== CORE && { namespace: tap }),
      name,
      ...(version !== '' && { version }),
      qualifiers: { ...(told?.arch && { arch: told.arch }) },
    }),
    licences: licence ? [licence] : [],
    evidence: [
      {
        cataloguer: NAME,
        path: place.path,
        layer: place.layer,
        by: receipt === undefined ? 'formula' : RECEIPT,
        confidence: 'certain',
      },
    ],
    introduced: introducedBy(place, (fact) => [keyOf(fact)])(keyOf(place.facts.at(-1)!)),
    details: { ...(tap !== '' && { channel: tap }) },
  });
}

/** The path holds the version of a formula; a cask keeps its path. */
function keyOf(fact: BrewFact): string {
  return fact.kind === 'brew-receipt' ? fact.version : '';
}
