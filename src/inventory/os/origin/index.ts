// Who built an OS package: its distribution, or a third party whose versions the distribution's advisories don't speak of.
import type { Channels, Repository } from '../../channels.ts';
import type { Distribution } from '../../distribution.ts';
import type { Package, PackageDetails } from '../../package.ts';
import { OS_TYPES } from '../types.ts';
import { DISTRIBUTIONS, type Signs } from './distributions.ts';
import { FOREIGN_VERSION, THIRD_PARTIES, type ThirdParty } from './third-parties.ts';

/** What is known beside the packages themselves. */
export interface Surroundings {
  readonly distribution?: Distribution;
  readonly channels?: Channels;
  /** See `Assembled.from`. */
  readonly from?: ReadonlyMap<string, Repository>;
}

/** The details that this adds; none where nothing says who built the package. */
type Origin = Pick<PackageDetails, 'origin' | 'originBy' | 'maker' | 'channel'>;

/**
 * OS packages with `origin`, `originBy`, `maker` and, where the package manager noted it, `channel`. A package that has an
 * origin keeps it: an SBOM of ours tells what was found in the image.
 */
export function withOrigins(packages: readonly Package[], around: Surroundings): Package[] {
  return packages.map((one) => {
    if (!OS_TYPES.has(one.type) || one.role !== undefined || one.details.origin !== undefined) return one;
    const repository = repositoryOf(one, around);
    const channel = one.details.channel ?? (repository && nameOf(repository));
    const origin = originOf(one, around, repository);
    return { ...one, details: { ...one.details, ...(channel && { channel }), ...origin } };
  });
}

function originOf(one: Package, around: Surroundings, repository: Repository | undefined): Origin {
  const own = DISTRIBUTIONS.get(around.distribution?.id ?? '');
  if (one.type === 'rpm') return ofRpm(one, own, repository);
  if (one.type === 'deb') return ofDeb(one, own, repository);
  return one.type === 'apk' ? ofApk(one, own, around.channels, repository) : {};
}

/** rpm: the Vendor tag is signed with the package; the repository tells where there is none. */
function ofRpm(
  { name, version, details }: Package,
  own: Signs | undefined,
  repository: Repository | undefined,
): Origin {
  const rebuilt = byContent(name, version);
  if (rebuilt !== undefined) return foreign(rebuilt, rebuilt.package ? 'name' : 'version');
  const vendor = (details.vendor ?? '').toLowerCase();
  if (vendor !== '') {
    const third = THIRD_PARTIES.find(({ vendors }) => vendors?.some((start) => vendor.startsWith(start)));
    if (own?.vendors.some((start) => vendor.startsWith(start))) return distributions('vendor');
    return own === undefined && third === undefined ? {} : foreign(third, 'vendor');
  }
  const id = details.channel ?? repository?.id ?? '';
  const third = THIRD_PARTIES.find(({ repositories }) => repositories?.some((start) => id.startsWith(start)));
  return third === undefined ? {} : foreign(third, 'repository');
}

/**
 * dpkg: the Origin field where there is one; else the version, the fetched lists, the maintainer. Many of Debian's maintainers
 * sign with private addresses, so an unknown address says nothing.
 */
function ofDeb(
  { name, version, details }: Package,
  own: Signs | undefined,
  repository: Repository | undefined,
): Origin {
  const vendor = (details.vendor ?? '').toLowerCase();
  const rebuilt = byContent(name, version);
  if (vendor !== '' && own !== undefined && rebuilt === undefined) {
    if (own.vendors.includes(vendor)) return distributions('vendor');
    return foreign(
      THIRD_PARTIES.find(({ vendors }) => vendors?.some((start) => vendor.startsWith(start))),
      'vendor',
    );
  }
  if (rebuilt !== undefined) return foreign(rebuilt, rebuilt.package ? 'name' : 'version');
  if (FOREIGN_VERSION.test(version)) return foreign(undefined, 'version');
  if (repository !== undefined && repository.kind === 'apt') {
    const maker = (repository.origin ?? '').toLowerCase();
    return own?.vendors.includes(maker) ? distributions('list') : foreign(byHost(repository.url), 'list');
  }
  const domain = domainOf(details.maintainer);
  const third = byDomain(domain);
  if (third !== undefined) return foreign(third, 'maintainer');
  const domains = own?.domains ?? [];
  if (isUnder(domain, domains)) return distributions('maintainer');
  if (isUnder(hostOf(details.bugs), domains)) return distributions('bugs');
  // Stable updates of Debian's.
  return own !== undefined && /[+~]deb\d+u\d+(?:\+b\d+)?$/.test(version) ? distributions('version') : {};
}

/**
 * apk names no vendor. A package with a commit of its recipe is the distribution's where no other repository is set up; one
 * installed from a file or a repository that is gone can have the same marks, but for its maintainer.
 */
function ofApk(
  { name, version, details }: Package,
  own: Signs | undefined,
  channels: Channels | undefined,
  tagged: Repository | undefined,
): Origin {
  const rebuilt = byContent(name, version);
  if (rebuilt !== undefined) return foreign(rebuilt, rebuilt.package ? 'name' : 'version');
  const domain = domainOf(details.maintainer);
  const third = byDomain(domain);
  if (third?.apk) return foreign(third, 'maintainer');
  const isOwn = ({ url }: Repository) => own?.repositories?.test(url) ?? false;
  if (tagged !== undefined)
    return isOwn(tagged) ? distributions('repository') : foreign(byHost(tagged.url), 'repository');
  const plain = channels?.repositories.filter(({ kind, tag }) => kind === 'apk' && tag === undefined) ?? [];
  return details.commit !== undefined && plain.length > 0 && plain.every(isOwn)
    ? distributions('repository')
    : {};
}

function distributions(originBy: string): Origin {
  return { origin: 'distribution', originBy };
}

function foreign(third: ThirdParty | undefined, originBy: string): Origin {
  return { origin: 'third-party', originBy, ...(third && { maker: third.name }) };
}

const BY_CONTENT = THIRD_PARTIES.filter(({ package: name, version }) => name ?? version);

function byContent(name: string, version: string): ThirdParty | undefined {
  return BY_CONTENT.find(
    (one) => (one.package?.test(name) ?? false) || (one.version?.test(version) ?? false),
  );
}

function byHost(url: string): ThirdParty | undefined {
  const host = url.split('/', 1)[0] ?? '';
  return THIRD_PARTIES.find(({ hosts }) => hosts?.includes(host));
}

const BY_DOMAIN: ReadonlyMap<string, ThirdParty> = new Map(
  THIRD_PARTIES.flatMap((one) => (one.domains ?? []).map((domain) => [domain, one] as const)),
);

/** By its domain, or one above it. */
function byDomain(domain: string): ThirdParty | undefined {
  for (let rest = domain; rest !== ''; rest = parentOf(rest)) {
    const found = BY_DOMAIN.get(rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parentOf(domain: string): string {
  const dot = domain.indexOf('.');
  return dot < 0 ? '' : domain.slice(dot + 1);
}

function repositoryOf(
  { type, name, version, arch, details }: Package,
  { from, channels }: Surroundings,
): Repository | undefined {
  if (type === 'apk') {
    const tag = details.channel?.startsWith('@') ? details.channel.slice(1) : undefined;
    return tag === undefined
      ? undefined
      : channels?.repositories.find((one) => one.kind === 'apk' && one.tag === tag);
  }
  if (from === undefined) return undefined;
  return from.get(
    type === 'rpm' ? `${name}-${version.replace(/^\d+:/, '')}.${arch ?? ''}` : `${name} ${version}`,
  );
}

/** How a repository is called: by its id, or by whose it is, or by its address. */
function nameOf({ id, origin, url }: Repository): string {
  return id || origin || url;
}

/** `Debian GLibc <a@lists.debian.org>` → `lists.debian.org`. */
function domainOf(maintainer = ''): string {
  const at = maintainer.lastIndexOf('@');
  return at < 0 ? '' : (/^[a-z0-9.-]+/.exec(maintainer.slice(at + 1).toLowerCase())?.[0] ?? '');
}

/** `debbugs://bugs.debian.org` → `bugs.debian.org`; an address of mail as well. */
function hostOf(bugs = ''): string {
  return /^[a-z]+:(?:\/\/)?(?:[^/@\s]*@)?([a-z0-9.-]+)/i.exec(bugs)?.[1]?.toLowerCase() ?? '';
}

function isUnder(domain: string, domains: readonly string[]): boolean {
  return domain !== '' && domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}
