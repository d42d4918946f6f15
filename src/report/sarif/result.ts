// SARIF results: a finding with its places, and fingerprints that stay the same from scan to scan.
import { createHash } from 'node:crypto';
import type { Finding, Suppressed } from '../../findings/index.ts';
import type { Package } from '../../inventory/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { levelOf } from './rule.ts';

export interface Result {
  readonly ruleId: string;
}

/** Services show no more places of one result. */
const MOST_PLACES = 100;

/** Findings, worst first, and after them what is suppressed. */
export function resultsOf({ matched, inventory }: ScanReport): Result[] {
  if (!matched) return [];
  const packages = new Map(inventory.packages.map((one) => [one.id, one]));
  const seen = new Map<string, number>();
  const make = (finding: Finding, suppressed?: Suppressed): Result => {
    const places = finding.packages.flatMap((id) => packages.get(id) ?? []);
    return resultOf(finding, places, seen, suppressed);
  };
  return [
    ...matched.findings.map((finding) => make(finding)),
    ...matched.suppressed.map((one) => make(one.finding, one)),
  ];
}

function resultOf(
  finding: Finding,
  packages: readonly Package[],
  seen: Map<string, number>,
  suppressed: Suppressed | undefined,
): Result {
  const { id, fixed, severity, state, confidence, evidence } = finding;
  const print = fingerprint(id, packages);
  const times = (seen.get(print) ?? 0) + 1;
  seen.set(print, times);
  return {
    ruleId: id,
    // What is suppressed must not alarm services that don't know suppressions.
    kind: suppressed ? (suppressed.reason === 'under-investigation' ? 'open' : 'notApplicable') : 'fail',
    level: suppressed ? 'none' : levelOf(finding),
    message: { text: messageOf(finding, packages) },
    locations: packages.slice(0, MOST_PLACES).map(locationOf),
    partialFingerprints: { 'plimsoll/v1': `${print}:${times}`, primaryLocationLineHash: `${print}:${times}` },
    ...(suppressed && { suppressions: [suppressionOf(suppressed)] }),
    properties: { severity, state, confidence, fixed, evidence },
  } as Result;
}

function suppressionOf({ reason, detail }: Suppressed): object {
  return { kind: 'external', status: 'accepted', justification: `${reason}: ${detail}` };
}

function messageOf({ id, fixed, state, summary }: Finding, packages: readonly Package[]): string {
  const names = packages.slice(0, 5).map(({ name, version }) => `${name} ${version}`.trim());
  const more = packages.length > 5 ? ` and ${packages.length - 5} more` : '';
  const remedy =
    fixed !== '' ? `fixed in ${fixed}` : state === 'will-not-fix' ? 'will not be fixed' : 'no fix yet';
  return `${names.join(', ')}${more}: ${id}, ${remedy}${summary === '' ? '' : `. ${summary}`}`;
}

/** The file that names the package, and the package itself. */
function locationOf({ evidence, purl, name }: Package): object {
  const path = evidence[0]?.path ?? '';
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path === '' ? name : path) },
      region: { startLine: 1 },
    },
    logicalLocations: [{ name, fullyQualifiedName: purl === '' ? name : purl, kind: 'package' }],
  };
}

/** A relative reference: a colon in its first part would make a scheme of that. */
export function uriOf(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}

/** What makes a finding the same one in the next scan: neither version nor layer. */
function fingerprint(id: string, packages: readonly Package[]): string {
  const [first] = packages;
  const parts = [id, first?.type, first?.source?.name ?? first?.name, first?.evidence[0]?.path];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}
