// Puts together what all visible files tell of repositories, and which package came from which of them.
import { byText } from '../../../core/text.ts';
import type { View } from '../../../image/view.ts';
import { type Assembled, type LayerFact, NOTHING } from '../../cataloguer.ts';
import type { Channels, ModuleState, Product, Repository } from '../../channels.ts';
import { type Place, placesOf } from '../../places.ts';
import { minorOf } from './red-hat.ts';
import type { RepositoriesFact } from './reader.ts';

type Told = Place<RepositoriesFact>;

export function assemble(
  facts: readonly LayerFact<RepositoriesFact>[],
  view: View,
  earlier: ReadonlyMap<string, Assembled>,
): Assembled {
  const places = placesOf(facts, view);
  if (places.length === 0) return NOTHING;
  const repositories = repositoriesOf(places);
  const modules = places.flatMap(({ facts }) => facts.flatMap((fact) => fact.modules ?? []));
  const pro = places.flatMap(({ facts }) => facts.flatMap((fact) => (fact.pro ? [fact.pro] : []))).at(-1);
  const contentSets = sortedTexts(
    places.flatMap(({ facts }) => facts.flatMap((fact) => fact.contentSets ?? [])),
  );
  const products = productsOf(places);
  const enabled = repositories.filter((one) => one.enabled).map(({ id }) => id);
  const version = earlier.get('os/release')?.distribution?.version ?? '';
  const minor = minorOf([...contentSets, ...enabled], version);
  const from = fromOf(places, repositories);
  const channels: Channels = {
    repositories,
    ...(modules.length > 0 && { modules: modules.toSorted(byName) }),
    ...(pro && { pro }),
    ...(contentSets.length > 0 && { contentSets }),
    ...(products.length > 0 && { products }),
    ...(minor !== undefined && { minor }),
  };
  const isEmpty = repositories.length === 0 && Object.keys(channels).length === 1;
  return { ...NOTHING, ...(!isEmpty && { channels }), ...(from.size > 0 && { from }) };
}

/** Those that are set up; then those that only a fetched list tells of. */
function repositoriesOf(places: readonly Told[]): Repository[] {
  const releases = new Map<string, { readonly origin: string; readonly label: string }>();
  const found: Repository[] = [];
  for (const { facts } of places)
    for (const { release } of facts) if (release) releases.set(keyOf(release), release);
  const known = new Set<string>();
  for (const { facts, path, layer } of places)
    for (const repository of facts.flatMap((fact) => fact.repositories ?? [])) {
      known.add(keyOf(repository));
      found.push({ ...repository, ...madeBy(releases, repository), path, layer });
    }
  for (const { facts, path, layer } of places)
    for (const { release, listed } of facts) {
      const list = release ?? listed;
      if (list === undefined || known.has(keyOf(list))) continue;
      known.add(keyOf(list));
      const { url, suite } = list;
      found.push({ kind: 'apt', id: '', url, suite, enabled: false, ...madeBy(releases, list), path, layer });
    }
  return found.toSorted(
    (a, b) =>
      byText(a.kind, b.kind) ||
      byText(a.path, b.path) ||
      byText(a.id, b.id) ||
      byText(a.url, b.url) ||
      byText(a.suite ?? '', b.suite ?? ''),
  );
}

function madeBy(
  releases: ReadonlyMap<string, { readonly origin: string; readonly label: string }>,
  repository: { readonly url: string; readonly suite?: string },
): Pick<Repository, 'origin' | 'label'> {
  const { origin, label } = releases.get(keyOf(repository)) ?? {};
  return { ...(origin && { origin }), ...(label && { label }) };
}

function keyOf({ url, suite = '' }: { readonly url: string; readonly suite?: string }): string {
  return `${url}\n${suite}`;
}

function productsOf(places: readonly Told[]): Product[] {
  const products = places.flatMap(({ facts, path }) =>
    facts.flatMap(({ product }) => (product ? [{ ...product, path }] : [])),
  );
  return products.toSorted((a, b) => byText(a.path, b.path));
}

/** By `name version` for lists of apt's, by `name-version-release.arch` for what dnf installed. */
function fromOf(places: readonly Told[], repositories: readonly Repository[]): Map<string, Repository> {
  const byKey = new Map(repositories.map((one) => [keyOf(one), one]));
  const byId = new Map<string, Repository>();
  for (const one of repositories) if (one.kind === 'dnf' && !byId.has(one.id)) byId.set(one.id, one);
  const from = new Map<string, Repository>();
  for (const { facts, path, layer } of places)
    for (const { listed, installed = [] } of facts) {
      const list = listed && byKey.get(keyOf(listed));
      if (list !== undefined)
        for (const line of listed?.packages.split('\n') ?? []) if (!from.has(line)) from.set(line, list);
      for (const [name, id] of installed) {
        let repository = byId.get(id);
        if (repository === undefined)
          byId.set(id, (repository = { kind: 'dnf', id, url: '', enabled: false, path, layer }));
        from.set(name, repository);
      }
    }
  return from;
}

function byName(a: ModuleState, b: ModuleState): number {
  return byText(a.name, b.name) || byText(a.stream, b.stream);
}

function sortedTexts(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(byText);
}
