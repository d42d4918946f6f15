// The version of Go's standard library, from how a toolchain calls itself.

/** `go`, numbers, perhaps a release candidate or beta; then nothing that would make it another number. */
const FORM = /^go(\d+)\.(\d+)(?:\.(\d+))?(?:(rc|beta)(\d+))?(?![0-9])/;

/**
 * `go1.22.3` → `1.22.3`. Experiments (`go1.22.3 X:boringcrypto`) and vendors' suffixes (`go1.21.5-fips`,
 * `go1.22.9 (Red Hat 1.22.9-1.el9)`, `go1.19.6b4`) go; candidates become pre-releases (`go1.21rc2` → `1.21.0-rc.2`,
 * as the Go vulnerability database writes them). '' for builds from a development tree: no release is named.
 */
export function stdlibVersion(toolchain: string): string {
  const match = FORM.exec(toolchain);
  if (match === null) return '';
  const [, major, minor, patch, stage, number] = match;
  const release = patch === undefined ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
  return stage === undefined ? release : `${major}.${minor}.${patch ?? 0}-${stage}.${number}`;
}
