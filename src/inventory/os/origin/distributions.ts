// How distributions sign their own packages: vendor tags of rpm, origins and mail domains of dpkg, repositories of apk.

export interface Signs {
  /** Beginnings of rpm's Vendor tag, or whole values of dpkg's Origin; lower case. */
  readonly vendors: readonly string[];
  /** Mail domains of dpkg's maintainers and hosts of its Bugs field; subdomains included. */
  readonly domains?: readonly string[];
  /** Addresses (host and path) of apk's repositories, on whatever mirror. */
  readonly repositories?: RegExp;
}

const DEBIAN = ['debian.org', 'debian.net'];
const RED_HAT = ['red hat, inc.'];
const SUSE: Signs = {
  vendors: ['suse llc', 'suse linux', 'suse', 'opensuse', 'obs://build.suse.de', 'obs://build.opensuse.org'],
};
const MICROSOFT: Signs = { vendors: ['microsoft corporation'] };

/** By os-release ID. */
export const DISTRIBUTIONS: ReadonlyMap<string, Signs> = new Map<string, Signs>([
  ['debian', { vendors: ['debian'], domains: DEBIAN }],
  [
    'ubuntu',
    { vendors: ['ubuntu', 'debian'], domains: ['ubuntu.com', 'canonical.com', 'launchpad.net', ...DEBIAN] },
  ],
  ['echo', { vendors: ['debian', 'echo'], domains: DEBIAN }],

  ['rhel', { vendors: RED_HAT }],
  // Rebuilds of Red Hat's, and in CentOS Stream some of its own.
  ['centos', { vendors: ['centos', ...RED_HAT] }],
  ['almalinux', { vendors: ['almalinux'] }],
  ['rocky', { vendors: ['rocky'] }],
  ['ol', { vendors: ['oracle america'] }],
  ['fedora', { vendors: ['fedora project'] }],
  ['amzn', { vendors: ['amazon linux', 'amazon.com'] }],
  ['azurelinux', MICROSOFT],
  ['mariner', MICROSOFT],
  ['photon', { vendors: ['vmware', 'broadcom'] }],
  ['mageia', { vendors: ['mageia.org'] }],
  ['openeuler', { vendors: ['http://openeuler.org'] }],
  ...['sles', 'sled', 'sles_sap', 'sle_hpc', 'sle-hpc', 'sle-micro', 'sl-micro', 'suse-microos'].map(
    (id) => [id, SUSE] as const,
  ),
  ...['opensuse', 'opensuse-leap', 'opensuse-leap-micro', 'opensuse-tumbleweed', 'opensuse-microos'].map(
    (id) => [id, SUSE] as const,
  ),

  ['alpine', { vendors: [], repositories: /\/(?:v\d+\.\d+|edge|latest-stable)\/(?:main|community)$/ }],
  ['wolfi', { vendors: [], repositories: /^packages\.wolfi\.dev\/os$/ }],
  ['chainguard', { vendors: [], repositories: /^(?:[a-z]+\.cgr\.dev\/|packages\.wolfi\.dev\/os$)/ }],
]);
