// Cataloguer of installed .NET packages: deps.json files, unpacked packages and assemblies together.
import type { Cataloguer, LayerFact } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { type AssemblyFact, assemblyReader } from './assembly.ts';
import { type DepsFact, depsReader } from './deps-json.ts';
import { Installation } from './installation.ts';
import { type NuspecFact, nuspecReader } from './nuspec.ts';

type DotnetFact = DepsFact | AssemblyFact | NuspecFact;

const name = 'dotnet/installed';

export const dotnetInstalled: Cataloguer<DotnetFact> = {
  name,
  version: 1,
  summary: '.NET packages, runtimes and assemblies: deps.json, unpacked packages, DLLs',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: '.NET',
    files: ['**/*.deps.json', '**/*.dll', '**/{name}/{version}/*.nuspec'],
    types: ['nuget'],
    tells: ['dev', 'files', 'licence'],
    limits: 'applications in a single file are not opened; an assembly that no deps.json names is a guess',
  },
  readers: [depsReader, assemblyReader, nuspecReader],
  assemble(facts, view) {
    const found = new Installation(name, view);
    for (const place of placesOf(factsOf<NuspecFact>(facts, 'nuspec'), view)) found.addUnpacked(place);
    for (const place of placesOf(factsOf<DepsFact>(facts, 'deps'), view)) found.addDeps(place);
    for (const place of placesOf(factsOf<AssemblyFact>(facts, 'assembly'), view)) found.addAssembly(place);
    return found.result();
  },
};

function factsOf<F extends DotnetFact>(
  facts: readonly LayerFact<DotnetFact>[],
  kind: F['kind'],
): LayerFact<F>[] {
  return facts.filter((one): one is LayerFact<F> => one.fact.kind === kind);
}
