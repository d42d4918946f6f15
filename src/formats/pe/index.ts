// Portable Executable files (Windows, .NET): the door of this folder.
export { type ClrAssembly, readClrAssembly } from './clr.ts';
export { isPe, openPe, PE_CLR, type Pe, type PeSection } from './header.ts';
export { readVersionResource } from './version.ts';
