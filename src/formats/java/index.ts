// Java's own metadata files and file names: the door of this folder.
export { type ArchiveName, parseArchiveName } from './file-name.ts';
export { parseManifest } from './manifest.ts';
export { type Pom, parsePom } from './pom.ts';
export { type Coordinates, parsePomProperties, parseProperties } from './properties.ts';
