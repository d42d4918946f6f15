// Cataloguer of SBOMs inside images. What they name are parts of something, never installs of their own.
import { type Component, isPlace } from '../sbom/document.ts';
import { foreignPackage } from '../sbom/foreign.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { readDocument } from './document.ts';
import { sbomPlace } from './place.ts';

type Row = Pick<Package, 'type' | 'name' | 'version' | 'purl' | 'licences' | 'arch'>;

interface SbomFact extends Fact {
  readonly kind: 'sbom';
  readonly rows: readonly Row[];
}

const name = 'embedded-sbom/document';
const ROWS = 500;
const LONGEST = 1024;

const sbomReader: Reader<SbomFact> = {
  name,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: {
    basenames: ['bom.json', 'sbom.json'],
    suffixes: ['.spdx', '.spdx.json', '.cdx', '.cdx.json', '.cyclonedx.json'],
  },
  wants: (_basename, { path }) => (sbomPlace(path) === 'none' ? 'no' : 'bytes'),
  read(bytes, { path }, out) {
    const document = readDocument(bytes);
    if (document === undefined)
      return out.gap('not-understood', true, 'neither CycloneDX JSON nor SPDX 2: what it names is not known');
    const isSystem = sbomPlace(path) === 'system';
    const named = document.components.filter(({ kind }) => kind === 'package');
    const rows = named.flatMap((one) => rowOf(one, isSystem) ?? []);
    const silent = named.filter(({ purl }) => purl === '').length;
    if (silent > 0) out.gap('not-understood', false, `${silent} components without a package URL`);
    for (let at = 0; at < rows.length; at += ROWS)
      out.fact({ kind: 'sbom', rows: rows.slice(at, at + ROWS) });
  },
};

/** Of a distribution's own SBOMs only its packages: the others are the sources that they were built from. */
function rowOf(component: Component, isSystem: boolean): Row | undefined {
  const found = foreignPackage(component, new Map());
  if (found === undefined || (isSystem ? isPlace(found.purl) : /^pkg:\/*(?:oci|docker)\//i.test(found.purl)))
    return undefined;
  const { type, version, purl, licences, arch } = found;
  if (found.name.length + version.length + purl.length > LONGEST) return undefined;
  return { type, name: found.name, version, purl, licences, ...(arch !== undefined && { arch }) };
}

export const embeddedSbom: Cataloguer<SbomFact> = {
  name,
  version: 1,
  summary: 'SBOMs inside images: the parts of what lies there',
  scope: 'image',
  support: {
    kind: 'sbom',
    ecosystem: 'SBOMs',
    files: [
      'var/lib/db/sbom/*.spdx.json',
      '**/*.spdx',
      '**/*.spdx.json',
      '**/*.cdx',
      '**/*.cdx.json',
      '**/*.cyclonedx.json',
      'opt/**/bom.json',
      'opt/**/sbom.json',
      'usr/share/**/sbom.json',
      'app/**/sbom.json',
    ],
    types: ['*'],
    tells: ['licence', 'vendored'],
    limits: 'CycloneDX as XML and SPDX 3 are told as gaps',
  },
  readers: [sbomReader],
  assemble: (facts, view) => ({
    packages: placesOf(facts, view).flatMap(packagesOf),
    owns: [],
    gaps: [],
  }),
};

function packagesOf(place: Place<SbomFact>): Package[] {
  const { path, layer, facts } = place;
  const introduced = introducedBy(place, ({ rows }) => rows.map(keyOf));
  const rows = new Map(facts.flatMap((fact) => fact.rows.map((row) => [keyOf(row), row] as const)));
  return [...rows].map(([key, row]) =>
    createPackage({
      ...row,
      evidence: [{ cataloguer: name, path, layer, by: 'SBOM', confidence: 'likely' }],
      introduced: introduced(key),
      role: 'vendored',
      details: {},
    }),
  );
}

function keyOf({ type, name: own, version, arch = '' }: Row): string {
  return [type, own, version, arch].join('\n');
}
