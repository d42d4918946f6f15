// Distributions of Debian packages: scopes of their advisories and how they are keyed.
import { type DistributionRow, leading } from './release.ts';
import { endOfLife } from './end-of-life.ts';

/** Codenames of Debian releases whose os-release has no VERSION_ID yet (testing, unstable). */
const DEBIAN_CODENAMES = new Map([
  ['bullseye', '11'],
  ['bookworm', '12'],
  ['trixie', '13'],
  ['forky', '14'],
  ['duke', '15'],
]);

const debian: DistributionRow = {
  ids: ['debian'],
  release(distribution) {
    const major =
      leading(distribution.version, 1) ?? DEBIAN_CODENAMES.get(distribution.codename ?? '') ?? 'sid';
    // OSV writes releases before 7 with their minor number: `Debian:6.0`, `Debian:3.1`.
    const name = Number(major) < 7 ? (leading(distribution.version, 2) ?? `${major}.0`) : major;
    return {
      label: `Debian ${name}`,
      type: 'deb',
      scopes: [`Debian:${name}`],
      key: 'source',
      // Older releases are known from DSA and DLA records alone, and these are fixes.
      unfixedKnown: Number(major) >= 11,
      mixed: true,
      ...endOfLife('debian', major),
    };
  },
};

/** Ubuntu: even years' April releases are LTS; Pro's records are apart (ESM infra and apps). */
const ubuntu: DistributionRow = {
  ids: ['ubuntu'],
  release(distribution) {
    const version = leading(distribution.version, 2);
    if (version === undefined) return undefined;
    const [year = '', month = ''] = version.split('.');
    const lts = Number(year) % 2 === 0 && month === '04';
    return {
      label: `Ubuntu ${version}`,
      type: 'deb',
      scopes: [`Ubuntu:${version}${lts ? ':LTS' : ''}`],
      ...(lts && {
        extended: { scopes: [`Ubuntu:Pro:${version}:LTS`], needs: 'Ubuntu Pro', builds: /[~+]esm\d/ },
      }),
      key: 'source',
      unfixedKnown: true,
      mixed: true,
      ...endOfLife('ubuntu', version),
    };
  },
};

const echo: DistributionRow = {
  ids: ['echo'],
  release: () => ({
    label: 'Echo',
    type: 'deb',
    scopes: ['Echo'],
    key: 'source',
    unfixedKnown: false,
  }),
};

export const DEB_DISTRIBUTIONS: readonly DistributionRow[] = [debian, ubuntu, echo];
