// What a row applies to beyond name and version: architecture, module, platform.
import type { AffectedRow } from '../advisories/types.ts';
import type { Confidence, Package } from '../inventory/package.ts';
import { moduleFit } from './modules.ts';
import type { Question } from './question.ts';

/** How sure it is that the row speaks of this package; undefined when it does not. */
export function fitOf(
  row: AffectedRow,
  pkg: Package,
  question: Question,
  title: () => string,
): Confidence | undefined {
  if (pkg.type === 'rpm') {
    if (!fitsArchitecture(row.limits?.arch, pkg, question)) return undefined;
    const fit = moduleFit(pkg.details.module, row, title);
    return fit === 'no' ? undefined : fit === 'yes' ? 'certain' : 'likely';
  }
  if (pkg.type === 'golang') return platformFit(row, pkg.details.goPlatform);
  return 'certain';
}

/**
 * `noarch` satisfies every architecture, and so does one that is not known. A package that is looked up by its source counts as
 * `src`: binaries' rows for other architectures say nothing of it.
 */
function fitsArchitecture(arches: readonly string[] | undefined, pkg: Package, question: Question): boolean {
  if (arches === undefined || arches.length === 0) return true;
  if (question.by === 'source') return arches.includes('src') || arches.includes('noarch');
  return (
    pkg.arch === undefined || pkg.arch === 'noarch' || arches.includes(pkg.arch) || arches.includes('noarch')
  );
}

/** A flaw of some systems only (`goos: windows`): every vulnerable package of the row must be limited so. */
function platformFit(row: AffectedRow, platform: string | undefined): Confidence | undefined {
  const imports = row.limits?.imports ?? [];
  const isOpen = (one: (typeof imports)[number]) => one.goos === undefined && one.goarch === undefined;
  if (imports.length === 0 || imports.some(isOpen)) return 'certain';
  if (platform === undefined) return 'possible';
  const [system = '', architecture = ''] = platform.split('/');
  const fits = imports.some(
    ({ goos, goarch }) => (goos?.includes(system) ?? true) && (goarch?.includes(architecture) ?? true),
  );
  return fits ? 'certain' : undefined;
}

const RANK = { certain: 0, likely: 1, possible: 2 } as const;

/** The less sure of the two. */
export function lessSure(a: Confidence, b: Confidence): Confidence {
  return RANK[a] >= RANK[b] ? a : b;
}

/** The surer of the two. */
export function surer(a: Confidence, b: Confidence): Confidence {
  return RANK[a] <= RANK[b] ? a : b;
}
