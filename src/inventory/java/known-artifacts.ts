// Looks names up in the table of artifacts whose jars carry no coordinates of their own.
import { ARTIFACT_TABLE } from './artifact-table.ts';

export interface KnownArtifact {
  readonly group: string;
  /** The name on Central; a product may call the file otherwise. */
  readonly artifact: string;
}

/** What stands in an archive that can confirm a name. */
export interface Proof {
  /** True when classes lie in this folder or below. */
  has(folder: string): boolean;
  /** Names that the manifest gives the archive: its titles, and its module name with dashes for dots. */
  readonly names: readonly (string | undefined)[];
}

interface Row {
  readonly group: string;
  readonly root: string;
  /** First major version that is in this group. */
  readonly from: number;
  readonly artifact: string;
}

const EXACT = new Map<string, Row[]>();
const ENDINGS: { readonly start: string; readonly row: Row }[] = [];

for (const record of ARTIFACT_TABLE.trim().replaceAll('\n ', ' ').split('\n')) {
  const [place = '', root = '', ...names] = record.split(' ');
  const [group = '', from = '0'] = place.split('@');
  for (const name of names) {
    const [file = '', artifact = file] = name.split('=');
    const row = { group: group === '=' ? artifact : group, root, from: Number(from), artifact };
    if (name.endsWith('*')) ENDINGS.push({ start: name.slice(0, -1), row });
    else EXACT.set(file, [...(EXACT.get(file) ?? []), row]);
  }
}
ENDINGS.sort((a, b) => b.start.length - a.start.length);

/**
 * The coordinates of an artifact that Central knows, if the archive's content confirms them: a file may be called
 * `json.jar` without being org.json's. `version` chooses between groups that followed one another.
 */
export function knownArtifact(name: string, version: string, proof: Proof): KnownArtifact | undefined {
  const major = Number.parseInt(version, 10) || 0;
  const fits = (row: Row): boolean =>
    row.from <= major && (proof.names.includes(name) || proof.has(row.root));
  const exact = (EXACT.get(name) ?? []).filter(fits).sort((a, b) => b.from - a.from)[0];
  if (exact) return { group: exact.group, artifact: exact.artifact };
  const ending = ENDINGS.filter(({ start, row }) => name.startsWith(start) && fits(row));
  const row = ending.sort((a, b) => b.row.from - a.row.from || b.start.length - a.start.length)[0]?.row;
  return row && { group: row.group, artifact: name };
}
