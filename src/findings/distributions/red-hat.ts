// Red Hat and its rebuilds: product streams stand for repositories, which an image doesn't name.
import { type DistributionRow, leading, type Release } from './release.ts';
import { endOfLife } from './end-of-life.ts';

/**
 * Streams (`Red Hat:enterprise_linux:9::baseos`) that are asked. Without content manifests the repositories of an image are
 * not known: all that a plain subscription, and so a UBI image, can draw from is assumed, and no EUS, AUS, TUS or SAP stream,
 * whose fixes a main-stream host never gets.
 */
function redHatScopes(major: number): string[] {
  const variants =
    major >= 8
      ? [
          'baseos',
          'appstream',
          'crb',
          'highavailability',
          'resilientstorage',
          'nfv',
          'realtime',
          'supplementary',
        ]
      : major >= 6
        ? ['server', 'client', 'workstation', 'computenode']
        : ['server', 'client', 'as', 'es'];
  const scopes = variants.map((variant) => `Red Hat:enterprise_linux:${major}::${variant}`);
  if (major === 7) scopes.push('Red Hat:rhel_extras:7', 'Red Hat:rhel_software_collections:3::el7');
  return scopes;
}

function redHat(major: number): Omit<Release, 'label'> {
  return {
    type: 'rpm',
    scopes: redHatScopes(major),
    ...((major === 6 || major === 7) && {
      extended: { scopes: [`Red Hat:rhel_els:${major}`], needs: 'Red Hat Extended Life Cycle Support' },
    }),
    key: 'binary',
    unfixedKnown: false,
    assumes:
      major >= 8
        ? 'packages come from BaseOS, AppStream, CRB and the add-ons of the main stream'
        : 'packages come from the main stream',
  };
}

const rhel: DistributionRow = {
  ids: ['rhel'],
  release(distribution) {
    const major = leading(distribution.version, 1);
    if (major === undefined) return undefined;
    return {
      ...redHat(Number(major)),
      label: `Red Hat Enterprise Linux ${major}`,
      ...endOfLife('rhel', major),
    };
  },
};

/** CentOS Linux rebuilt Red Hat's packages version by version; CentOS Stream runs a little ahead of them in the same numbering. */
const centos: DistributionRow = {
  ids: ['centos'],
  release(distribution) {
    const major = leading(distribution.version, 1);
    if (major === undefined) return undefined;
    const stream = Number(major) > 8 || /stream/i.test(distribution.name);
    return {
      ...redHat(Number(major)),
      label: `CentOS ${stream ? 'Stream ' : ''}${major}`,
      rebuild: true,
      assumes: 'packages are rebuilds of Red Hat\u2019s of the main stream',
      ...endOfLife(stream ? 'centos-stream' : 'centos', major),
    };
  },
};

const almaLinux: DistributionRow = {
  ids: ['almalinux'],
  release(distribution) {
    const major = leading(distribution.version, 1);
    if (major === undefined) return undefined;
    return {
      label: `AlmaLinux ${major}`,
      type: 'rpm',
      scopes: [`AlmaLinux:${major}`],
      key: 'binary',
      unfixedKnown: false,
      ...endOfLife('almalinux', major),
    };
  },
};

/** Rocky's exports name the source package (`openssl`, never `openssl-libs`). */
const rocky: DistributionRow = {
  ids: ['rocky'],
  release(distribution) {
    const major = leading(distribution.version, 1);
    if (major === undefined) return undefined;
    return {
      label: `Rocky Linux ${major}`,
      type: 'rpm',
      scopes: [`Rocky Linux:${major}`],
      key: 'source and binary',
      unfixedKnown: false,
      ...endOfLife('rocky', major),
    };
  },
};

export const RED_HAT_DISTRIBUTIONS: readonly DistributionRow[] = [rhel, centos, almaLinux, rocky];
