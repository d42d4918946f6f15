// Tells the distribution from the text of one release file.
import { parseOsRelease } from '../../../formats/os-release.ts';

/** What one file says; the fields of `Distribution` but its path. */
export interface Identity {
  readonly id: string;
  readonly like: readonly string[];
  readonly version: string;
  readonly codename?: string;
  readonly name: string;
  readonly cpe?: string;
  readonly variant?: string;
}

/** First words of release files that are written for people (`NAME release VERSION (CODENAME)`) and the IDs of os-release. More special ones first. */
const NAMES: readonly (readonly [start: string, id: string])[] = [
  ['red hat enterprise linux', 'rhel'],
  ['centos', 'centos'],
  ['fedora', 'fedora'],
  ['oracle linux', 'ol'],
  ['almalinux', 'almalinux'],
  ['rocky linux', 'rocky'],
  ['amazon linux', 'amzn'],
  ['scientific linux', 'scientific'],
  ['cloudlinux', 'cloudlinux'],
  ['vmware photon', 'photon'],
  ['cbl-mariner', 'mariner'],
  ['microsoft azure linux', 'azurelinux'],
  ['azure linux', 'azurelinux'],
  ['openeuler', 'openeuler'],
  ['euleros', 'euleros'],
  ['anolis os', 'anolis'],
  ['alibaba cloud linux', 'alinux'],
  ['tencentos', 'tencentos'],
  ['opencloudos', 'opencloudos'],
  ['miracle linux', 'miraclelinux'],
  ['virtuozzo linux', 'virtuozzo'],
  ['eurolinux', 'eurolinux'],
  ['mageia', 'mageia'],
  ['suse linux enterprise', 'sles'],
  ['opensuse', 'opensuse'],
  ['gentoo', 'gentoo'],
];

/** Fields are cut at this length: none that means something is longer. */
const LONGEST = 256;

/** The identity that a file of this name states, or undefined when it states none. */
export function identityOf(file: string, text: string): Identity | undefined {
  if (file === 'alpine-release') return named('alpine', 'Alpine Linux', firstLine(text));
  if (file === 'debian_version') return debian(firstLine(text));
  if (file === 'lsb-release') return lsb(text);
  if (file === 'SuSE-release') return suse(text);
  // It is empty: that it is there says everything, and there are no releases.
  if (file === 'arch-release') return { id: 'arch', like: [], version: '', name: 'Arch Linux' };
  if (file !== 'os-release' && file.endsWith('-release')) return forPeople(firstLine(text));
  return osRelease(text);
}

/** Source: os-release(5). Without an ID it names no distribution that advisories could be kept for. */
function osRelease(text: string): Identity | undefined {
  const fields = parseOsRelease(text);
  const get = (key: string): string => (fields.get(key) ?? '').slice(0, LONGEST);
  const id = get('ID').toLowerCase();
  if (id === '') return undefined;
  const codename = get('VERSION_CODENAME');
  const cpe = get('CPE_NAME');
  const variant = get('PRETTY_NAME') === 'Distroless' ? 'distroless' : get('VARIANT_ID').toLowerCase();
  return {
    id,
    like: get('ID_LIKE').toLowerCase().split(/\s+/).filter(Boolean),
    version: get('VERSION_ID'),
    ...(codename && { codename }),
    name: get('PRETTY_NAME') || get('NAME') || id,
    ...(cpe && { cpe }),
    ...(variant && { variant }),
  };
}

/** `12.5`, or `trixie/sid` before a release. */
function debian(line: string): Identity | undefined {
  if (line === '') return undefined;
  if (/^\d/.test(line)) return named('debian', 'Debian GNU/Linux', line);
  const codename = line.split('/', 1)[0] ?? line;
  return { id: 'debian', like: [], version: '', codename, name: `Debian GNU/Linux ${line}` };
}

function lsb(text: string): Identity | undefined {
  const fields = parseOsRelease(text);
  const get = (key: string): string => (fields.get(key) ?? '').slice(0, LONGEST);
  const id = get('DISTRIB_ID').toLowerCase();
  if (id === '') return undefined;
  const codename = get('DISTRIB_CODENAME');
  const version = get('DISTRIB_RELEASE');
  const name = get('DISTRIB_DESCRIPTION') || get('DISTRIB_ID');
  return { id, like: [], version: version === 'rolling' ? '' : version, ...(codename && { codename }), name };
}

/** A line for people, then `VERSION = 11` and `PATCHLEVEL = 4`. */
function suse(text: string): Identity | undefined {
  const identity = forPeople(firstLine(text));
  const version = /^VERSION\s*=\s*([\d.]+)/m.exec(text)?.[1];
  if (identity === undefined || version === undefined) return identity;
  const patch = /^PATCHLEVEL\s*=\s*(\d+)/m.exec(text)?.[1];
  return { ...identity, version: patch === undefined || patch === '0' ? version : `${version}.${patch}` };
}

/** `CentOS release 6.10 (Final)`: a known name, the first number, what stands in parentheses. */
function forPeople(line: string): Identity | undefined {
  const lower = line.toLowerCase();
  const id = NAMES.find(([start]) => lower.startsWith(start))?.[1];
  if (id === undefined) return undefined;
  const version = /\d+(?:\.\d+)*/.exec(line)?.[0] ?? '';
  const codename = /\(([^()]+)\)/.exec(line)?.[1];
  return { id, like: [], version, ...(codename && { codename }), name: line };
}

function named(id: string, name: string, version: string): Identity | undefined {
  return version === '' ? undefined : { id, like: [], version, name: `${name} ${version}` };
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0]!.trim().slice(0, LONGEST);
}
