// Whole reports for tests of the output formats: an image with a bit of everything, and what is found in it.
import type { FamilyStatus } from '../../src/advisories/types.ts';
import { match } from '../../src/findings/index.ts';
import type { Gap } from '../../src/image/index.ts';
import type { Inventory, Package } from '../../src/inventory/index.ts';
import type { ImageSummary, ScanReport } from '../../src/scan/index.ts';
import { outcomeOf } from '../../src/scan/index.ts';
import { type AdvisoryRecord, advisorySource } from './advisories.ts';
import { distributionOf, inventoryOf, packageOf } from './packages.ts';

export const NOW = '2026-03-01T12:00:00.000Z';

const at = (cataloguer: string, path: string, layer: number, by: string) =>
  [{ cataloguer, path, layer, by, confidence: 'certain' }] as const;

const dpkg = at('os/dpkg', 'var/lib/dpkg/status', 0, 'status');
const openssl = packageOf('deb', 'libssl3 3.0.11-1~deb12u1', {
  arch: 'amd64',
  source: 'openssl 3.0.11-1',
  purl: 'pkg:deb/debian/libssl3@3.0.11-1~deb12u1?arch=amd64&distro=debian-12&upstream=openssl%403.0.11-1',
  evidence: dpkg,
  details: {
    maintainer: 'Debian OpenSSL Team <pkg@alioth-lists.debian.net>',
    vendor: 'Debian',
    state: 'unpacked',
  },
});
const yaml = packageOf('deb', 'python3-yaml 6.0-3', {
  source: 'pyyaml',
  evidence: dpkg,
  arch: 'amd64',
  details: { vendor: 'Debian' },
});

/** A package of each kind on Debian, with gaps. */
export const DEBIAN_PACKAGES: readonly Package[] = [
  openssl,
  yaml,
  packageOf('deb', 'linux-libc-dev 6.1.76-1', { source: 'linux', evidence: dpkg }),
  packageOf('pypi', 'PyYAML 6.0', {
    owner: yaml.id,
    licences: ['MIT'],
    evidence: [
      ...at('python', 'usr/lib/python3/dist-packages/PyYAML-6.0.egg-info/PKG-INFO', 0, 'PKG-INFO'),
      { cataloguer: 'python', path: 'usr/lib/python3/x.dist-info/METADATA', layer: 1, confidence: 'likely' },
    ],
  }),
  packageOf('npm', '@scope/left-pad 1.3.0', {
    licences: ['MIT OR Apache-2.0'],
    purl: 'pkg:npm/%40scope/left-pad@1.3.0',
    evidence: at('node', 'app/node_modules/@scope/left-pad/package.json', 2, 'package.json'),
    introduced: 2,
  }),
  packageOf('npm', 'lodash 4.17.20', {
    role: 'vendored',
    licences: ['MIT', 'see LICENSE'],
    evidence: at('node', 'app/vendor/lodash/package.json', 2, 'package.json'),
  }),
  packageOf('npm', 'lodash 4.17.20', {
    evidence: at('node', 'app/sboms/x.cdx.json', 2, 'sbom'),
    role: 'vendored',
  }),
  packageOf('maven', 'org.apache:log4j-core 2.14.1', {
    evidence: [
      {
        cataloguer: 'java',
        path: 'app/shop.jar:BOOT-INF/lib/log4j.jar',
        layer: 2,
        by: 'pom.properties',
        confidence: 'certain',
      },
    ],
    details: { javaBy: 'pom.properties' },
  }),
  packageOf('maven', 'guessed 1.0', {
    evidence: [
      { cataloguer: 'java', path: 'app/guessed-1.0.jar', layer: 2, by: 'file name', confidence: 'possible' },
    ],
  }),
  packageOf('golang', 'stdlib 1.21.0', {
    evidence: at('go', 'usr/bin/tool', 1, '.go.buildinfo'),
    details: { goRole: 'stdlib', goPlatform: 'linux/amd64' },
  }),
  packageOf('golang', 'example.org/tool v0.0.0-20240101000000-abcdefabcdef', {
    evidence: at('go', 'usr/bin/tool', 1, '.go.buildinfo'),
    details: { goRole: 'main', goPlatform: 'linux/amd64' },
  }),
  packageOf('cargo', 'serde 1.0.0', { role: 'dev', evidence: at('rust', 'usr/bin/rusty', 1, '.dep-v0') }),
];

export const GAPS: readonly Gap[] = [
  {
    reader: 'java/archive',
    path: 'app/huge.jar',
    reason: 'too-large',
    hides: true,
    detail: 'an entry of 9 GB',
  },
  { reader: 'os/dpkg', path: 'var/lib/dpkg/status', reason: 'damaged', hides: false },
];

export const DEBIAN: Inventory = {
  ...inventoryOf('debian 12', ...DEBIAN_PACKAGES),
  distribution: distributionOf('debian 12', {
    codename: 'bookworm',
    name: 'Debian GNU/Linux 12 (bookworm)',
    cpe: 'cpe:/o:debian:debian_linux:12',
    like: [],
  }),
  gaps: GAPS,
};

const RPM_PACKAGES = inventoryOf(
  'rhel 8.10',
  packageOf('rpm', 'nodejs 1:18.20.8-1.module+el8.10.0+1', {
    arch: 'x86_64',
    source: 'nodejs 18.20.8-1.module+el8.10.0+1',
    licences: ['MIT and ASL 2.0'],
    evidence: at('os/rpm', 'var/lib/rpm/Packages', 0, 'header'),
    details: {
      module: 'nodejs:18:8100020250506:489197e6',
      vendor: 'Red Hat, Inc.',
      sourceRpm: 'nodejs-18.20.8-1.src.rpm',
    },
  }),
  packageOf('rpm', 'bash 4.4.20-5.el8', { source: 'bash 4.4.20-5.el8', details: { module: '', vendor: '' } }),
);

/** With channels of every kind. */
export const RPM: Inventory = {
  ...RPM_PACKAGES,
  channels: {
    repositories: [
      {
        kind: 'apt',
        id: '',
        url: 'deb.debian.org/debian',
        suite: 'bookworm',
        components: ['main'],
        enabled: true,
        origin: 'Debian',
        label: 'Debian',
        path: 'etc/apt/sources.list',
        layer: 0,
      },
      { kind: 'apk', id: '', url: 'a', tag: 'edge', enabled: true, path: 'etc/apk/repositories', layer: 1 },
      { kind: 'dnf', id: 'baseos', url: '', enabled: false, path: 'var/lib/dnf/history.sqlite', layer: 2 },
    ],
    modules: [{ name: 'nodejs', stream: '18', state: 'enabled', profiles: ['common'] }],
    pro: [],
    contentSets: ['rhel-8-for-x86_64-baseos-eus-rpms__8_DOT_10'],
    products: [
      {
        name: 'ubi8',
        version: '8.10',
        release: '1',
        component: 'ubi8-container',
        architecture: 'x86_64',
        cpe: 'cpe:/a:redhat:ubi:8',
        path: 'root/buildinfo/labels.json',
      },
    ],
    minor: '8.10',
  },
};

export const ALPINE: Inventory = inventoryOf(
  'alpine 3.18.4',
  packageOf('apk', 'libcrypto3 3.1.3-r0', {
    source: 'openssl',
    arch: 'x86_64',
    details: { channel: 'main' },
  }),
  packageOf('apk', 'busybox 1.36.1-r2', { licences: ['GPL-2.0-only'] }),
);

export const ADVISORIES: readonly AdvisoryRecord[] = [
  {
    id: 'DEBIAN-CVE-2024-0001',
    aliases: ['CVE-2024-0001'],
    summary: 'Memory is read past the end: <b>odd</b>\nsecond line',
    scores: [{ kind: 'CVSS_V3', value: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', from: 'OSV' }],
    affected: [{ scope: 'Debian:12', name: 'openssl', fixed: '3.0.12-1' }],
  },
  { id: 'CVE-2024-0002', affected: [{ scope: 'Debian:12', name: 'linux' }] },
  { id: 'CVE-2024-0003', affected: [{ scope: 'Debian:12', name: 'pyyaml', fixed: '0' }] },
  { id: 'PYSEC-1', aliases: ['CVE-2024-0003'], affected: [{ scope: 'PyPI', name: 'pyyaml' }] },
  {
    id: 'GHSA-1',
    aliases: ['CVE-2024-0004'],
    affected: [{ scope: 'npm', name: 'lodash', fixed: '4.17.21' }],
  },
  { id: 'GHSA-2', affected: [{ scope: 'npm', name: '@scope/left-pad' }], withdrawn: '2025-01-01T00:00:00Z' },
  { id: 'GHSA-3', affected: [{ scope: 'Maven', name: 'org.apache:log4j-core', fixed: '2.15.0' }] },
  { id: 'GO-1', affected: [{ scope: 'Go', name: 'stdlib', fixed: '1.21.1' }] },
  { id: 'GO-2', affected: [{ scope: 'Go', name: 'example.org/tool', fixed: '1.0.0' }] },
  { id: 'RUSTSEC-1', affected: [{ scope: 'crates.io', name: 'serde', fixed: '1.0.1' }] },
  {
    id: 'RHSA-1',
    affected: [
      {
        scope: 'Red Hat:enterprise_linux:8::appstream',
        name: 'nodejs',
        fixed: '1:18.20.9-1.module+el8.10.0+2',
        limits: { module: 'nodejs:18' },
      },
      { scope: 'Red Hat:enterprise_linux:8::baseos', name: 'bash', fixed: '4.4.20-6.el8' },
    ],
  },
  { id: 'ALPINE-1', affected: [{ scope: 'Alpine:v3.18', name: 'openssl', fixed: '3.1.4-r0' }] },
];

const DATA: readonly FamilyStatus[] = [
  {
    family: 'Debian',
    feed: 'OSV',
    licence: 'CC-BY-4.0',
    records: 10,
    skipped: 0,
    withdrawn: 1,
    fetched: '2026-02-28T00:00:00.000Z',
    newest: '2026-02-27T00:00:00Z',
    revision: 'abc',
    origin: 'import',
    scopes: ['Debian:12'],
  },
];

const DIGEST = (digit: string) => `sha256:${digit.repeat(64)}` as const;

export const IMAGE: ImageSummary = {
  identity: {
    origin: 'registry',
    reference: 'registry.example.org/Team/shop:1.0',
    config: DIGEST('a'),
    manifest: DIGEST('b'),
    tags: ['registry.example.org/Team/shop:1.0'],
  },
  os: 'linux',
  architecture: 'arm64',
  variant: 'v8',
  created: '2026-01-01T00:00:00Z',
  layers: [0, 1, 2].map((index) => ({
    index,
    diffId: DIGEST(String(index)),
    trust: 'verified',
    bytes: 100,
    files: 3,
    instruction: `RUN step ${index}`,
    base: index === 0,
  })),
  files: 9,
  bytes: 300,
  base: { layers: 1, by: 'label', reference: 'debian:12', digest: DIGEST('c') },
};

export const SOURCE = advisorySource(ADVISORIES);

/** A report on the image; judged unless `judged` is false. */
export function reportOf(inventory: Inventory, fields: Partial<ScanReport> = {}, judged = true): ScanReport {
  const matched = judged ? match(inventory, SOURCE, { now: NOW }) : undefined;
  return {
    tool: '0.1.0',
    now: NOW,
    image: IMAGE,
    inventory,
    ...(matched && { matched }),
    data: DATA,
    distributionSupport: { ended: false, endOfLife: '2028-06-30' },
    shortfalls: [{ family: 'npm', state: 'stale', reason: 'the feed does not answer' }],
    leftOut: 0,
    outcome: outcomeOf(inventory, matched),
    ...fields,
  };
}
