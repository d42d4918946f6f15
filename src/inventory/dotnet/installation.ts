// Puts installed .NET packages together: what deps.json files name comes first, assemblies are evidence of it or a guess.
import { dirnameOf } from '../../image/entry.ts';
import type { View } from '../../image/view.ts';
import type { Assembled, Contents } from '../cataloguer.ts';
import { createPackage, type Evidence, type Package, type PackageDraft } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import { purlOf } from '../purl-of.ts';
import type { AssemblyFact } from './assembly.ts';
import type { DepsFact, Library } from './deps-json.ts';
import { type Framework, frameworkOf, isPlatformFile, runtimePackage } from './framework.ts';
import type { NuspecFact } from './nuspec.ts';

/** One package that is being put together. */
interface Draft {
  readonly draft: PackageDraft;
  readonly evidence: Evidence[];
  readonly paths: string[];
}

/** Evidence of one package beyond its deps.json. */
const MOST_EVIDENCE = 10;
/** Folders between a package's own and its deepest file. */
const MOST_LEVELS = 16;

/** Filled in the order of trust: unpacked packages, then deps.json files, then assemblies. */
export class Installation {
  readonly #cataloguer: string;
  readonly #view: View;
  readonly #drafts: Draft[] = [];
  /** Frameworks and unpacked packages by their folder. */
  readonly #folders = new Map<string, Draft>();
  /** Files that deps.json files name; those of an application itself belong to no package. */
  readonly #claimed = new Map<string, Draft | undefined>();

  constructor(cataloguer: string, view: View) {
    this.#cataloguer = cataloguer;
    this.#view = view;
  }

  addUnpacked(place: Place<NuspecFact>): void {
    const { name: id, version, licences } = place.facts[0]!;
    const since = introducedBy(place, (fact) => [fact.version])(version);
    const folder = dirnameOf(place.path);
    this.#folders.set(
      folder,
      this.#add(id, version, place, since, { by: 'nuspec', paths: [folder], licences }),
    );
  }

  addDeps(place: Place<DepsFact>): void {
    const framework = frameworkOf(place.path);
    const fact = place.facts[0]!;
    if (framework) {
      this.#addFramework(framework, place, 'deps.json', ridOf(fact));
      return;
    }
    const introduced = introducedBy(place, ({ libraries }) => libraries.map(keyOf));
    for (const library of fact.libraries) this.#addLibrary(library, place, introduced(keyOf(library)));
  }

  /** A library that brings no file to run is none: others, or the framework, have its code. One that no target has may be one. */
  #addLibrary(library: Library, place: Place<DepsFact>, since: number): void {
    const { name: id, version, kind, compileOnly } = library;
    const files = library.files ?? [];
    const folder = dirnameOf(place.path);
    const paths = files
      .map((file) => (folder === '' ? file : `${folder}/${file}`))
      .filter((path) => this.#view.find(path)?.kind === 'file');
    let draft: Draft | undefined;
    if (kind !== 'own' && (files.length > 0 || compileOnly || library.files === undefined)) {
      const confidence = paths.length > 0 || compileOnly ? 'certain' : 'possible';
      const role = compileOnly && files.length === 0 ? 'dev' : undefined;
      draft = this.#add(id, version, place, since, {
        by: 'deps.json',
        paths,
        confidence,
        ...(role && { role }),
      });
    }
    for (const path of paths)
      if (draft !== undefined || !this.#claimed.has(path)) this.#claimed.set(path, draft);
  }

  addAssembly(place: Place<AssemblyFact>): void {
    const { path, layer } = place;
    const { name: id, version, product } = place.facts[0]!;
    const framework = frameworkOf(path);
    if (framework) return this.#addFramework(framework, place, 'assembly', '');
    if (this.#claimed.has(path)) {
      const draft = this.#claimed.get(path);
      if (draft && draft.evidence.length <= MOST_EVIDENCE)
        draft.evidence.push({
          cataloguer: this.#cataloguer,
          path,
          layer,
          by: 'assembly',
          confidence: 'certain',
        });
      return;
    }
    if (isPlatformFile(path, product) || this.#isUnpacked(path)) return;
    const since = introducedBy(place, (fact) => [`${fact.name}\n${fact.version}`])(`${id}\n${version}`);
    this.#add(id, version, place, since, { by: 'assembly', paths: [path], confidence: 'possible' });
  }

  #addFramework(
    framework: Framework,
    place: Place<DepsFact | AssemblyFact | NuspecFact>,
    by: string,
    rid: string,
  ): void {
    const { folder, version } = framework;
    if (this.#folders.has(folder)) return;
    const id = runtimePackage(framework, rid);
    const confidence = id === framework.name && rid === '' ? 'likely' : 'certain';
    this.#folders.set(
      folder,
      this.#add(id, version, place, place.layer, { by, paths: [folder], confidence }),
    );
  }

  #isUnpacked(path: string): boolean {
    let folder = dirnameOf(path);
    for (let up = 0; up < MOST_LEVELS && folder !== ''; up++) {
      if (this.#folders.has(folder)) return true;
      folder = dirnameOf(folder);
    }
    return false;
  }

  #add(
    id: string,
    version: string,
    { path, layer }: Place<DepsFact | AssemblyFact | NuspecFact>,
    introduced: number,
    more: {
      readonly by: string;
      readonly paths: readonly string[];
      readonly confidence?: Evidence['confidence'];
      readonly licences?: readonly string[];
      readonly role?: 'dev';
    },
  ): Draft {
    const { by, paths, confidence = 'certain', licences = [], role } = more;
    const evidence: Evidence[] = [{ cataloguer: this.#cataloguer, path, layer, by, confidence }];
    const draft = {
      draft: {
        type: 'nuget',
        name: id,
        version,
        purl: purlOf('nuget', id, version),
        licences,
        evidence,
        introduced,
        ...(role && { role }),
        details: {},
      },
      evidence,
      paths: [...paths],
    };
    this.#drafts.push(draft);
    return draft;
  }

  result(): Assembled {
    const packages: Package[] = [];
    const contains: Contents[] = [];
    for (const { draft, paths } of this.#drafts) {
      const created = createPackage(draft);
      packages.push(created);
      if (paths.length > 0) contains.push({ package: created.id, paths });
    }
    return { packages, owns: [], contains, gaps: [] };
  }
}

function keyOf({ name: id, version }: Library): string {
  return `${id}\n${version}`;
}

/** The platform of a framework: of the whole file, or in the name of its package. */
function ridOf({ rid, libraries }: DepsFact): string {
  const named = libraries.map(({ name: id }) => /\.App\.Runtime\.([a-z][\w.-]*)$/.exec(id)?.[1]);
  return named.find((one) => one !== undefined) ?? rid;
}
