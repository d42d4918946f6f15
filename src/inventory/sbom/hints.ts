// What other tools say of a package beside its package URL: Syft's and Trivy's properties, and common qualifiers.
import type { Purl } from '../../formats/purl.ts';
import type { Package, PackageDetails } from '../package.ts';
import { type Component, valueOf } from './document.ts';

const SYFT = 'syft:metadata:';
const TRIVY = 'aquasecurity:trivy:';

/** The source package: qualifier `upstream` (`name`, `name@version`, a source rpm), else the tools' properties. */
export function sourceOf({ properties }: Component, { type, qualifiers = {} }: Purl): Package['source'] {
  const { upstream = '' } = qualifiers;
  const file = upstream || valueOf(properties, `${SYFT}sourceRpm`);
  if (type === 'rpm' && file !== '') return ofSourceRpm(file) ?? { name: file };
  const at = upstream.lastIndexOf('@');
  if (upstream !== '')
    return at > 0 ? named(upstream.slice(0, at), upstream.slice(at + 1)) : { name: upstream };
  const name =
    valueOf(properties, `${TRIVY}SrcName`) ||
    valueOf(properties, `${SYFT}source`) ||
    valueOf(properties, `${SYFT}originPackage`);
  if (name === '') return undefined;
  const version = valueOf(properties, `${SYFT}sourceVersion`) || trivyVersion({ properties }, type);
  return type === 'apk' ? { name } : named(name, version);
}

/** Trivy's epoch of an rpm's source is the binary's own, which need not be the source's: it is left out. */
function trivyVersion({ properties }: Pick<Component, 'properties'>, type: string): string {
  const [version, release, epoch] = ['SrcVersion', 'SrcRelease', 'SrcEpoch'].map((key) =>
    valueOf(properties, TRIVY + key),
  );
  if (!version) return '';
  const numbered = release && !version.endsWith(`-${release}`) ? `${version}-${release}` : version;
  return type === 'rpm' || !epoch || epoch === '0' || /^\d+:/.test(numbered)
    ? numbered
    : `${epoch}:${numbered}`;
}

function named(name: string, version: string): { name: string; version?: string } {
  return version === '' ? { name } : { name, version };
}

/** `NAME-VERSION-RELEASE.src.rpm`. */
function ofSourceRpm(file: string): { name: string; version: string } | undefined {
  const [, name, version] = /^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(file) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

/** Module label of an rpm, or undefined when nothing tells. */
export function moduleOf({ properties }: Component, { qualifiers = {} }: Purl): string | undefined {
  const { rpmmod = '', modularitylabel = '' } = qualifiers;
  return (
    rpmmod ||
    modularitylabel ||
    valueOf(properties, `${SYFT}modularityLabel`) ||
    valueOf(properties, `${TRIVY}Modularitylabel`) ||
    undefined
  );
}

/** Whoever made an OS package: rpm has vendors, dpkg and apk maintainers. */
export function makerOf({ properties, maker }: Component, type: string): PackageDetails {
  if (type === 'rpm') {
    const vendor = valueOf(properties, `${SYFT}vendor`) || maker;
    return vendor ? { vendor } : {};
  }
  if (type !== 'deb' && type !== 'apk') return {};
  const maintainer = valueOf(properties, `${SYFT}maintainer`) || maker;
  return maintainer ? { maintainer } : {};
}

export function architectureOf({ properties }: Component, { qualifiers = {} }: Purl): string | undefined {
  return qualifiers['arch'] || valueOf(properties, `${SYFT}architecture`) || undefined;
}

/** Files that name the package, from the root of the image and without a leading slash. */
export function pathsOf({ properties, paths }: Component): string[] {
  const syft = properties.filter(([name]) => /^syft:location:\d+:path$/.test(name)).map(([, value]) => value);
  const trivy = valueOf(properties, `${TRIVY}FilePath`);
  const all = [...syft, ...(trivy ? [trivy] : []), ...paths].map((path) => path.replace(/^\/+/, ''));
  return [...new Set(all)].filter((path) => path !== '');
}

/** DiffID of the layer, or ''. */
export function layerOf({ properties }: Component): string {
  return valueOf(properties, `${TRIVY}LayerDiffID`) || valueOf(properties, 'syft:location:0:layerID');
}
