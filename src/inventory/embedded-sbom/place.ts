// Which files of an image are taken for SBOMs of what lies there.

/** `system`: a distribution's own, of each of its packages. `part`: of some software, telling what is in it. */
export type SbomPlace = 'system' | 'part' | 'none';

/** Chainguard, Wolfi and Alpine put one beside their package database, which says the same. */
const SYSTEM = /^(?:usr\/lib|var\/lib|lib)\/(?:db|apk)\/sbom\/[^/]+\.spdx\.json$/;
const UNMISTAKABLE = /\.(?:spdx|spdx\.json|cdx|cdx\.json|cyclonedx\.json)$/i;
/** These names are common, so they count only where software is put. */
const COMMON = /^(?:usr\/(?:local\/)?share|opt|app|layers|srv)\/(?:.*\/)?s?bom\.json$/i;
/** Samples and tests; and Python's own place, which its cataloguer reads. */
const NOT_THERE =
  /(?:^|\/)(?:node_modules|__tests__|tests?|testdata|test-fixtures|fixtures|examples?|[^/]+\.dist-info|doc|docs)\//i;

export function sbomPlace(path: string): SbomPlace {
  if (SYSTEM.test(path)) return 'system';
  if (!UNMISTAKABLE.test(path) && !COMMON.test(path)) return 'none';
  return NOT_THERE.test(path) ? 'none' : 'part';
}
