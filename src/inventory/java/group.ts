// The group of an artifact, from what its manifest and its class folders say. Each rule's hit rate was measured on jars
// of Maven Central whose coordinates were hidden from it; the order is that of the rates.
import type { Confidence } from '../package.ts';
import type { ArchiveEvidence } from './evidence.ts';

export interface GroupGuess {
  readonly group: string;
  readonly by: 'manifest' | 'class folders';
  readonly confidence: Confidence;
}

/** Vendors and hosts: groups lie below these, none is one. */
const UMBRELLAS = new Set([
  'com.github',
  'com.google',
  'com.ibm',
  'com.oracle',
  'com.sun',
  'com.sun.xml',
  'io.github',
  'net.sourceforge',
  'org.apache',
  'org.codehaus',
  'org.eclipse',
  'org.glassfish',
  'org.jboss',
  'org.jvnet',
  'org.objectweb',
  'org.w3c',
]);

/** The best guess at the group of `artifact`, or undefined when nothing justifies one. */
export function guessGroup(artifact: string, evidence: ArchiveEvidence): GroupGuess | undefined {
  const { manifest } = evidence;
  const symbolic = manifest.get('bundle-symbolicname')?.split(';', 1)[0]?.trim() ?? '';
  const likely =
    before(symbolic, artifact) ??
    overlap(symbolic, artifact) ??
    plausible(manifest.get('implementation-vendor-id'));
  if (likely) return { group: likely, by: 'manifest', confidence: 'likely' };
  const module = overlap(manifest.get('automatic-module-name') ?? '', artifact);
  if (module) return { group: module, by: 'manifest', confidence: 'possible' };
  const family = familyOf(artifact, evidence.folders);
  return family === undefined ? undefined : { group: family, by: 'class folders', confidence: 'possible' };
}

/** `org.yaml.snakeyaml` of snakeyaml is `org.yaml`: the bundle plugin for Maven joins group and artifact (48 of 49). */
function before(symbolic: string, artifact: string): string | undefined {
  return symbolic.endsWith(`.${artifact}`) ? plausible(symbolic.slice(0, -artifact.length - 1)) : undefined;
}

/** `org.eclipse.jetty.util` of jetty-util is `org.eclipse.jetty`: where both share a word, it is written once (29 of 31). */
function overlap(name: string, artifact: string): string | undefined {
  const dash = artifact.indexOf('-');
  if (dash < 1) return undefined;
  const rest = artifact.slice(dash + 1);
  const first = artifact.slice(0, dash);
  for (const form of [rest, rest.replaceAll('-', '.'), rest.replaceAll('-', '_')])
    if (name.endsWith(`.${first}.${form}`)) return plausible(name.slice(0, -form.length - 1));
  return undefined;
}

function plausible(group: string | undefined): string | undefined {
  const fits = group !== undefined && /^[A-Za-z][\w-]*(?:\.[\w-]+)+$/.test(group);
  return fits && !UMBRELLAS.has(group) ? group : undefined;
}

/** Most classes of kafka-clients lie in `org/apache/kafka`: up to the folder that is called like the first word. */
function familyOf(artifact: string, folders: ReadonlyMap<string, number>): string | undefined {
  const first = artifact.split(/[-_.]/, 1)[0]!.toLowerCase();
  const families = new Map<string, number>();
  let all = 0;
  for (const [folder, classes] of folders) {
    all += classes;
    const parts = folder.split('/');
    const at = parts.indexOf(first, 1);
    if (at < 0 || at > 3) continue;
    const family = parts.slice(0, at + 1).join('.');
    families.set(family, (families.get(family) ?? 0) + classes);
  }
  for (const [family, classes] of families) if (classes * 2 > all) return plausible(family);
  return undefined;
}
