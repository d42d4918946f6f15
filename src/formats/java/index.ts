// Java's own metadata files and file names: the door of this folder.
export { type ArchiveName, parseArchiveName } from './file-name.ts';
export { type JvmRelease, parseJvmRelease } from './jvm-release.ts';
export { parseManifest } from './manifest.ts';
export { type Pom, parsePom } from './pom.ts';
export { parsePomDependencies, type PomDependencies, type PomDependency } from './pom-dependencies.ts';
export { type Coordinates, parsePomProperties, parseProperties } from './properties.ts';
