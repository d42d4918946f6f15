// The system of the sample image: packages of Debian 12 as dpkg records them, in a base layer and one of its own.
import type { TarItem } from '../../test/support/tar.ts';

/** Name, version, and, where they differ, the source package with its own version. `all`: for any architecture. */
type Row = readonly [name: string, version: string, source?: string];

const BASE: readonly Row[] = [
  ['apt', '2.6.1'],
  ['base-files', '12.4'],
  ['bash', '5.2.15-2+b2', 'bash (5.2.15-2)'],
  ['bsdutils', '1:2.38.1-5+b1', 'util-linux (2.38.1-5)'],
  ['coreutils', '9.1-1'],
  ['dash', '0.5.12-2'],
  ['debian-archive-keyring', '2023.3'],
  ['debianutils', '5.7-0.4'],
  ['dpkg', '1.21.22'],
  ['gzip', '1.12-1'],
  ['libapt-pkg6.0', '2.6.1', 'apt'],
  ['libc-bin', '2.36-9', 'glibc'],
  ['libc6', '2.36-9', 'glibc'],
  ['libgcc-s1', '12.2.0-14', 'gcc-12'],
  ['libgcrypt20', '1.10.1-3'],
  ['libgnutls30', '3.7.9-2', 'gnutls28'],
  ['liblzma5', '5.4.1-0.2', 'xz-utils'],
  ['libpam-modules', '1.5.2-6', 'pam'],
  ['libsystemd0', '252.6-1', 'systemd'],
  ['libtinfo6', '6.4-4', 'ncurses'],
  ['login', '1:4.13+dfsg1-1+b1', 'shadow (1:4.13+dfsg1-1)'],
  ['perl-base', '5.36.0-7', 'perl'],
  ['tar', '1.34+dfsg-1.2'],
  ['tzdata', '2023c-5'],
  ['util-linux', '2.38.1-5+b1', 'util-linux (2.38.1-5)'],
  ['zlib1g', '1:1.2.13.dfsg-1', 'zlib'],
];

const ADDED: readonly Row[] = [
  ['ca-certificates', '20230311'],
  ['curl', '7.88.1-10'],
  ['libcurl4', '7.88.1-10', 'curl'],
  ['libexpat1', '2.5.0-1', 'expat'],
  ['libgssapi-krb5-2', '1.20.1-2', 'krb5'],
  ['libkrb5-3', '1.20.1-2', 'krb5'],
  ['libnghttp2-14', '1.52.0-1', 'nghttp2'],
  ['libssl3', '3.0.9-1', 'openssl'],
  ['linux-libc-dev', '6.1.27-1', 'linux'],
  // Built by a third party: Debian's advisories do not speak of it.
  ['nodejs', '18.17.0-1nodesource1'],
  ['openssl', '3.0.9-1'],
  ['python3-urllib3', '1.26.12-1+deb12u1', 'python-urllib3'],
  ['python3.11-minimal', '3.11.2-6', 'python3.11'],
];

const ANY_ARCHITECTURE: ReadonlySet<string> = new Set([
  'ca-certificates',
  'debian-archive-keyring',
  'python3-urllib3',
  'tzdata',
]);

const OS_RELEASE = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
`;

/** What `.list` files say of some packages; the others' are left out, since they would say nothing new. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  bash: ['/usr/bin/bash'],
  curl: ['/usr/bin/curl'],
  nodejs: ['/usr/bin/node'],
  openssl: ['/usr/bin/openssl'],
  'python3-urllib3': [
    '/usr/lib/python3/dist-packages/urllib3/__init__.py',
    '/usr/lib/python3/dist-packages/urllib3-1.26.12.egg-info/PKG-INFO',
  ],
};

export function base(): TarItem[] {
  return [
    ...['bin', 'lib', 'sbin'].map(
      (name): TarItem => ({ name, type: 'symlink', target: `usr/${name}`, mode: 0o777 }),
    ),
    { name: 'usr/lib/os-release', content: OS_RELEASE },
    { name: 'etc/os-release', type: 'symlink', target: '../usr/lib/os-release', mode: 0o777 },
    { name: 'etc/debian_version', content: '12.0\n' },
    ...database(BASE, BASE),
  ];
}

export function system(): TarItem[] {
  return [
    ...database([...BASE, ...ADDED], ADDED),
    { name: 'usr/lib/python3/dist-packages/urllib3/__init__.py', content: '' },
    {
      name: 'usr/lib/python3/dist-packages/urllib3-1.26.12.egg-info/PKG-INFO',
      content: 'Metadata-Version: 2.1\nName: urllib3\nVersion: 1.26.12\nLicense: MIT\n',
    },
  ];
}

/** dpkg's `status` with all that is installed, and the file lists of what is new. */
function database(installed: readonly Row[], added: readonly Row[]): TarItem[] {
  const records = [...installed].sort(([a], [b]) => (a < b ? -1 : 1)).map(recordOf);
  return [
    { name: 'var/lib/dpkg/status', content: records.join('\n') },
    ...added.flatMap(([name]) => {
      const files = FILES[name];
      return files ? [{ name: `var/lib/dpkg/info/${name}.list`, content: `${files.join('\n')}\n` }] : [];
    }),
  ];
}

function recordOf([name, version, source]: Row): string {
  // Who signs a package tells whose it is: the vendor silences advisories only for files of its own packages.
  const team = name === 'python3-urllib3' ? 'Debian Python Team <team+python@tracker.debian.org>' : '';
  return [
    `Package: ${name}`,
    'Status: install ok installed',
    `Architecture: ${ANY_ARCHITECTURE.has(name) ? 'all' : 'amd64'}`,
    ...(team ? [`Maintainer: ${team}`] : []),
    ...(source ? [`Source: ${source}`] : []),
    `Version: ${version}`,
    '',
  ].join('\n');
}
