// Which packages an archive is and contains: evidence ranked from Maven's own files down to the file name.
import { type ArchiveName, parseArchiveName } from '../../formats/java/index.ts';
import type { ArchiveEvidence, Identity, PomEvidence } from './evidence.ts';
import { fromManifest, fromTable } from './without-coordinates.ts';
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

function distinct(found: readonly Identity[]): Identity[] {
  const seen = new Map<string, Identity>();
  for (const identity of found) {
    const key = `${identity.name}\n${identity.version}`;
    if (!seen.has(key)) seen.set(key, identity);
  }
  return [...seen.values()];
}
