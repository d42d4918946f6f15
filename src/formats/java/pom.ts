// pom.xml: a project's own coordinates and licences.
import { bytesOf } from '../../core/bytes.ts';
import { readPomModel } from './pom-model.ts';
import { type Coordinates, coordinates } from './properties.ts';

export interface Pom extends Coordinates {
  readonly licences: readonly string[];
}

/**
 * Coordinates after inheriting from `parent` and filling in `${…}` from the file's own properties; what stays open is
 * left out. Broken XML gives what was read before the break. Source: the POM reference, "Maven Coordinates", "Inheritance".
 */
export function parsePom(data: Uint8Array): Pom {
  const { own, inherited, fill, licences } = readPomModel(bytesOf(data));
  const found = coordinates(fill(inherited('groupId')), fill(own('artifactId')), fill(inherited('version')));
  return { ...found, licences };
}
