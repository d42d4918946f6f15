// What one archive says about itself: the input of `identify`.
import type { Coordinates } from '../../formats/java/index.ts';

/** One META-INF/maven/GROUP/ARTIFACT folder: group and artifact are always known, if only from the folder's name. */
export interface PomEvidence {
  readonly group: string;
  readonly artifact: string;
  readonly version?: NonNullable<Coordinates['version']>;
  readonly by: 'pom.properties' | 'pom.xml';
  readonly licences: readonly string[];
}

export interface ArchiveEvidence {
  /** File name without folders. */
  readonly file: string;
  /** Main attributes, keys in lower case. */
  readonly manifest: ReadonlyMap<string, string>;
  readonly poms: readonly PomEvidence[];
  /** Folders that hold classes, with how many. */
  readonly folders: ReadonlyMap<string, number>;
}

/** A package that an archive is or contains. */
export interface Identity {
  /** `group:artifact`, or the artifact alone where no group is justified. */
  readonly name: string;
  /** '' when nothing tells. */
  readonly version: string;
  readonly by: string;
  readonly confidence: 'certain' | 'likely' | 'possible';
  readonly licences: readonly string[];
}
