// Cataloguer of GraalVM's native images: Java programs as executables, with the list of components that is built into them.
import { bytesOf } from '../../core/bytes.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import { readNativeImage } from '../../formats/native-image.ts';
import { parsePurl } from '../../formats/purl.ts';
import { listAt, tableAt, textAt, type Value } from '../../formats/value.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { mayBeExecutable, probeExecutable } from '../executables.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { purlOf } from '../purl-of.ts';

type Row = readonly [name: string, version: string, licences: readonly string[]];

export interface NativeFact extends Fact {
  readonly kind: 'native-image';
  readonly rows: readonly Row[];
}

const name = 'java/native-image';
const LONGEST = 512;
const ROWS = 500;

const reader: Reader<NativeFact> = {
  name,
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  wants: (basename, entry) => (mayBeExecutable(basename, entry) ? 'head' : 'no'),
  probe: probeExecutable,
  read(bytes, _entry, out) {
    const image = readNativeImage(bytes);
    if (image === undefined) return;
    if (image.sbom === undefined)
      return out.gap(
        'not-understood',
        true,
        'a native image of a Java program without a list of its components',
      );
    let rows: Row[] = [];
    for (const { value } of jsonMembers(bytesOf(image.sbom), [['components']])) {
      const row = rowOf(value);
      if (row === undefined) out.gap('not-understood', true, 'a component without group, name or version');
      else rows.push(row);
      if (rows.length === ROWS) {
        out.fact({ kind: 'native-image', rows });
        rows = [];
      }
    }
    if (rows.length > 0) out.fact({ kind: 'native-image', rows });
  },
};

/** The purl has the last word on the name; GraalVM's first lists had none. */
function rowOf(component: Value): Row | undefined {
  const purl = parsePurl(textAt(component, 'purl'));
  const group = purl?.namespace ?? textAt(component, 'group');
  const artifact = purl?.name ?? textAt(component, 'name');
  const version = purl?.version ?? textAt(component, 'version');
  if (purl !== undefined && purl.type !== 'maven') return undefined;
  if (group === '' || artifact === '' || Math.max(group.length + artifact.length, version.length) > LONGEST)
    return undefined;
  const licences = listAt(component, 'licenses').flatMap((one) => {
    const licence = textAt(one, 'expression') || textAt(tableAt(one, 'license'), 'id');
    return licence === '' ? [] : [licence];
  });
  return [`${group}:${artifact}`, version, licences];
}

export const nativeImage: Cataloguer<NativeFact> = {
  name,
  version: 1,
  summary: "GraalVM's native images of Java programs that carry their list of components",
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Java',
    files: ['**/*'],
    types: ['maven'],
    tells: ['licence'],
    limits: 'only executables for Linux that were built with an SBOM; others are a gap',
  },
  readers: [reader],
  assemble: (facts, view) => ({
    packages: placesOf(facts, view).flatMap(packagesOf),
    owns: [],
    gaps: [],
  }),
};

function packagesOf(place: Place<NativeFact>): Package[] {
  const { path, layer } = place;
  const introduced = introducedBy(place, ({ rows }) => rows.map(keyOf));
  const distinct = new Map(place.facts.flatMap(({ rows }) => rows.map((row) => [keyOf(row), row] as const)));
  return [...distinct].map(([key, [artifact, version, licences]]) =>
    createPackage({
      type: 'maven',
      name: artifact,
      version,
      purl: purlOf('maven', artifact, version),
      licences,
      evidence: [{ cataloguer: name, path, layer, by: 'embedded SBOM', confidence: 'certain' }],
      introduced: introduced(key),
      details: { javaBy: 'native image' },
    }),
  );
}

function keyOf([artifact, version]: Row): string {
  return `${artifact}\n${version}`;
}
