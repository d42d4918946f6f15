// Which distribution an SBOM is about: from its operating-system component, or else from the package URLs.
import { parsePurl } from '../../formats/purl.ts';
import type { Distribution } from '../distribution.ts';
import { type Component, type Property, valueOf } from './document.ts';
import { ownDistribution } from './properties.ts';

/** Other names for os-release IDs: Trivy's families, vendors of package URLs, names for people. */
const IDS: ReadonlyMap<string, string> = new Map([
  ['alma', 'almalinux'],
  ['amazon', 'amzn'],
  ['amazon linux', 'amzn'],
  ['azure linux', 'azurelinux'],
  ['cbl-mariner', 'mariner'],
  ['opensuse.leap', 'opensuse-leap'],
  ['opensuse.tumbleweed', 'opensuse-tumbleweed'],
  ['oracle', 'ol'],
  ['oraclelinux', 'ol'],
  ['red hat enterprise linux', 'rhel'],
  ['redhat', 'rhel'],
  ['suse', 'sles'],
  ['suse linux enterprise server', 'sles'],
  ['slem', 'sl-micro'],
]);

/** Releases by codename, for tools that name these alone. */
const CODENAMES: ReadonlyMap<string, readonly [id: string, version: string]> = new Map([
  ['jessie', ['debian', '8']],
  ['stretch', ['debian', '9']],
  ['buster', ['debian', '10']],
  ['bullseye', ['debian', '11']],
  ['bookworm', ['debian', '12']],
  ['trixie', ['debian', '13']],
  ['forky', ['debian', '14']],
  ['trusty', ['ubuntu', '14.04']],
  ['xenial', ['ubuntu', '16.04']],
  ['bionic', ['ubuntu', '18.04']],
  ['focal', ['ubuntu', '20.04']],
  ['jammy', ['ubuntu', '22.04']],
  ['noble', ['ubuntu', '24.04']],
]);

/** `path` stands for the file that decided: the SBOM itself. */
export function distributionIn(components: readonly Component[], path: string): Distribution | undefined {
  for (const one of components) {
    if (one.kind !== 'system') continue;
    const found = ownDistribution(one.properties) ?? ofSystem(one, path);
    if (found) return found;
  }
  return ofPackages(components, path);
}

/** Syft adds os-release's fields as properties; Trivy writes its own family name and the version. */
function ofSystem(
  { name, version, description, cpe, properties }: Component,
  path: string,
): Distribution | undefined {
  const id = valueOf(properties, 'syft:distro:id') || name;
  if (id === '') return undefined;
  const codename = valueOf(properties, 'syft:distro:versionCodename');
  return {
    id: idOf(id),
    like: likesOf(properties),
    version: valueOf(properties, 'syft:distro:versionID') || version,
    ...(codename && { codename }),
    name: valueOf(properties, 'syft:distro:prettyName') || description || `${name} ${version}`.trim(),
    ...(cpe && { cpe }),
    path,
  };
}

function likesOf(properties: readonly Property[]): string[] {
  return properties.filter(([name]) => name.startsWith('syft:distro:idLike:')).map(([, value]) => value);
}

/** What most packages of operating systems say; of equally many the first. */
function ofPackages(components: readonly Component[], path: string): Distribution | undefined {
  const counts = new Map<string, number>();
  for (const { purl } of components) {
    const {
      type = '',
      namespace = '',
      qualifiers = {},
    } = (/^pkg:\/*(?:deb|rpm|apk)\//i.test(purl) && parsePurl(purl)) || {};
    const { distro = '', distro_name: named = '' } = qualifiers;
    if (type === '' || (distro === '' && named === '')) continue;
    const key = `${namespace}\n${distro}\n${named}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [key, count] of counts) if (best === undefined || count > counts.get(best)!) best = key;
  const [namespace = '', distro = '', named = ''] = best?.split('\n') ?? [];
  return best === undefined ? undefined : ofQualifiers(namespace, distro, named, path);
}

/** `debian-12`; without a name (`3.18.4`) the namespace's; a codename alone. */
function ofQualifiers(
  namespace: string,
  distro: string,
  named: string,
  path: string,
): Distribution | undefined {
  const text = distro || named;
  const coded = CODENAMES.get(text) ?? CODENAMES.get(text.slice(text.lastIndexOf('-') + 1));
  const [, id = '', release = ''] = /^(?:(.*?)-)?(\d.*)$/s.exec(text) ?? [];
  const name = idOf(id || coded?.[0] || namespace || text);
  if (name === '') return undefined;
  const version = release || coded?.[1] || '';
  const codename = coded ? text.slice(text.lastIndexOf('-') + 1) : named;
  return {
    id: name,
    like: [],
    version,
    ...(codename && { codename }),
    name: `${name} ${version}`.trim(),
    path,
  };
}

function idOf(name: string): string {
  const lower = name.toLowerCase();
  return IDS.get(lower) ?? lower;
}
