// Builds Java archives for tests out of what the tests are about: manifest, Maven folders, classes, nested archives.
import { bytesOf } from '../../src/core/bytes.ts';
import { readArchive } from '../../src/inventory/java/read.ts';
import { type ZipOptions, type ZipPart, buildZip } from './zip.ts';

export interface JarSpec {
  /** Main attributes. */
  readonly manifest?: Readonly<Record<string, string>>;
  /** `group:artifact:version` of each pom.properties. */
  readonly poms?: readonly string[];
  /** Paths of classes without `.class`. */
  readonly classes?: readonly string[];
  /** Nested archives by path; stored, as Spring Boot does, unless `deflate`. */
  readonly nested?: Readonly<Record<string, Uint8Array>>;
  readonly deflate?: boolean;
  readonly more?: readonly ZipPart[];
}

export function jarOf(spec: JarSpec, options: ZipOptions = {}): Buffer {
  const lines = Object.entries({ 'Manifest-Version': '1.0', ...spec.manifest }).map(
    ([k, v]) => `${k}: ${v}\r\n`,
  );
  return buildZip(
    [
      { name: 'META-INF/MANIFEST.MF', data: lines.join('') },
      ...(spec.poms ?? []).map(pomOf),
      ...(spec.classes ?? []).map((name) => ({ name: `${name}.class`, data: '' })),
      ...Object.entries(spec.nested ?? {}).map(([name, data]) => ({ name, data, stored: !spec.deflate })),
      ...(spec.more ?? []),
    ],
    options,
  );
}

function pomOf(coordinates: string): ZipPart {
  const [group, artifact, version] = coordinates.split(':');
  return {
    name: `META-INF/maven/${group}/${artifact}/pom.properties`,
    data: `version=${version}\ngroupId=${group}\nartifactId=${artifact}\n`,
  };
}

/** `name version (by, confidence)` of each package of the outermost archive, and its gaps. */
export function packagesOf(file: string, spec: JarSpec): string[] {
  const found: string[] = [];
  readArchive(bytesOf(jarOf(spec)), file, {
    found: (trail, { name, version, by, confidence }) => {
      if (trail.length === 0) found.push(`${name} ${version} (${by}, ${confidence})`);
    },
    gap: (_, reason, hides, detail) => found.push(`gap: ${reason}${hides ? ', hides' : ''}: ${detail}`),
  });
  return found;
}
