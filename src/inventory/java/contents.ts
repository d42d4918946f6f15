// One pass over an archive's directory: what of it is worth a look.
import { OverBudget } from '../../core/bytes.ts';
import type { ZipArchive, ZipEntry } from '../../formats/zip/index.ts';
import type { Budget } from './budget.ts';
import { isArchiveName } from './suffixes.ts';

/** A META-INF/maven/GROUP/ARTIFACT folder with what lies in it. */
export interface MavenFolder {
  readonly folder: string;
  readonly group: string;
  readonly artifact: string;
  properties?: ZipEntry;
  xml?: ZipEntry;
}

export interface Contents {
  manifest?: ZipEntry;
  readonly poms: Map<string, MavenFolder>;
  /** Folders that hold classes, with how many; the first few thousand tell enough. */
  readonly folders: Map<string, number>;
  readonly nested: ZipEntry[];
}

const MOST_FOLDERS = 4000;
const MAVEN = /^(?:.*\/)?META-INF\/maven\/([^/]+)\/([^/]+)\/pom\.(properties|xml)$/s;

/** Fills `contents`, so that what came before damage or a limit, which are thrown, is there. */
export function gatherContents(archive: ZipArchive, budget: Budget, contents: Contents): void {
  for (const entry of archive.entries()) {
    budget.entry();
    const { name } = entry;
    if (name.endsWith('.class')) countClass(name, contents.folders);
    else if (name.endsWith('/pom.properties') || name.endsWith('/pom.xml'))
      addPom(entry, budget, contents.poms);
    else if (isArchiveName(name)) addNested(entry, budget, contents.nested);
    else if (name.toUpperCase() === 'META-INF/MANIFEST.MF') contents.manifest ??= entry;
  }
}

function countClass(name: string, folders: Map<string, number>): void {
  const slash = name.lastIndexOf('/');
  if (slash < 0 || name.startsWith('META-INF/')) return;
  const folder = name.slice(0, slash);
  const before = folders.get(folder);
  if (before !== undefined || folders.size < MOST_FOLDERS) folders.set(folder, (before ?? 0) + 1);
}

function addNested(entry: ZipEntry, { limits }: Budget, nested: ZipEntry[]): void {
  if (nested.length >= limits.archives) throw new OverBudget(`more than ${limits.archives} nested archives`);
  nested.push(entry);
}

/** Templates of Maven archetypes have such folders too, with placeholders for names. */
function addPom(entry: ZipEntry, budget: Budget, poms: Map<string, MavenFolder>): void {
  const [, group, artifact, kind] = MAVEN.exec(entry.name) ?? [];
  if (!group || !artifact || entry.name.includes('${')) return;
  const folder = entry.name.slice(0, entry.name.lastIndexOf('/'));
  let known = poms.get(folder);
  if (!known) {
    budget.pom();
    known = { folder, group, artifact };
    poms.set(folder, known);
  }
  if (kind === 'properties') known.properties ??= entry;
  else known.xml ??= entry;
}
