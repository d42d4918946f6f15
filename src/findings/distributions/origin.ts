// Who built an OS package: its distribution, or a third party whose versions the distribution's advisories don't speak of.
import type { Package } from '../../inventory/package.ts';
import type { Release } from './release.ts';

/** Mail domains under which a distribution's own maintainers sign; subdomains included. */
const DEBIAN_DOMAINS = ['debian.org', 'debian.net', 'packages.debian.org'];
const UBUNTU_DOMAINS = ['ubuntu.com', 'canonical.com', ...DEBIAN_DOMAINS];

/** dpkg `Origin` of the distributions themselves. */
const ORIGINS = { debian: ['debian'], ubuntu: ['ubuntu', 'debian'] };

/** Parts of versions that only third parties' archives write: NodeSource, PostgreSQL's, Docker's, Ondřej Surý's, Launchpad's… */
const FOREIGN_VERSION =
  /nodesource|\.pgdg|deb\.sury\.org|~ppa|ppa\d|[~+]maria~|~(?:debian|ubuntu)\.\d+~|[~.](?:buster|bullseye|bookworm|trixie|focal|jammy|noble)$/;

/** Mail domains of third parties that publish archives of their own for Debian and Ubuntu. */
const FOREIGN_DOMAINS = [
  'adoptium.net',
  'amazon.com',
  'azul.com',
  'chef.io',
  'cloudflare.com',
  'confluent.io',
  'datadoghq.com',
  'docker.com',
  'eclipse.org',
  'elastic.co',
  'f5.com',
  'gitlab.com',
  'google.com',
  'grafana.com',
  'grafana.net',
  'hashicorp.com',
  'influxdata.com',
  'jenkins.io',
  'kubernetes.io',
  'mariadb.com',
  'mariadb.org',
  'microsoft.com',
  'mongodb.com',
  'mysql.com',
  'neo4j.com',
  'newrelic.com',
  'nginx.com',
  'nodesource.com',
  'nvidia.com',
  'oracle.com',
  'percona.com',
  'puppet.com',
  'rabbitmq.com',
  'redis.com',
  'sury.org',
  'varnish-software.com',
  'yarnpkg.com',
];

/**
 * True only where something says that the distribution itself built the package; such an owner's vendor may silence
 * advisories for the files that it owns. apk names no vendor: its packages count unless a channel says otherwise.
 */
export function isVendors(pkg: Package, release: Release): boolean {
  if (pkg.type !== release.type || isThirdParty(pkg, release)) return false;
  if (release.vendor === 'apk') return true;
  const { vendor, maintainer } = pkg.details;
  // A stated vendor that is another's has been turned away above.
  if (vendor !== undefined && vendor !== '') return true;
  if (release.vendor !== 'debian' && release.vendor !== 'ubuntu') return false;
  const domains = release.vendor === 'debian' ? DEBIAN_DOMAINS : UBUNTU_DOMAINS;
  return isUnder(domainOf(maintainer), domains);
}

/**
 * True only where something says that another than the distribution built the package. Many of Debian's maintainers sign
 * with private addresses, so an unknown address says nothing.
 */
export function isThirdParty(pkg: Package, release: Release): boolean {
  const { vendor = '', maintainer } = pkg.details;
  if (release.vendor === 'apk') return false;
  if (release.vendor === 'debian' || release.vendor === 'ubuntu') {
    if (vendor !== '') return !ORIGINS[release.vendor].includes(vendor.toLowerCase());
    return FOREIGN_VERSION.test(pkg.version) || isUnder(domainOf(maintainer), FOREIGN_DOMAINS);
  }
  return vendor !== '' && !release.vendor.some((own) => vendor.toLowerCase().startsWith(own.toLowerCase()));
}

/** Who made it, as far as the package says: for people. */
export function makerOf(pkg: Package): string {
  return pkg.details.vendor || domainOf(pkg.details.maintainer) || 'a third party';
}

/** `Debian GLibc <a@lists.debian.org>` → `lists.debian.org`. */
function domainOf(maintainer = ''): string {
  const at = maintainer.lastIndexOf('@');
  return at < 0 ? '' : (/^[a-z0-9.-]+/.exec(maintainer.slice(at + 1).toLowerCase())?.[0] ?? '');
}

function isUnder(domain: string, domains: readonly string[]): boolean {
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}
