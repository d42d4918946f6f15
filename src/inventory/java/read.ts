// Looks into one Java archive and into all that are nested in it.
import { type Bytes, isBadContent, OverBudget } from '../../core/bytes.ts';
import { parseManifest, parsePom, parsePomProperties } from '../../formats/java/index.ts';
import { openZip, type ZipArchive, type ZipEntry } from '../../formats/zip/index.ts';
import { basenameOf } from '../../image/entry.ts';
import type { GapReason } from '../../image/reader.ts';
import { Budget, LIMITS } from './budget.ts';
import { type Contents, gatherContents, type MavenFolder } from './contents.ts';
import type { Identity, PomEvidence } from './evidence.ts';
import { identify, isInstrumentation, isPlatform } from './identify.ts';
import { isPlatformModule, looksLikeZip } from './suffixes.ts';

/** Where results go. `trail`: names of the nested archives, outermost first; empty for the file itself. */
export interface Findings {
  found(trail: readonly string[], identity: Identity): void;
  gap(trail: readonly string[], reason: GapReason, hides: boolean, detail: string): void;
}

interface Visit {
  readonly file: string;
  readonly trail: readonly string[];
  readonly budget: Budget;
  readonly findings: Findings;
}

/** Reads the archive `file`. Bad content throws nothing: what came before damage or a limit stays, and a gap tells the rest. */
export function readArchive(bytes: Bytes, file: string, findings: Findings, limits = LIMITS): void {
  visitArchive(bytes, { file, trail: [], budget: new Budget(limits, bytes.size), findings });
}

function visitArchive(bytes: Bytes, visit: Visit): void {
  const contents: Contents = { poms: new Map(), folders: new Map(), nested: [] };
  const opened = guard(visit, 'end record', () => [openZip(bytes)]);
  if (!opened) return;
  const [archive] = opened;
  if (!archive) return noArchive(bytes, visit);
  guard(visit, 'directory', () => gatherContents(archive, visit.budget, contents));
  reportIdentities(archive, contents, visit);
  for (const entry of contents.nested) visitNested(archive, entry, visit);
}

function noArchive(bytes: Bytes, { trail, findings }: Visit): void {
  if (bytes.size === 0) return;
  const cut = looksLikeZip(bytes.read(0, Math.min(bytes.size, 4)));
  if (cut) findings.gap(trail, 'damaged', true, 'a zip archive without an end record');
  else findings.gap(trail, 'not-understood', false, 'no zip archive');
}

function reportIdentities(archive: ZipArchive, contents: Contents, visit: Visit): void {
  const { file, trail, budget, findings } = visit;
  const { folders } = contents;
  const manifest =
    look(visit, contents.manifest, (entry) => parseManifest(archive.start(entry, budget.limits.manifest))) ??
    new Map();
  const poms = [...contents.poms.values()].map((folder) => readPom(archive, folder, visit));
  const identities = identify({ file, manifest, poms, folders });
  for (const identity of identities) {
    findings.found(trail, identity);
    if (!identity.name.includes(':') && folders.size > 0)
      findings.gap(
        trail,
        'not-understood',
        false,
        `${identity.name} ${identity.version}: its group is unknown`,
      );
  }
  if (isInstrumentation(manifest))
    findings.gap(trail, 'not-understood', false, 'instrumentation for a library, which it is named after');
  else if (identities.length === 0 && folders.size > 0 && !isPlatform(manifest) && !isPlatformModule(file))
    findings.gap(trail, 'not-understood', false, 'unidentified: classes, but no coordinates');
}

/** A damaged file in a Maven folder still leaves the group and artifact that the folder is named after. */
function readPom(archive: ZipArchive, folder: MavenFolder, visit: Visit): PomEvidence {
  const { group, artifact, properties, xml } = folder;
  const take = (entry: ZipEntry): Uint8Array => visit.budget.take(archive, entry);
  const stated = look(visit, properties, (entry) => parsePomProperties(take(entry)));
  const by = properties ? 'pom.properties' : 'pom.xml';
  if (stated?.version !== undefined) return { group, artifact, ...stated, by, licences: [] };
  const { licences = [], ...project } = look(visit, xml, (entry) => parsePom(take(entry))) ?? {};
  return { group, artifact, ...project, ...stated, by, licences };
}

function visitNested(archive: ZipArchive, entry: ZipEntry, outer: Visit): void {
  const { budget, findings } = outer;
  const trail = [...outer.trail, entry.name];
  const visit = { file: basenameOf(entry.name), trail, budget, findings };
  // Content is never written anywhere, so such a name does no harm; but no honest tool writes it.
  if (/^\/|\\|\0|(?:^|\/)\.\.(?:\/|$)/.test(entry.name))
    findings.gap(trail, 'not-understood', false, 'a name that leads out of its archive');
  look(visit, entry, () => {
    budget.archive(trail.length);
    budget.lend(archive, entry, (content) => visitArchive(content, visit));
  });
}

/** Looks at an entry, if there is one. */
function look<T>(visit: Visit, entry: ZipEntry | undefined, use: (entry: ZipEntry) => T): T | undefined {
  if (!entry) return undefined;
  if (entry.encrypted) {
    visit.findings.gap(visit.trail, 'encrypted', true, entry.name);
    return undefined;
  }
  return guard(visit, entry.name, () => use(entry));
}

/** Bad content becomes a gap that hides. */
function guard<T>({ trail, findings }: Visit, what: string, use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (!isBadContent(error)) throw error;
    findings.gap(
      trail,
      error instanceof OverBudget ? 'budget' : 'damaged',
      true,
      `${what}: ${error.message}`,
    );
    return undefined;
  }
}
