// Cataloguer of installed Python distributions, their files, and the parts that their SBOMs name.
import type { Gap } from '../../image/reader.ts';
import type { Cataloguer, LayerFact } from '../cataloguer.ts';
import { type Place, placesOf } from '../places.ts';
import { contentsOf } from './contents.ts';
import { packagesOf } from './package.ts';
import { type PartsFact, partsOf, partsReader } from './parts.ts';
import { eggReader, metadataReader, type PythonFact } from './reader.ts';
import { type RecordFact, recordReader } from './record.ts';

type InstalledFact = PythonFact | RecordFact | PartsFact;

const name = 'python/installed';

export const pythonCataloguer: Cataloguer<InstalledFact> = {
  name,
  version: 2,
  summary: 'Python distributions: dist-info, egg-info files and folders, eggs; parts that their SBOMs name',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: [
      '**/*.dist-info/METADATA',
      '**/*.dist-info/RECORD',
      '**/*.dist-info/sboms/*.json',
      '**/*.egg-info',
      '**/*.egg-info/PKG-INFO',
      '**/*.egg',
    ],
    types: ['pypi', '*'],
    tells: ['licence', 'vendored', 'files'],
  },
  readers: [metadataReader, eggReader, recordReader, partsReader],
  assemble(facts, view) {
    const installed = packagesOf(name, placesOf(ofKind(facts, 'python'), view));
    const parts = placesOf(ofKind(facts, 'python-parts'), view).flatMap((place) => partsOf(name, place));
    const records = placesOf(ofKind(facts, 'python-record'), view);
    const { contains, cut } = contentsOf(installed, records, view);
    return { packages: [...installed, ...parts], owns: [], contains, gaps: cut ? [tooMany(records)] : [] };
  },
};

function tooMany([first]: readonly Place<RecordFact>[]): Gap {
  const detail = 'records name more files than are looked for: some may be told as unidentified';
  return { reader: recordReader.name, path: first?.path ?? '', reason: 'budget', hides: false, detail };
}

function ofKind<K extends InstalledFact['kind']>(
  facts: readonly LayerFact<InstalledFact>[],
  kind: K,
): LayerFact<Extract<InstalledFact, { kind: K }>>[] {
  return facts.filter((one): one is LayerFact<Extract<InstalledFact, { kind: K }>> => one.fact.kind === kind);
}
