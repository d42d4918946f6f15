// Makes a package of another tool's component: by its package URL, with whatever else the tool says.
import { parsePurl, type Purl } from '../../formats/purl.ts';
import { type Confidence, createPackage, type Package, type PackageDetails } from '../package.ts';
import type { Component } from './document.ts';
import { architectureOf, layerOf, makerOf, moduleOf, pathsOf, sourceOf } from './hints.ts';

/** Types whose namespace is no part of the name: vendors and repositories. */
const BARE: ReadonlySet<string> = new Set([
  'alpm',
  'apk',
  'conan',
  'cran',
  'deb',
  'gem',
  'hackage',
  'nuget',
  'pypi',
  'rpm',
]);

/** Undefined when the component has no package URL that can be read. `layers`: numbers by DiffID. */
export function foreignPackage(
  component: Component,
  layers: ReadonlyMap<string, number>,
): Package | undefined {
  const purl = parsePurl(component.purl);
  if (purl === undefined) return undefined;
  const arch = architectureOf(component, purl);
  const source = sourceOf(component, purl);
  const layer = layers.get(layerOf(component)) ?? -1;
  const paths = pathsOf(component);
  const confidence = confidenceOf(component, purl);
  return createPackage({
    type: purl.type,
    name: nameOf(component, purl),
    version: versionOf(component, purl),
    ...(arch !== undefined && { arch }),
    ...(source !== undefined && { source }),
    purl: component.purl,
    licences: component.licences,
    evidence: (paths.length > 0 ? paths : ['']).map((path) => ({
      cataloguer: 'sbom',
      path,
      layer,
      by: 'purl',
      confidence,
    })),
    introduced: layer,
    ...(component.isExcluded && { role: 'dev' }),
    details: detailsOf(component, purl),
  });
}

/**
 * As the ecosystem writes it. Package URLs fold case for some types, and some tools do for all: where the component's own name
 * is the same but for case, it is the better spelling. Of a Go module's path some tools put the end into the subpath, which
 * may as well be a package within the module: again the component's name tells.
 */
function nameOf(
  { group, name }: Component,
  { type, namespace = '', name: last, subpath = '' }: Purl,
): string {
  const full = BARE.has(type) || namespace === '' ? last : namespace + (type === 'maven' ? ':' : '/') + last;
  const module = type === 'golang' && subpath !== '' ? `${full}/${subpath}` : full;
  const same = [full.toLowerCase(), module.toLowerCase()];
  const own = [name, `${group}/${name}`, `${group}:${name}`].find((one) => same.includes(one.toLowerCase()));
  return own ?? (/^v\d+$/.test(subpath) ? module : full);
}

/** The epoch of deb and rpm stands in a qualifier at times; Go's toolchain calls itself `go1.22.3`. */
function versionOf(component: Component, purl: Purl): string {
  const stated = purl.version ?? component.version;
  // Syft's word for none.
  const version = stated === 'UNKNOWN' ? '' : stated;
  const { epoch = '0' } = purl.qualifiers ?? {};
  if (purl.type === 'golang' && purl.name === 'stdlib') return version.replace(/^(?:go|v)(?=\d)/, '');
  const hasEpoch = (purl.type === 'deb' || purl.type === 'rpm') && /^[1-9]\d*$/.test(epoch);
  return hasEpoch && version !== '' && !/^\d+:/.test(version) ? `${epoch}:${version}` : version;
}

/** Of jars even good tools often guess the name; where a component says how sure it is, that counts. */
function confidenceOf({ confidence }: Component, { type }: Purl): Confidence {
  return confidence ?? (type === 'maven' ? 'likely' : 'certain');
}

function detailsOf(component: Component, purl: Purl): PackageDetails {
  const { type, name, qualifiers = {} } = purl;
  const module = type === 'rpm' ? moduleOf(component, purl) : undefined;
  const sourceRpm = type === 'rpm' ? qualifiers['upstream'] : undefined;
  return {
    ...(module !== undefined && { module }),
    ...makerOf(component, type),
    ...(type === 'golang' && name === 'stdlib' && { goRole: 'stdlib' }),
    ...(sourceRpm && { sourceRpm }),
  };
}
