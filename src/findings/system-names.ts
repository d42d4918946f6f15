// Under which names and versions the advisories know an OS package: dpkg, apk and rpm each have rules of their own.
import type { Package } from '../inventory/package.ts';
import { type Release } from './distributions/index.ts';
import { withoutBuild } from './modules.ts';
import { ASIS, type Question } from './question.ts';

type Name = Pick<Question, 'name' | 'by' | 'version' | 'adapt'>;

export interface Naming {
  readonly names: readonly Name[];
  /** Packages with the same source and version here are one thing: their findings fall together. */
  readonly source: string;
  readonly version: string;
}

export function namingOf(pkg: Package, release: Release): Naming {
  if (release.type === 'deb') return dpkgNaming(pkg);
  return release.type === 'apk' ? apkNaming(pkg) : rpmNaming(pkg, release);
}

/**
 * dpkg: advisories name source packages. A stated source version is compared, else the binary's own, whose `+b1` of a
 * rebuild exists on the binary only. Signed kernels are built of a source of their own that carries the kernel's version.
 */
function dpkgNaming(pkg: Package): Naming {
  const stated = pkg.source?.name ?? pkg.name;
  const isSigned = /^linux-signed(?:-|$)/.test(stated);
  const own = pkg.version.replace(/\+b\d+$/, '');
  const name = isSigned ? 'linux' : stated;
  const version = isSigned ? own : (pkg.source?.version ?? own);
  return { names: [{ name, by: 'source', version, adapt: ASIS }], source: name, version };
}

/** apk: the origin and the package itself are looked up; subpackages share their origin's version. */
function apkNaming(pkg: Package): Naming {
  const { version } = pkg;
  const source = pkg.source?.name ?? pkg.name;
  const names: Name[] = [{ name: source, by: 'source', version, adapt: ASIS }];
  if (pkg.name !== source) names.push({ name: pkg.name, by: 'binary', version, adapt: ASIS });
  return { names, source, version };
}

/**
 * rpm: by binary or source name, as the vendor writes its advisories. A missing epoch is 0, said aloud. The file name of a source
 * rpm has no epoch: it is dropped on both sides, unless the package is named like its source and so tells it.
 */
function rpmNaming(pkg: Package, release: Release): Naming {
  const cut = release.rebuild ? withoutBuild : ASIS;
  const explicit = (version: string) => cut(withEpoch(version));
  const bare = (version: string) => cut(withoutEpoch(version));
  const source = pkg.source?.name ?? pkg.name;
  const binary: Name = {
    name: pkg.name,
    by: 'binary',
    version: explicit(pkg.version),
    adapt: explicit,
  };
  const sourceVersion = pkg.source?.version ?? pkg.version;
  const tellsEpoch = pkg.name === source && withoutEpoch(pkg.version) === withoutEpoch(sourceVersion);
  const bySource: Name = tellsEpoch
    ? { name: source, by: 'source', version: explicit(pkg.version), adapt: explicit }
    : /^\d+:/.test(sourceVersion)
      ? { name: source, by: 'source', version: explicit(sourceVersion), adapt: explicit }
      : { name: source, by: 'source', version: bare(sourceVersion), adapt: bare };
  if (release.key === 'binary') return { names: [binary], source, version: pkg.version };
  if (release.key === 'source') return { names: [bySource], source, version: sourceVersion };
  const names = pkg.name === source ? [bySource] : [bySource, binary];
  return { names, source, version: pkg.version };
}

function withEpoch(version: string): string {
  return version === '' || /^\d+:/.test(version) ? version : `0:${version}`;
}

function withoutEpoch(version: string): string {
  return version.replace(/^\d+:/, '');
}
