// Cataloguer of installed Perl distributions: cpanm's records, and the packlists that every installer writes.
import { dirnameOf } from '../../image/entry.ts';
import type { View } from '../../image/view.ts';
import type { Again, Cataloguer, Contents, LayerFact } from '../cataloguer.ts';
import { createPackage, type Evidence, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { type MetaFact, metaReader } from './meta.ts';
import { type ModuleFact, type PacklistFact, packlistOf, packlistReader } from './packlist.ts';
import { cpanPurl } from './purl.ts';

type PerlFact = MetaFact | PacklistFact | ModuleFact;

const name = 'perl/installed';
/** Second looks in one image: the version of each stands in another file. */
const MOST_LOOKS = 2000;

export const perlInstalled: Cataloguer<PerlFact> = {
  name,
  version: 1,
  summary: 'Perl distributions installed from CPAN',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Perl',
    files: ['**/.meta/*/install.json', '**/.meta/*/MYMETA.json', '**/auto/**/.packlist'],
    types: ['cpan'],
    tells: ['licence', 'files'],
    limits: 'a version that a module computes is unknown',
  },
  readers: [metaReader, packlistReader],
  assemble(facts, view) {
    const places = placesOf(facts, view);
    const packages: Package[] = [];
    const contains: Contents[] = [];
    const recorded = new Map<string, Package>();
    for (const one of recordedPackages(places)) {
      packages.push(one.pkg);
      for (const module of one.modules) recorded.set(`${one.root}\n${module}`, one.pkg);
    }
    const modules = new Map(places.map((place) => [place.path, place]));
    const again: Again[] = [];
    for (const place of places) {
      const list = packlistOf(place.path);
      const files = place.facts.flatMap((fact) => (fact.kind === 'packlist' ? fact.files : []));
      if (list === undefined || place.facts[0]?.kind !== 'packlist') continue;
      let owner = recorded.get(`${list.root}\n${list.module}`);
      if (owner === undefined) {
        const main = mainModule(list.module, files, view);
        const known = main === undefined ? undefined : modules.get(main);
        if (main !== undefined && known === undefined && again.length < MOST_LOOKS)
          again.push(lookAt(main, view));
        packages.push((owner = listedPackage(list.module, place, known)));
      }
      const paths = files.flatMap((path) => view.real(path) ?? []);
      if (paths.length > 0) contains.push({ package: owner.id, paths });
    }
    return { packages, owns: [], contains, gaps: [], ...(isFirst(facts) && again.length > 0 && { again }) };
  },
};

/** The second look was granted already: what it did not answer stays unknown. */
function isFirst(facts: readonly LayerFact<PerlFact>[]): boolean {
  return !facts.some(({ fact }) => fact.kind === 'perl-module');
}

interface Recorded {
  readonly root: string;
  readonly modules: readonly string[];
  readonly pkg: Package;
}

/** The two files of one folder make one package. */
function recordedPackages(places: readonly Place<PerlFact>[]): Recorded[] {
  const metadata = places.filter(({ facts }) => facts[0]?.kind === 'cpan-meta');
  const folders = Map.groupBy(metadata, ({ path }) => dirnameOf(path));
  return [...folders].map(([folder, group]) => {
    const facts = group.flatMap((place) => place.facts.filter((fact) => fact.kind === 'cpan-meta'));
    const first = facts[0]!;
    const author = facts.find((fact) => fact.author)?.author ?? '';
    const module = facts.find((fact) => fact.module)?.module;
    const version = facts.find((fact) => fact.version)?.version ?? '';
    const pkg = createPackage({
      type: 'cpan',
      name: first.name,
      version,
      purl: cpanPurl(author, first.name, version),
      licences: facts.find((fact) => fact.licences)?.licences ?? [],
      evidence: group.map((place) => evidenceOf(place, 'cpanm', 'certain')),
      introduced: introducedBy(group[0]!, keys)(keys(first)[0]!),
      details: {},
    });
    const modules = [first.name.replaceAll('-', '::'), ...(module === undefined ? [] : [module])];
    return { root: dirnameOf(dirnameOf(folder)) + (folder.startsWith('.meta/') ? '' : '/'), modules, pkg };
  });
}

function keys(fact: PerlFact): string[] {
  return fact.kind === 'cpan-meta' ? [`${fact.name}\n${fact.version}`] : [];
}

function evidenceOf(
  { path, layer }: Place<PerlFact>,
  by: string,
  confidence: Evidence['confidence'],
): Evidence {
  return { cataloguer: name, path, layer, by, confidence };
}

/** The file `Foo/Bar.pm` among those of the packlist, under its canonical path. */
function mainModule(module: string, files: readonly string[], view: View): string | undefined {
  const wanted = `/${module.replaceAll('::', '/')}.pm`;
  const path = files.find((one) => one.endsWith(wanted));
  return path === undefined ? undefined : view.real(path);
}

function lookAt(path: string, view: View): Again {
  return {
    reader: packlistReader.name,
    entries: [view.find(path)!],
    reason: 'the version of a Perl distribution',
  };
}

/** Distributions are called like their main modules, with dashes. */
function listedPackage(module: string, place: Place<PerlFact>, main: Place<PerlFact> | undefined): Package {
  const distribution = module.replaceAll('::', '-');
  const stated = main?.facts.find((fact) => fact.kind === 'perl-module');
  const version = stated?.kind === 'perl-module' ? stated.version : '';
  return createPackage({
    type: 'cpan',
    name: distribution,
    version,
    purl: cpanPurl('', distribution, version),
    licences: [],
    evidence: [
      evidenceOf(place, '.packlist', 'likely'),
      ...(main === undefined || version === '' ? [] : [evidenceOf(main, '$VERSION', 'likely')]),
    ],
    introduced: introducedBy(place, (fact) => [fact.kind])('packlist'),
    details: {},
  });
}
