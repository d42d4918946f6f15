// Bitnami's components: what its images consist of. Each has a folder, an SPDX file in it, and a line in one list.
import { jsonMembers } from '../../formats/json/index.ts';
import { parsePurl } from '../../formats/purl.ts';
import { textAt } from '../../formats/value.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { View } from '../../image/view.ts';
import type { Assembled, Cataloguer, Contents, LayerFact } from '../cataloguer.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { purlOf } from '../purl-of.ts';
import { readDocument } from '../embedded-sbom/document.ts';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly arch: string;
  readonly distro: string;
  readonly licences: readonly string[];
}

interface BitnamiFact extends Fact {
  readonly kind: 'bitnami';
  readonly components: readonly Component[];
}

const name = 'vendor/bitnami';
const LIST = 'opt/bitnami/.bitnami_components.json';
const SPDX = /^opt\/bitnami\/(?:[^/]+\/)?\.spdx-[^/]+\.spdx$/;
const MOST = 10_000;

const bitnamiReader: Reader<BitnamiFact> = {
  name,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: [basenameOf(LIST)], suffixes: ['.spdx'] },
  wants: (_basename, { path }) => (path === LIST || SPDX.test(path) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    const components: Component[] = [];
    if (path === LIST)
      for (const { key, value } of jsonMembers(bytes, [[]])) {
        if (components.length === MOST) break;
        const text = (member: string) => textAt(value, member);
        components.push({
          name: key,
          version: text('version'),
          arch: text('arch'),
          distro: text('distro'),
          licences: [],
        });
      }
    else components.push(...described(readDocument(bytes)?.components ?? [], path));
    const good = components.filter((one) => one.name !== '' && one.version !== '' && one.name.length < 200);
    if (good.length < components.length || good.length === 0)
      out.gap('not-understood', true, 'a component without a name or version');
    if (good.length > 0) out.fact({ kind: 'bitnami', components: good });
  },
};

/** `.spdx-NAME.spdx` is about NAME; the other components of it are its parts. */
function described(
  components: readonly { readonly purl: string; readonly licences: readonly string[] }[],
  path: string,
): Component[] {
  const wanted = basenameOf(path).slice('.spdx-'.length, -'.spdx'.length);
  for (const { purl, licences } of components) {
    const parsed = parsePurl(purl);
    if (parsed?.type !== 'bitnami' || parsed.name !== wanted) continue;
    const { arch = '', distro = '' } = parsed.qualifiers ?? {};
    return [{ name: parsed.name, version: parsed.version ?? '', arch, distro, licences }];
  }
  return [];
}

export const bitnami: Cataloguer<BitnamiFact> = {
  name,
  version: 1,
  summary: "Bitnami's components",
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Bitnami',
    files: [LIST, 'opt/bitnami/*/.spdx-*.spdx'],
    types: ['bitnami'],
    tells: ['licence', 'files'],
  },
  readers: [bitnamiReader],
  assemble: (facts, view) => assemble(facts, view),
};

/** The SPDX file and the list name the same component: one package with both as evidence. */
function assemble(facts: readonly LayerFact<BitnamiFact>[], view: View): Assembled {
  const packages = new Map<string, Package>();
  const contains: Contents[] = [];
  const places = placesOf(facts, view).toSorted((a, b) => Number(a.path === LIST) - Number(b.path === LIST));
  for (const place of places)
    for (const { made, component } of packagesOf(place)) {
      const key = `${component.name}\n${component.version}`;
      const known = packages.get(key);
      packages.set(
        key,
        known === undefined ? made : { ...known, evidence: [...known.evidence, ...made.evidence] },
      );
      const folder = view.real(`${dirnameOf(LIST)}/${component.name}`);
      if (known === undefined && folder !== undefined) contains.push({ package: made.id, paths: [folder] });
    }
  return { packages: [...packages.values()], owns: [], contains, gaps: [] };
}

function packagesOf(place: Place<BitnamiFact>): { made: Package; component: Component }[] {
  const { path, layer, facts } = place;
  const keys = ({ components }: BitnamiFact) => components.map((one) => `${one.name}\n${one.version}`);
  const introduced = introducedBy(place, keys);
  return facts.flatMap(({ components }) =>
    components.map((component) => {
      const { name: own, version, arch, distro, licences } = component;
      const made = createPackage({
        type: 'bitnami',
        name: own,
        version,
        ...(arch !== '' && { arch }),
        purl: purlOf('bitnami', own, version, { arch, distro }),
        licences,
        evidence: [{ cataloguer: name, path, layer, by: basenameOf(path), confidence: 'certain' }],
        introduced: introduced(`${own}\n${version}`),
        details: { vendor: 'Bitnami' },
      });
      return { made, component };
    }),
  );
}
