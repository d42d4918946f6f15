// Cataloguer of what remains: executables for which no package, owner or recogniser accounts. Runs last.
import { byText } from '../../../core/text.ts';
import type { Entry } from '../../../image/entry.ts';
import type { View } from '../../../image/view.ts';
import type { Again, Cataloguer } from '../../cataloguer.ts';
import { createPackage, type Package } from '../../package.ts';
import { type Place, placesOf } from '../../places.ts';
import { purlOf } from '../../purl-of.ts';
import type { Unidentified } from '../../unidentified.ts';
import { accountedAmong } from './accounted.ts';
import { type ExecutableFact, type LookFact, unidentifiedReader } from './reader.ts';

const name = 'binaries/unidentified';
/** Files that are looked at closely, in the order of paths. */
const MOST_LOOKS = 200;
/** More is no list that anybody reads; a gap tells of the others. */
const MOST = 10_000;

type F = ExecutableFact | LookFact;

export const unidentified: Cataloguer<F> = {
  name,
  version: 1,
  summary: 'Executables and scripts that nothing accounts for, with what they tell of themselves',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Programs without a package',
    files: ['**/*'],
    types: ['generic'],
    tells: ['vendor'],
    limits: `of more than ${MOST_LOOKS} the first are looked at closely`,
  },
  readers: [unidentifiedReader],
  assemble(facts, view, earlier) {
    const places = placesOf(facts, view);
    const paths = places.map(({ path }) => path);
    const isAccounted = accountedAmong(paths, earlier);
    const rest = places.filter(({ path }) => !isAccounted(path)).sort((a, b) => byText(a.path, b.path));
    const named = new Map(rest.map((place) => [place, productOf(place)]));
    const unknown = rest.filter((place) => named.get(place) === undefined);
    const left = unknown.length - MOST;
    const detail = `${left} more executables that nothing accounts for`;
    const again = wishes(rest, view);
    return {
      packages: [...named.values()].filter((one) => one !== undefined),
      owns: [],
      unidentified: unknown.slice(0, MOST).map((place) => unidentifiedOf(place, view)),
      gaps: left > 0 ? [{ reader: name, path: 'the image', reason: 'budget', hides: true, detail }] : [],
      ...(again.length > 0 && { again }),
    };
  },
};

/** A close look at each of the first that are no scripts; none once that was granted. */
function wishes(places: readonly Place<F>[], view: View): Again[] {
  if (places.some((place) => lookOf(place) !== undefined)) return [];
  return places
    .filter(({ facts }) => facts.some((fact) => fact.kind === 'executable' && fact.format !== 'script'))
    .slice(0, MOST_LOOKS)
    .map((place) => ({
      reader: unidentifiedReader.name,
      entries: [entryOf(place, view)],
      reason: 'an executable that nothing accounts for',
    }));
}

function unidentifiedOf(place: Place<F>, view: View): Unidentified {
  const format = place.facts.find((fact) => fact.kind === 'executable')?.format ?? 'elf';
  const { buildId, stripped, hints = [] } = lookOf(place) ?? {};
  return {
    path: place.path,
    layer: place.layer,
    size: entryOf(place, view).size,
    format,
    ...(buildId !== undefined && { buildId }),
    ...(stripped !== undefined && { stripped }),
    hints,
  };
}

/** A Windows program whose version resource names its product. */
function productOf(place: Place<F>): Package | undefined {
  const { path, layer } = place;
  const product = lookOf(place)?.product;
  if (product === undefined) return undefined;
  return createPackage({
    type: 'generic',
    name: product.name,
    version: product.version,
    purl: purlOf('generic', product.name, product.version),
    licences: [],
    evidence: [{ cataloguer: name, path, layer, by: 'version resource', confidence: 'likely' }],
    // Looks are taken of visible files only, so of lower layers it is not known.
    introduced: layer,
    details: { ...(product.vendor !== undefined && { vendor: product.vendor }) },
  });
}

function lookOf({ facts }: Place<F>): LookFact | undefined {
  return facts.find((fact) => fact.kind === 'look');
}

function entryOf({ layer, facts }: Place<F>, view: View): Entry {
  return view.entry(layer, facts[0]?.entry ?? 0);
}
