// How packages and places are called in tables: short where the long form says nothing more to people.
import type { Finding } from '../../findings/index.ts';
import type { Package } from '../../inventory/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { type Column, cutEnd } from '../layout.ts';

export type Packages = ReadonlyMap<string, Package>;

/** Types of packages that the system's own tools install and upgrade. */
const SYSTEM: ReadonlySet<string> = new Set(['apk', 'deb', 'rpm']);
const LONGEST_INSTRUCTION = 40;

/** From this width on there is room for paths. */
const WIDE = 110;

/** What the place column shows: the layer, layer and file, or in folders and single files, which have no layers, the file. */
export type PlaceForm = 'layer' | 'wide' | 'file';

export function placeFormOf({ image }: ScanReport, columns: number): PlaceForm {
  const origin = image?.identity.origin;
  if (origin === 'dir' || origin === 'file') return 'file';
  return columns >= WIDE ? 'wide' : 'layer';
}

/** Maven artifacts without their group: the jar's own name tells enough; everything else as its ecosystem writes it. */
export function shortName({ type, name }: Package): string {
  return type === 'maven' ? name.slice(name.indexOf(':') + 1) : name;
}

/** The source package where that was judged, else the package. */
export function subjectOf(finding: Finding, packages: Packages): string {
  const [evidence] = finding.evidence;
  if (evidence?.by === 'source') return evidence.name;
  const first = packages.get(finding.packages[0]!);
  return first ? shortName(first) : (evidence?.name ?? '');
}

/**
 * Where a package comes from, for people: on a narrow terminal the layer's number; where there is room, the file that shows
 * it (of nested archives the outermost, which is the one to replace), or for system packages what installed them.
 */
export function placeOf(
  { type, introduced, evidence }: Package,
  { image }: ScanReport,
  form: PlaceForm,
): string {
  if (form === 'file') return outermost(evidence[0]?.path ?? '');
  // SBOMs of other tools do not tell the layer.
  const isKnown = introduced >= 0;
  if (form === 'layer') return isKnown ? String(introduced + 1) : '';
  const layer = isKnown ? `layer ${introduced + 1}` : '';
  const path = evidence[0]?.path ?? '';
  const place = SYSTEM.has(type)
    ? cutEnd(instructionOf(image?.layers[introduced]?.instruction), LONGEST_INSTRUCTION)
    : path && `/${type === 'maven' ? outermost(path) : path}`;
  return [place, layer].filter(Boolean).join(', ');
}

/** `outer.jar:inner.jar` → `outer.jar`; a colon that follows no ending belongs to a name. */
function outermost(path: string): string {
  return path.replace(/(\.[a-z]{3,4}):.*$/is, '$1');
}

/** Older builders wrote how they ran an instruction, not the instruction. */
export function instructionOf(text = ''): string {
  return text
    .replace(/^\/bin\/sh -c (?:#\(nop\)\s*)?/, (prefix) => (prefix.includes('#') ? '' : 'RUN '))
    .trim();
}

/** The column for `placeOf`. */
export function placeColumn(form: PlaceForm): Column {
  if (form === 'file') return { title: 'FILE', width: [8, 70], cut: 'middle' };
  return form === 'wide'
    ? { title: 'WHERE', width: [7, 70], cut: 'middle' }
    : { title: 'LAYER', width: [5, 5], cut: 'never' };
}
