// Cataloguer of Java runtimes by their `release` file: one package an installation, which all its files belong to.
import { parseJvmRelease } from '../../formats/java/index.ts';
import { buildPurl } from '../../formats/purl.ts';
import { dirnameOf } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { View } from '../../image/view.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { productOf } from './jvm-product.ts';

export interface JvmFact extends Fact {
  readonly kind: 'jvm';
  readonly version: string;
  /** Those assignments of the file that name the product. */
  readonly values: readonly (readonly [string, string])[];
}

const name = 'java/jvm-release';
/** The longest part is the list of modules. */
const LIMIT = 64 * 1024;
const LONGEST = 200;
const KEPT = ['IMPLEMENTOR', 'IMPLEMENTOR_VERSION', 'GRAALVM_VERSION', 'BUILD_TYPE', 'JVM_VARIANT'];

const reader: Reader<JvmFact> = {
  name,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['release'] },
  wants: (_basename, { size }) => (size <= LIMIT ? 'bytes' : 'no'),
  read(bytes, _entry, out) {
    const release = parseJvmRelease(bytes.read(0, bytes.size));
    if (release === undefined) return;
    const values = KEPT.flatMap((key) => {
      const value = release.values.get(key);
      return value === undefined ? [] : [[key, value.slice(0, LONGEST)] as const];
    });
    out.fact({ kind: 'jvm', version: release.version, values });
  },
};

export const jvmRelease: Cataloguer<JvmFact> = {
  name,
  version: 1,
  summary: 'Java runtimes (OpenJDK of any vendor, Oracle, GraalVM, Zulu, IBM) by their release file',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Java',
    files: ['**/release'],
    types: ['generic'],
    tells: ['cpe', 'files', 'vendor'],
  },
  readers: [reader],
  assemble(facts, view) {
    const places = placesOf(facts, view);
    const paths = new Set(places.map(({ path }) => path));
    const found = places.filter(({ path }) => !isInner(path, paths));
    const packages = found.map((place) => packageOf(place, view));
    const contains = packages.flatMap(({ id, evidence }) => {
      const folder = dirnameOf(evidence[0]!.path);
      return folder !== '' && isRuntime(folder, view) ? [{ package: id, paths: [folder] }] : [];
    });
    return { packages, owns: [], contains, gaps: [] };
  },
};

/** The runtime within a development kit, `jre`, may have its own file. */
function isInner(path: string, all: ReadonlySet<string>): boolean {
  return path.endsWith('/jre/release') && all.has(path.replace(/jre\/release$/, 'release'));
}

/** What starts it, or its classes. */
function isRuntime(folder: string, view: View): boolean {
  return ['bin/java', 'lib/modules', 'lib/rt.jar', 'jre/lib/rt.jar', 'bin/java.exe'].some(
    (part) => view.find(`${folder}/${part}`) !== undefined,
  );
}

function packageOf(place: Place<JvmFact>, view: View): Package {
  const { path, layer } = place;
  const { version, values: rows } = place.facts[0]!;
  const folder = dirnameOf(path);
  const values = new Map(rows);
  const developer = ['javac', 'javac.exe'].some((file) => view.find(`${folder}/bin/${file}`) !== undefined);
  const { namespace, name: product, cpe } = productOf({ version, values }, developer);
  const vendor = values.get('IMPLEMENTOR');
  return createPackage({
    type: 'generic',
    name: product,
    version,
    purl: buildPurl({ type: 'generic', namespace, name: product, version }),
    licences: [],
    evidence: [
      {
        cataloguer: name,
        path,
        layer,
        by: 'release',
        confidence: isRuntime(folder, view) ? 'certain' : 'possible',
      },
    ],
    introduced: introducedBy(place, (fact) => [fact.version])(version),
    details: {
      ...(vendor !== undefined && vendor !== 'N/A' && { vendor }),
      ...(cpe !== undefined && { cpe }),
    },
  });
}
