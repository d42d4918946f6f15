// Ids of vulnerabilities: their canonical spelling, and which of several names a problem.
import type { Advisory } from '../advisories/types.ts';
import { isDistribution } from '../formats/ecosystem-orders.ts';
import { byText } from '../core/text.ts';

/**
 * The spelling under which ids meet: `CVE_2019-1`, `cve-2019-1` and `CVE-2019-1 XSA-3` are one CVE; GHSA ids are lower
 * case but for their prefix. Anything else stays as it is.
 */
export function canonicalId(id: string): string {
  const cve = /^cve[-_](\d{4})[-_](\d{4,})(?!\w)/i.exec(id);
  if (cve !== null) return `CVE-${cve[1]}-${cve[2]}`;
  return /^ghsa(?:-[0-9a-z]{4}){3}$/i.test(id) ? `GHSA-${id.slice(5).toLowerCase()}` : id;
}

const isCve = (id: string) => /^CVE-\d{4}-\d{4,}$/.test(id);
const isVulnerability = (id: string) => isCve(id) || id.startsWith('GHSA-');

/** A record of one CVE, whoever writes it: `CVE-2024-1`, `DEBIAN-CVE-2024-1`. */
const OF_ONE_CVE = /(?:^|-)(CVE-\d{4}-\d{4,})$/;
/** Records that, in spite of an opaque id, are about one vulnerability each. */
const OPAQUE = /^(?:CGA|MINI|AZL|ECHO|DHI)-/;
/** Errata without security content: bug fixes, enhancements, recommended and optional updates. */
const NO_SECURITY = /^(?:AL|RH|RL)[BE]A-|^(?:openSUSE|SUSE)-[RFO]U-/;

export interface Names {
  /** Each list names one problem; no list: the advisory names none. */
  readonly problems: readonly (readonly string[])[];
  /** True for an advisory that gathers the fixes of several problems. */
  readonly isBundle: boolean;
}

/**
 * Which problems an advisory is about. Records of languages and records of one CVE (`CVE-…`, `DEBIAN-CVE-…`, `CGA-…`) are
 * one problem with all their aliases. A distribution's erratum (DSA, RHSA, SUSE-SU…) is no problem but a package
 * of fixes: every CVE that it lists is one, and where it lists none, it stands for itself, unless it says that it
 * fixes no security problem.
 */
export function namesOf(advisory: Advisory): Names {
  const id = canonicalId(advisory.id);
  const aliases = advisory.aliases.map(canonicalId);
  if (!isDistribution(advisory.family)) return { problems: [unique([id, ...aliases])], isBundle: false };

  // `related` of such a record are other vendors' errata, or other problems.
  const own = OF_ONE_CVE.exec(id)?.[1];
  if (own !== undefined) return { problems: [unique([id, own, ...aliases])], isBundle: false };
  const listed = unique([...aliases, ...advisory.related.map(canonicalId)].filter(isVulnerability));
  if (OPAQUE.test(id) && listed.filter(isCve).length <= 1)
    return { problems: [unique([id, ...aliases, ...listed])], isBundle: false };
  if (listed.length > 0) return { problems: listed.map((one) => [one]), isBundle: true };
  return { problems: NO_SECURITY.test(id) ? [] : [[id]], isBundle: true };
}

/** The CVE where there is exactly one; else the best known database's id, else the first in order. */
export function chooseId(ids: readonly string[]): string {
  const sorted = [...ids].sort(byText);
  const cves = sorted.filter(isCve);
  if (cves.length === 1 && cves[0] !== undefined) return cves[0];
  const best = ['GHSA-', 'GO-', 'PYSEC-', 'RUSTSEC-', 'CVE-'].find((prefix) =>
    sorted.some((id) => id.startsWith(prefix)),
  );
  return sorted.find((id) => best !== undefined && id.startsWith(best)) ?? sorted[0] ?? '';
}

/** A record that its authors took back; some exports keep only the word in its title. */
export function isWithdrawn(advisory: Advisory): boolean {
  return advisory.withdrawn !== undefined || /^withdrawn\b/i.test(advisory.summary);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
