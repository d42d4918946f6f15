// SBOMs inside of a distribution: what it was built from or brings along. Parts, never installs. Source: PEP 770.
import { normaliseName } from '../../formats/ecosystem-names.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import { readDocument } from '../embedded-sbom/document.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import { foreignPackage } from '../sbom/foreign.ts';

type Row = Pick<Package, 'type' | 'name' | 'version' | 'purl' | 'licences' | 'arch'>;

export interface PartsFact extends Fact {
  readonly kind: 'python-parts';
  readonly rows: readonly Row[];
}

const SBOMS = /\.dist-info\/sboms$/i;
/** Folders of the distribution's own sources. */
const LOCAL = /[?&]download_url=file(?::|%3A)/i;
const ROWS = 500;
const LONGEST = 1024;

export const partsReader: Reader<PartsFact> = {
  name: 'python/parts',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ['.json', '.spdx'] },
  wants: (_basename, { path }) => (SBOMS.test(dirnameOf(path)) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    const document = readDocument(bytes);
    if (document === undefined)
      return out.gap('not-understood', true, 'neither CycloneDX JSON nor SPDX 2: what it names is not known');
    const own = distributionOf(path);
    const rows: Row[] = [];
    for (const component of document.components) {
      const found = component.kind === 'package' ? foreignPackage(component, new Map()) : undefined;
      if (found === undefined) continue;
      const { type, name, version, purl, licences, arch } = found;
      const isItself = type === 'pypi' && normaliseName('PyPI', name) === own;
      if (isItself || LOCAL.test(purl) || name.length + version.length + purl.length > LONGEST) continue;
      rows.push({ type, name, version, purl, licences, ...(arch !== undefined && { arch }) });
    }
    for (let at = 0; at < rows.length; at += ROWS)
      out.fact({ kind: 'python-parts', rows: rows.slice(at, at + ROWS) });
  },
};

/** `a-b` of `…/a_b-1.0.dist-info/sboms/x.json`. */
function distributionOf(path: string): string {
  return normaliseName('PyPI', basenameOf(dirnameOf(dirnameOf(path))).split('-', 1)[0]!);
}

export function partsOf(cataloguer: string, place: Place<PartsFact>): Package[] {
  const { path, layer, facts } = place;
  const introduced = introducedBy(place, ({ rows }) => rows.map(keyOf));
  const rows = new Map(facts.flatMap((fact) => fact.rows.map((row) => [keyOf(row), row] as const)));
  return [...rows].map(([key, row]) =>
    createPackage({
      ...row,
      evidence: [{ cataloguer, path, layer, by: 'SBOM', confidence: 'likely' }],
      introduced: introduced(key),
      role: 'vendored',
      details: {},
    }),
  );
}

function keyOf({ type, name, version, arch = '' }: Row): string {
  return [type, name, version, arch].join('\n');
}
