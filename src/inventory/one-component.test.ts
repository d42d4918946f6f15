// When what several cataloguers found is one component, and when it is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageOf, type PackageFields } from '../../test/support/packages.ts';
import { alike, mergeComponents } from './one-component.ts';
import type { Package } from './package.ts';

const seen = (cataloguer: string, path: string) =>
  ({ evidence: [{ cataloguer, path, layer: 0, confidence: 'certain' }] }) as const;

const recognised = (nameVersion: string, path: string, fields: PackageFields = {}) =>
  packageOf('generic', nameVersion, { ...seen('binaries/recognised', path), ...fields });

function show(...packages: readonly Package[]): string[] {
  return mergeComponents(packages).map(
    ({ type, name, role = '', evidence }) =>
      `${type} ${name} ${role} ${evidence.map(({ path }) => path).join(' + ')}`,
  );
}

const python = packageOf(
  'deb',
  'python3.11-minimal 3.11.2-6+deb12u1',
  seen('os/dpkg', 'var/lib/dpkg/status'),
);

test('a program that an OS package owns is that package, when the versions are alike', () => {
  assert.deepEqual(show(python, recognised('python 3.11.2', 'usr/bin/python3.11', { owner: python.id })), [
    'deb python3.11-minimal  var/lib/dpkg/status + usr/bin/python3.11',
  ]);
  assert.deepEqual(show(python, recognised('ruby 3.1.0', 'usr/lib/x/ruby', { owner: python.id })), [
    'deb python3.11-minimal  var/lib/dpkg/status',
    'generic ruby  usr/lib/x/ruby',
  ]);
});

test('an OS package knows the version of its own product best', () => {
  const sudo = packageOf('deb', 'sudo-ldap 1.9.13-3', {
    ...seen('os/dpkg', 'var/lib/dpkg/status'),
    source: 'sudo',
  });
  assert.deepEqual(show(sudo, recognised('sudo 1.4.1', 'usr/libexec/sudo/sudoers.so', { owner: sudo.id })), [
    'deb sudo-ldap  var/lib/dpkg/status + usr/libexec/sudo/sudoers.so',
  ]);
});

test('an OS package of one release of a product has it in its name, or its source has', () => {
  const ruby = packageOf('deb', 'libruby3.1 3.1.7+really3.1.2-0', {
    ...seen('os/dpkg', 'var/lib/dpkg/status'),
    source: 'ruby3.1',
  });
  const of = (product: string) =>
    show(ruby, recognised(`${product} 3.1.2p20`, 'usr/lib/x.so', { owner: ruby.id }));
  assert.deepEqual(of('ruby'), ['deb libruby3.1  var/lib/dpkg/status + usr/lib/x.so']);
  assert.equal(of('rub').length, 2);
});

test('a Java runtime that an OS package brought is that package, and so are its programs', () => {
  const jdk = packageOf('deb', 'openjdk-17-jre-headless 17.0.9+9-1~deb12u1', {
    ...seen('os/dpkg', 'var/lib/dpkg/status'),
    source: 'openjdk-17',
  });
  const release = packageOf('generic', 'openjdk 17.0.9+9-1-deb12u1-Debian', {
    ...seen('java/jvm-release', 'usr/lib/jvm/j/release'),
    owner: jdk.id,
  });
  const java = recognised('java 17.0.9+9', 'usr/lib/jvm/j/bin/java');
  assert.deepEqual(show(jdk, release, java), [
    'deb openjdk-17-jre-headless  var/lib/dpkg/status + usr/lib/jvm/j/release + usr/lib/jvm/j/bin/java',
  ]);
});

test('a program that a later layer put in the place of a package’s is no part of the package', () => {
  const nginx = packageOf('deb', 'nginx 1.22.1-9', {
    ...seen('os/dpkg', 'var/lib/dpkg/status'),
    introduced: 1,
  });
  const program = (layer: number) =>
    packageOf('generic', 'nginx 1.18.0', {
      evidence: [{ cataloguer: 'binaries/recognised', path: 'usr/sbin/nginx', layer, confidence: 'certain' }],
      owner: nginx.id,
    });
  assert.equal(show(nginx, program(1)).length, 1);
  assert.equal(show(nginx, program(2)).length, 2);
});

test('a program that names itself in the same file is that package', () => {
  const main = packageOf('golang', 'example.com/vault v1.15.2', seen('go/binary', 'usr/bin/vault'));
  const cpe = 'cpe:2.3:a:example:vault:1.15.2:*:*:*:*:*:*:*';
  const [one, ...others] = mergeComponents([
    main,
    recognised('vault 1.15.2', 'usr/bin/vault', { details: { cpe } }),
  ]);
  assert.deepEqual(others, []);
  assert.equal(one?.details.cpe, cpe);
  assert.equal(show(main, recognised('vault 1.15.2', 'usr/local/bin/vault')).length, 2);
});

test('one product in several files of one installation is one; in two installations it is two', () => {
  assert.deepEqual(
    show(
      recognised('python 3.11.4', 'usr/local/bin/python3.11'),
      recognised('python 3.11.4', 'usr/local/lib/libpython3.11.so.1.0'),
      recognised('python 3.11.4', 'opt/py/bin/python3.11'),
      recognised('python 3.12.0', 'usr/local/bin/python3.12'),
    ),
    [
      'generic python  usr/local/bin/python3.11 + usr/local/lib/libpython3.11.so.1.0',
      'generic python  opt/py/bin/python3.11',
      'generic python  usr/local/bin/python3.12',
    ],
  );
});

test('the programs of a Java runtime are the runtime that its release file names', () => {
  const zulu = packageOf('generic', 'zulu 17.0.9+8', seen('java/jvm-release', 'opt/java/release'));
  assert.deepEqual(
    show(
      zulu,
      recognised('openjdk 17.0.9+8-LTS', 'opt/java/bin/java'),
      recognised('openjdk 17.0.9+8', 'opt/java/lib/server/libjvm.so'),
      recognised('openjdk 11.0.1+13', 'opt/java/old/bin/java'),
      recognised('openjdk 17.0.9+8', 'opt/javac/bin/java'),
    ),
    [
      'generic zulu  opt/java/release + opt/java/bin/java + opt/java/lib/server/libjvm.so',
      'generic openjdk  opt/java/old/bin/java',
      'generic openjdk  opt/javac/bin/java',
    ],
  );
});

test('a product file that tells where its installation is joins the programs there', () => {
  const header = packageOf('generic', 'node 22.1.0', {
    ...seen('vendor/products', 'usr/local/include/node/node_version.h'),
    details: { location: 'usr/local' },
  });
  assert.deepEqual(show(header, recognised('node 22.1.0', 'usr/local/bin/node')), [
    'generic node  usr/local/include/node/node_version.h + usr/local/bin/node',
  ]);
  assert.equal(show(header, recognised('node 22.1.0', 'opt/node/bin/node')).length, 2);
});

test('the same package at two paths is two', () => {
  const at = (path: string) => packageOf('npm', 'a 1.0.0', seen('node/package-json', path));
  assert.equal(show(at('app/node_modules/a/package.json'), at('opt/node_modules/a/package.json')).length, 2);
});

test('a lock file above an installed package is evidence of it, and knows what is only for development', () => {
  const installed = packageOf('npm', 'a 1.0.0', seen('node/package-json', 'web/node_modules/a/package.json'));
  const locked = (path: string) =>
    packageOf('npm', 'a 1.0.0', {
      ...seen('node/package-lock', path),
      role: 'dev',
      details: { declared: 'lock' },
    });
  assert.deepEqual(show(installed, locked('web/package-lock.json')), [
    'npm a dev web/node_modules/a/package.json + web/package-lock.json',
  ]);
  assert.equal(show(installed, locked('other/package-lock.json')).length, 2);
});

test('an SBOM in the image that names an installed package is evidence of it', () => {
  const apk = packageOf('apk', 'zlib 1.3-r0', seen('os/apk', 'lib/apk/db/installed'));
  const named = packageOf('apk', 'zlib 1.3-r0', seen('embedded-sbom/spdx', 'var/lib/db/sbom/zlib.spdx.json'));
  assert.deepEqual(show(named, apk), ['apk zlib  lib/apk/db/installed + var/lib/db/sbom/zlib.spdx.json']);
});

test('versions are alike when one is the other with more behind a boundary', () => {
  for (const [a, b] of [
    ['1:3.11.2-6', '3.11.2'],
    ['17.0.9+9-1~deb12u1', '17.0.9+9'],
    ['v1.2.0', '1.2.0'],
    ['1.2', '1.2.5'],
    ['9.2p1', '9.2'],
    ['8:6.9.11.60+dfsg-1.6', '6.9.11-60'],
  ] as const)
    assert.equal(alike(a, b) && alike(b, a), true, `${a} ${b}`);
  for (const [a, b] of [
    ['1.2', '1.20'],
    ['1.2', '2.1'],
    ['', '1.2'],
    ['', ''],
  ] as const)
    assert.equal(alike(a, b) || alike(b, a), false, `${a} ${b}`);
});

test('one package at many places, below as many lock files, is found in each in a few steps', () => {
  const places = Array.from({ length: 30_000 }, (_, i) => i);
  const installed = places.map((i) =>
    packageOf('npm', 'reef 1.0.0', seen('node/package-json', `a${i}/node_modules/reef/package.json`)),
  );
  const locked = (folder: string) =>
    packageOf('npm', 'reef 1.0.0', {
      ...seen('node/npm-lock', `${folder}/package-lock.json`),
      details: { declared: 'lock' },
    });
  const merged = mergeComponents([
    ...installed,
    ...places.flatMap((i) => [locked(`a${i}`), locked(`b${i}`)]),
  ]);
  assert.equal(merged.length, 60_000);
  assert.deepEqual(
    merged.slice(0, 2).map(({ evidence }) => evidence.length),
    [2, 2],
  );
});
