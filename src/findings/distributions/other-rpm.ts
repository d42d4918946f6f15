// The other distributions of rpm packages, among them those that publish no advisories in OSV's form: these can't be judged.
import { type DistributionRow, leading, type Release } from './release.ts';
import { endOfLife } from './end-of-life.ts';

const COMMON = { type: 'rpm', key: 'source', unfixedKnown: false } as const;

/** Azure Linux 3 and its predecessor CBL-Mariner 2 share one ecosystem, numbered by the major version alone. */
const azureLinux: DistributionRow = {
  ids: ['azurelinux', 'mariner'],
  release(distribution) {
    const major = leading(distribution.version, 1);
    if (major === undefined) return undefined;
    return {
      ...COMMON,
      label: `${distribution.id === 'mariner' ? 'CBL-Mariner' : 'Azure Linux'} ${major}`,
      scopes: [`Azure Linux:${major}`],
      ...endOfLife('azure-linux', major),
    };
  },
};

const mageia: DistributionRow = {
  ids: ['mageia'],
  release(distribution) {
    const major = leading(distribution.version, 1);
    if (major === undefined) return undefined;
    return {
      ...COMMON,
      label: `Mageia ${major}`,
      scopes: [`Mageia:${major}`],
      ...endOfLife('mageia', major),
    };
  },
};

/** The service pack stands only in PRETTY_NAME: `openEuler 24.03 (LTS-SP1)`. Releases without LTS have no advisories. */
const openEuler: DistributionRow = {
  ids: ['openeuler'],
  release(distribution) {
    const version = leading(distribution.version, 2);
    if (version === undefined) return undefined;
    const edition = /\((LTS(?:-SP\d+)?)\)/.exec(distribution.name)?.[1];
    const name = edition === undefined ? version : `${version}-${edition}`;
    const scopes = edition === undefined ? [] : [`openEuler:${name}`];
    return { ...COMMON, label: `openEuler ${name}`, scopes };
  },
};

const photon: DistributionRow = {
  ids: ['photon'],
  release(distribution) {
    const version = leading(distribution.version, 2);
    if (version === undefined) return undefined;
    return {
      ...COMMON,
      label: `Photon OS ${version}`,
      scopes: [`Photon OS:${version}`],
      ...endOfLife('photon', version),
    };
  },
};

/** No feed in OSV's form; known here for their end of life and for saying so by name. */
const unfed = (ids: string[], label: string, product: string): DistributionRow => ({
  ids,
  release(distribution): Release {
    const version = distribution.version;
    const cycle = product === 'oracle' ? (leading(version, 1) ?? version) : version;
    return {
      ...COMMON,
      label: `${label} ${version}`.trim(),
      scopes: [],
      ...endOfLife(product, cycle),
    };
  },
});

export const OTHER_RPM_DISTRIBUTIONS: readonly DistributionRow[] = [
  azureLinux,
  mageia,
  openEuler,
  photon,
  unfed(['amzn'], 'Amazon Linux', 'amazon'),
  unfed(['fedora'], 'Fedora', 'fedora'),
  unfed(['ol'], 'Oracle Linux', 'oracle'),
];
