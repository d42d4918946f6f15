// Zip archives over `Bytes`: the door of this folder.
export { openZip, type ZipArchive } from './archive.ts';
export { STORED, type ZipEntry } from './entry.ts';
