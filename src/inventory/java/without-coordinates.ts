// The identity of an archive that carries no coordinates of its own: table, manifest, file name.
import type { ArchiveName } from '../../formats/java/index.ts';
import type { ArchiveEvidence, Identity } from './evidence.ts';
import { guessGroup } from './group.ts';
import { knownArtifact, type Proof } from './known-artifacts.ts';

type Rest = Pick<Identity, 'version' | 'licences'>;

function restOf(manifest: ReadonlyMap<string, string>, version: string): Rest {
  const licence = manifest.get('bundle-license');
  return { version, licences: licence ? [licence.slice(0, 500)] : [] };
}

/** By the table of known artifacts, for any name that file or manifest give. */
export function fromTable(
  evidence: ArchiveEvidence,
  file: ArchiveName,
  version: string,
): Identity | undefined {
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

/** By the manifest, or by the file name where that says nothing; undefined when not even a version is known. */
export function fromManifest(
  evidence: ArchiveEvidence,
  file: ArchiveName,
  version: string,
): Identity | undefined {
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
