// Cataloguer of installed gems: the specifications that RubyGems writes.
import { MOST_GEMSPEC, parseGemspec } from '../../formats/gemspec.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { View } from '../../image/view.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { purlOf } from '../purl-of.ts';

export interface GemFact extends Fact {
  readonly kind: 'gem';
  readonly name: string;
  readonly version: string;
  readonly platform: string;
  readonly licences?: readonly string[];
}

const name = 'ruby/gemspec';
const LONGEST = 1024;
const isRecord = (path: string) => path.startsWith('specifications/') || path.includes('/specifications/');
/**
 * Bundler writes the specifications of gems from Git anew, in their place: `bundler/gems/NAME-COMMIT`. In all other
 * places they are gems' own sources, which state their version by running code.
 */
const isCheckout = (path: string) => /\/bundler\/gems\/[^/]+\/(?:[^/]+\/)?[^/]+$/.test(path);

const reader: Reader<GemFact> = {
  name,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ['.gemspec'] },
  wants: (_basename, { path }) => (isRecord(path) || isCheckout(path) ? 'bytes' : 'no'),
  read(bytes, _entry, out) {
    const spec = parseGemspec(bytes.read(0, Math.min(bytes.size, MOST_GEMSPEC)));
    const { name, version, platform, licences } = spec;
    if (name === '' || version === '')
      return out.gap('not-understood', true, 'a gemspec without name or version');
    if (name.length > LONGEST || version.length > LONGEST || platform.length > LONGEST)
      return out.gap('not-understood', true, `name or version of more than ${LONGEST} characters`);
    out.fact({ kind: 'gem', name, version, platform, ...(licences.length > 0 && { licences }) });
  },
};

export const gemspec: Cataloguer<GemFact> = {
  name,
  version: 1,
  summary: 'Ruby gems that are installed, by their specifications',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Ruby',
    files: [
      '**/specifications/*.gemspec',
      '**/specifications/default/*.gemspec',
      '**/bundler/gems/*/*.gemspec',
    ],
    types: ['gem'],
    tells: ['licence', 'files'],
    limits: 'gemspecs of projects are code and not run',
  },
  readers: [reader],
  assemble(facts, view) {
    const places = placesOf(facts, view);
    const folders = extensionFolders(view);
    const packages = places.flatMap(packagesOf);
    const contains = packages.map((one) => ({ package: one.id, paths: contentsOf(one, view, folders) }));
    return { packages, owns: [], contains: contains.filter(({ paths }) => paths.length > 0), gaps: [] };
  },
};

function packagesOf(place: Place<GemFact>): Package[] {
  const { path, layer } = place;
  const introduced = introducedBy(place, (fact) => [keyOf(fact)]);
  return place.facts.map((fact) => {
    const { name: gem, version, platform, licences = [] } = fact;
    return createPackage({
      type: 'gem',
      name: gem,
      version,
      purl: purlOf('gem', gem, version, platform === 'ruby' ? {} : { platform }),
      licences,
      evidence: [
        { cataloguer: name, path, layer, by: 'gemspec', confidence: isRecord(path) ? 'certain' : 'likely' },
      ],
      introduced: introduced(keyOf(fact)),
      details: path.includes('specifications/default/') ? { channel: DEFAULT_GEM } : {},
    });
  });
}

/** Shipped with the interpreter; a newer one beside it takes its place. */
const DEFAULT_GEM = 'default gem';

function keyOf({ name, version, platform }: GemFact): string {
  return `${name}\n${version}\n${platform}`;
}

/** The gem's own folder and that of its compiled parts; both are called like the specification. */
function contentsOf(
  { evidence }: Package,
  view: View,
  extensions: (root: string) => readonly string[],
): string[] {
  const path = evidence[0]?.path ?? '';
  if (!isRecord(path)) return [dirnameOf(path)];
  const root = path.slice(0, Math.max(0, path.lastIndexOf('specifications/')));
  const full = basenameOf(path).slice(0, -'.gemspec'.length);
  return [`${root}gems`, ...extensions(root)].flatMap((folder) => view.real(`${folder}/${full}`) ?? []);
}

/** One Ruby has one of them; a gem is looked for in each. */
const MOST = 64;

/** `extensions/PLATFORM/API` of each gem folder, looked up once. */
function extensionFolders(view: View): (root: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (root) => {
    let folders = known.get(root);
    if (folders === undefined) {
      const platforms = [...view.children(`${root}extensions`)];
      folders = platforms
        .flatMap(({ path }) => [...view.children(path)].map((api) => api.path))
        .slice(0, MOST);
      known.set(root, folders);
    }
    return folders;
  };
}
