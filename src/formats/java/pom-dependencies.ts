// pom.xml: the dependencies that a project declares, with the versions that the file itself knows.
import type { Bytes } from '../../core/bytes.ts';
import { readPomModel, type StatedDependency } from './pom-model.ts';
import { coordinates } from './properties.ts';

export interface PomDependency {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  /** `compile` where none is written. */
  readonly scope: string;
}

export interface PomDependencies {
  readonly dependencies: readonly PomDependency[];
  /** `group:artifact` of those whose version stands elsewhere: in a parent, in an imported list, or nowhere. */
  readonly open: readonly string[];
  readonly damage?: Error;
}

/**
 * A version is the dependency's own, else the one that dependencyManagement has for it. `[1.2]` is exactly 1.2; any
 * other range is no version. Modules of the same build (own group and own version) are parts of the project. An
 * imported list (`scope` import) is no dependency. Source: Apache Maven, "Dependency Mechanism", "Dependency Version
 * Requirement Specification".
 */
export function parsePomDependencies(bytes: Bytes): PomDependencies {
  const { dependencies, managed, inherited, fill, damage } = readPomModel(bytes);
  const known = new Map<string, StatedDependency>();
  for (const one of managed) {
    const key = keyOf(one, fill);
    if (!known.has(key)) known.set(key, one);
  }
  const project = { group: fill(inherited('groupId')), version: fill(inherited('version')) };
  const found: PomDependency[] = [];
  const open: string[] = [];
  for (const one of dependencies) {
    const management = known.get(keyOf(one, fill));
    const scope = fill(one.get('scope') ?? management?.get('scope')) ?? 'compile';
    const { group, artifact } = coordinates(fill(one.get('groupId')), fill(one.get('artifactId')));
    const version = exact(fill(one.get('version') ?? management?.get('version')));
    if (scope === 'import') continue;
    if (group === project.group && version !== undefined && version === project.version) continue;
    if (group !== undefined && artifact !== undefined && version !== undefined)
      found.push({ group, artifact, version, scope });
    else if (one.size > 0)
      open.push(`${group ?? one.get('groupId') ?? ''}:${artifact ?? one.get('artifactId') ?? ''}`);
  }
  return { dependencies: found, open, ...(damage && { damage }) };
}

function exact(version: string | undefined): string | undefined {
  const text = coordinates(undefined, undefined, version?.replace(/^\[([^,[\]()]+)\]$/, '$1')).version;
  return text === undefined || /[[\](),]/.test(text) || /^(?:LATEST|RELEASE)$/.test(text) ? undefined : text;
}

/** What Maven joins a dependency and its management by. */
function keyOf(one: StatedDependency, fill: (text: string | undefined) => string | undefined): string {
  const part = (name: string) => fill(one.get(name)) ?? '';
  return [part('groupId'), part('artifactId'), part('type') || 'jar', part('classifier')].join('\n');
}
