// SUSE and openSUSE: advisories name products, and an enterprise server is the sum of its modules.
import { type DistributionRow, leading } from './release.ts';
import { endOfLife } from './end-of-life.ts';

/** Modules of SUSE Linux Enterprise 15 from which container images are built, as advisories write them. */
const MODULES_15 = [
  'Basesystem',
  'Certifications',
  'Containers',
  'Desktop Applications',
  'Development Tools',
  'Legacy',
  'Package Hub',
  'Public Cloud',
  'Python 3',
  'Server Applications',
  'Web and Scripting',
];
const MODULES_12 = ['Containers', 'Legacy', 'Public Cloud', 'Toolchain', 'Web and Scripting'];

const COMMON = { type: 'rpm', key: 'source', unfixedKnown: false } as const;

const enterprise: DistributionRow = {
  ids: ['sles', 'sled', 'sles_sap', 'sle_hpc', 'sle-hpc'],
  release(distribution) {
    const major = leading(distribution.version, 1);
    if (major === undefined) return undefined;
    const minor = Number(distribution.version.split('.')[1] ?? '0');
    const version = `${major}${minor > 0 ? ` SP${minor}` : ''}`;
    // From 16 on there are no modules, and versions are `16.0`.
    if (Number(major) >= 16) {
      const label = `SUSE Linux Enterprise Server ${major}.${minor}`;
      const scopes = [`SUSE:Linux Enterprise Server ${major}.${minor}`];
      return { ...COMMON, label, scopes, ...endOfLife('sles', `${major}.${minor}`) };
    }
    const product = `SUSE:Linux Enterprise Server ${version}`;
    const modules =
      Number(major) === 15
        ? MODULES_15.map((name) => `SUSE:Linux Enterprise Module for ${name} ${version}`)
        : [
            ...MODULES_12.map((name) => `SUSE:Linux Enterprise Module for ${name} 12`),
            `SUSE:Linux Enterprise Software Development Kit ${version}`,
          ];
    return {
      ...COMMON,
      label: `SUSE Linux Enterprise Server ${version}`,
      scopes: [product, ...modules],
      extended: { scopes: [`${product}-LTSS`], needs: 'SUSE Long Term Service Pack Support' },
      assumes: 'packages come from the server and its modules for containers',
      ...endOfLife('sles', `${major}.${minor}`),
    };
  },
};

const micro: DistributionRow = {
  ids: ['sle-micro', 'sl-micro', 'suse-microos'],
  release(distribution) {
    const version = leading(distribution.version, 2);
    if (version === undefined) return undefined;
    const product = Number(version) < 6 ? 'Linux Enterprise Micro' : 'Linux Micro';
    return {
      ...COMMON,
      label: `SUSE ${product} ${version}`,
      scopes: [`SUSE:${product} ${version}`],
      ...endOfLife('sle-micro', version),
    };
  },
};

const leap: DistributionRow = {
  ids: ['opensuse-leap', 'opensuse'],
  release(distribution) {
    const version = leading(distribution.version, 2);
    if (version === undefined) return undefined;
    const label = `openSUSE Leap ${version}`;
    return { ...COMMON, label, scopes: [`openSUSE:Leap ${version}`], ...endOfLife('opensuse', version) };
  },
};

const leapMicro: DistributionRow = {
  ids: ['opensuse-leap-micro'],
  release(distribution) {
    const version = leading(distribution.version, 2);
    if (version === undefined) return undefined;
    const label = `openSUSE Leap Micro ${version}`;
    return { ...COMMON, label, scopes: [`openSUSE:Leap Micro ${version}`] };
  },
};

const tumbleweed: DistributionRow = {
  ids: ['opensuse-tumbleweed', 'opensuse-microos'],
  release: () => ({ ...COMMON, label: 'openSUSE Tumbleweed', scopes: ['openSUSE:Tumbleweed'] }),
};

export const SUSE_DISTRIBUTIONS: readonly DistributionRow[] = [
  enterprise,
  micro,
  leap,
  leapMicro,
  tumbleweed,
];
