// Which branch of Alpine apk installs from: the repositories can name another one than os-release does.

const NUMBERED = /\/v(\d{1,3}\.\d{1,3})\/(?:main|community)\/?$/;
const EDGE = /\/edge\/(?:main|community)\/?$/;

/**
 * `3.18` or `edge`, of `etc/apk/repositories`; undefined when no line tells. The highest branch counts, since apk
 * takes the highest version that any repository offers. Tagged lines (`@edge …`) serve only packages that ask for
 * the tag, and `edge/testing` has no package of another branch.
 */
export function branchOf(text: string): string | undefined {
  let highest: string | undefined;
  for (const line of text.split('\n')) {
    const address = line.trim();
    if (address.startsWith('#') || address.startsWith('@')) continue;
    if (EDGE.test(address)) return 'edge';
    const branch = NUMBERED.exec(address)?.[1];
    if (branch !== undefined && (highest === undefined || rank(branch) > rank(highest))) highest = branch;
  }
  return highest;
}

function rank(branch: string): number {
  const [major = 0, minor = 0] = branch.split('.').map(Number);
  return major * 1000 + minor;
}
