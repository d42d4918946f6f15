// Which packages an archive is and contains: evidence ranked from Maven's own files down to the file name.
import { type ArchiveName, parseArchiveName } from '../../formats/java/index.ts';
import type { ArchiveEvidence, Identity, PomEvidence } from './evidence.ts';
import { guessGroup } from './group.ts';
import { type Proof, knownArtifact } from './known-artifacts.ts';
import { versionOf } from './version.ts';

/**
 * Every pom.properties (or lone pom.xml) is a package; where the archive's own is not among them, its identity comes from the
 * table of known artifacts, the manifest or the file name. The archive's own package is the first. Empty: unidentified.
 */
export function identify(evidence: ArchiveEvidence): Identity[] {
  const { poms, manifest } = evidence;
  const name = parseArchiveName(evidence.file);
  const version = versionOf(name, manifest);
  const packages = (own?: PomEvidence): Identity[] =>
    poms.map((pom) => fromPom(pom, pom === own ? version : ''));
  const own = ownOf(poms, name, manifest.get('bundle-symbolicname'));
  if (own) return distinct([fromPom(own, version), ...packages(own)]);
  if (isInstrumentation(manifest) || isPlatform(manifest)) return distinct(packages());
  const known = fromTable(evidence, name, version);
  if (known) return distinct([known, ...packages()]);
  const sole = soleOf(poms, name);
  if (sole) return distinct(packages(sole));
  const guess = fromManifest(evidence, name, version);
  // Beside coordinates that are certain, a name without a group says nothing.
  return distinct(
    guess && (poms.length === 0 || guess.name.includes(':')) ? [guess, ...packages()] : packages(),
  );
}

/** Instrumentation that is woven into a library is named after that library, and is not it. */
export function isInstrumentation(manifest: ReadonlyMap<string, string>): boolean {
  return manifest.has('weave-classes');
}

/** Jars of the Java runtime itself: they have no coordinates; the runtime is one package, found elsewhere. */
export function isPlatform(manifest: ReadonlyMap<string, string>): boolean {
  return (
    manifest.get('implementation-title') === 'Java Runtime Environment' ||
    manifest.get('specification-title') === 'Java Platform API Specification'
  );
}

function fits(
  { group, artifact, version = '' }: PomEvidence,
  { stem, artifact: named }: ArchiveName,
): boolean {
  // Distributions write dashes where Maven's name has other marks.
  if (plain(named) === plain(artifact) || plain(stem) === plain(artifact)) return true;
  return [artifact, `${group}.${artifact}`, `${group}-${artifact}`].some(
    (start) => version !== '' && stem.startsWith(`${start}-${version}`),
  );
}

function plain(name: string): string {
  return name.replace(/[._]/g, '-');
}

/** Among several that fit (a library that moved to another group carries both) the one that the manifest names. */
function ownOf(poms: readonly PomEvidence[], name: ArchiveName, symbolic = ''): PomEvidence | undefined {
  const fitting = poms.filter((pom) => fits(pom, name));
  return fitting.find(({ group, artifact }) => symbolic === `${group}.${artifact}`) ?? fitting[0];
}

/** The only pom is the archive's own under another file name, unless name and version both speak of something else. */
function soleOf(poms: readonly PomEvidence[], name: ArchiveName): PomEvidence | undefined {
  const [pom, ...more] = poms;
  if (!pom || more.length > 0) return undefined;
  return name.version === undefined || pom.version === undefined || name.version === pom.version
    ? pom
    : undefined;
}

function fromPom({ group, artifact, version, by, licences }: PomEvidence, fallback: string): Identity {
  const confidence = version === undefined ? 'likely' : 'certain';
  return { name: `${group}:${artifact}`, version: version ?? fallback, by, confidence, licences };
}

type Rest = Pick<Identity, 'version' | 'licences'>;

function restOf(manifest: ReadonlyMap<string, string>, version: string): Rest {
  const licence = manifest.get('bundle-license');
  return { version, licences: licence ? [licence.slice(0, 500)] : [] };
}

function fromTable(evidence: ArchiveEvidence, file: ArchiveName, version: string): Identity | undefined {
  const { manifest, folders } = evidence;
  if (version === '') return undefined;
  const proof = proofOf(manifest, folders);
  for (const name of artifactNames(file, manifest)) {
    const known = knownArtifact(name, version, proof);
    if (!known) continue;
    const coordinates = `${known.group}:${known.artifact}`;
    return { ...restOf(manifest, version), name: coordinates, by: 'known artifact', confidence: 'likely' };
  }
  return undefined;
}

function fromManifest(evidence: ArchiveEvidence, file: ArchiveName, version: string): Identity | undefined {
  const { manifest } = evidence;
  const rest = restOf(manifest, version);
  const plugin = jenkinsPlugin(manifest);
  if (plugin) return { ...rest, ...plugin, by: 'manifest', confidence: 'certain' };
  if (version === '') return undefined;
  const artifact = artifactNames(file, manifest)[0]!;
  const guess = guessGroup(artifact, evidence);
  if (guess)
    return { ...rest, name: `${guess.group}:${artifact}`, by: guess.by, confidence: guess.confidence };
  const named = artifact === file.artifact && file.version !== undefined;
  return { ...rest, name: artifact, by: named ? 'file name' : 'manifest', confidence: 'possible' };
}

/** What Jenkins' build plugin writes: it is what the plugin is published under. */
function jenkinsPlugin(
  manifest: ReadonlyMap<string, string>,
): Pick<Identity, 'name' | 'version'> | undefined {
  const group = manifest.get('group-id');
  const artifact = manifest.get('short-name') ?? manifest.get('extension-name');
  const version = manifest.get('plugin-version')?.split(/\s/, 1)[0];
  if (!group || !artifact || !version || /\s/.test(group + artifact)) return undefined;
  return { name: `${group}:${artifact}`, version };
}

/**
 * Names to try, best first. A file name with a version is Maven's; without one the manifest may know the artifact better.
 * Quarkus puts the group in front: `com.squareup.okhttp3.okhttp-4.9.0.jar`.
 */
function artifactNames(file: ArchiveName, manifest: ReadonlyMap<string, string>): string[] {
  const titles = [manifest.get('implementation-title'), manifest.get('bundle-name')].filter(isArtifactName);
  const last = file.artifact.slice(file.artifact.lastIndexOf('.') + 1);
  return file.version === undefined ? [...titles, file.stem] : [file.artifact, ...titles, last];
}

function isArtifactName(text: string | undefined): text is string {
  return text !== undefined && /^[a-z][\w-]*(?:\.[\w-]+){0,2}$/.test(text);
}

function proofOf(manifest: ReadonlyMap<string, string>, folders: ReadonlyMap<string, number>): Proof {
  const module = manifest.get('automatic-module-name')?.replaceAll('.', '-');
  // What stands in quotes are packages that the exported ones use.
  const exported = (manifest.get('export-package') ?? '').replace(/"[^"]*"/g, '').split(/[,;]/);
  return {
    names: [
      ...['implementation-title', 'bundle-name', 'extension-name'].map((key) => manifest.get(key)),
      module,
    ],
    has(root) {
      const within = (name: string, start: string, separator: string): boolean =>
        name === start || name.startsWith(start + separator);
      const start = root.replaceAll('/', '.');
      for (const folder of folders.keys()) if (within(folder, root, '/')) return true;
      return exported.some((name) => within(name.trim(), start, '.'));
    },
  };
}

function distinct(found: readonly Identity[]): Identity[] {
  const seen = new Map<string, Identity>();
  for (const identity of found) {
    const key = `${identity.name}\n${identity.version}`;
    if (!seen.has(key)) seen.set(key, identity);
  }
  return [...seen.values()];
}
