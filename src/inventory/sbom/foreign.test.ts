// What a package of another tool's SBOM is: name, version, source, module, maker and place, as these tools write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cyclonedx, packageOf, properties } from '../../../test/support/sboms.ts';

test('name: npm scope, Maven group, Go path and dpkg name come as their ecosystems write them', () => {
  const names = [
    ['pkg:npm/%40babel/core@7.0.0', '@babel/core'],
    ['pkg:npm/@babel/core@7.0.0', '@babel/core'],
    ['pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1', 'org.apache.logging.log4j:log4j-core'],
    ['pkg:golang/github.com/gin-gonic/gin@v1.9.0', 'github.com/gin-gonic/gin'],
    ['pkg:deb/debian/libssl3@3.0.11-1', 'libssl3'],
    ['pkg:rpm/redhat/bash@4.4-1', 'bash'],
    ['pkg:apk/alpine/busybox@1.36.1-r2', 'busybox'],
    ['pkg:composer/laravel/framework@5.5.0', 'laravel/framework'],
    ['pkg:gem/rails@7.0.0', 'rails'],
    ['pkg:pypi/pyyaml@6.0', 'pyyaml'],
  ] as const;
  for (const [purl, name] of names) assert.equal(packageOf(purl).name, name);
});

test('name: where a tool folded the case of a package URL, the component\u2019s own spelling counts', () => {
  const folded = 'pkg:golang/github.com/burntsushi/toml@v1.0.0';
  assert.equal(packageOf(folded, { name: 'github.com/BurntSushi/toml' }).name, 'github.com/BurntSushi/toml');
  assert.equal(
    packageOf(folded, { group: 'github.com/BurntSushi', name: 'toml' }).name,
    'github.com/BurntSushi/toml',
  );
  assert.equal(packageOf('pkg:npm/jsonstream@1.0.0', { name: 'JSONStream' }).name, 'JSONStream');
  assert.equal(packageOf(folded, { name: 'another/name' }).name, 'github.com/burntsushi/toml');
});

test('name: the end of a Go module\u2019s path may stand in the subpath', () => {
  const validator = 'pkg:golang/github.com/go-playground/validator@v10.4.1#v10';
  assert.equal(packageOf(validator).name, 'github.com/go-playground/validator/v10');
  const codec = 'pkg:golang/github.com/ugorji/go@v1.1.7#codec';
  assert.equal(packageOf(codec, { name: 'github.com/ugorji/go/codec' }).name, 'github.com/ugorji/go/codec');
  assert.equal(packageOf(codec, { name: 'github.com/ugorji/go' }).name, 'github.com/ugorji/go');
  assert.equal(packageOf('pkg:npm/a@1#lib').name, 'a');
});

test('version: a package URL without one leaves it to the component; with none at all it is empty', () => {
  assert.equal(packageOf('pkg:npm/lodash', { version: '4.17.20' }).version, '4.17.20');
  assert.equal(packageOf('pkg:npm/lodash').version, '');
  assert.equal(packageOf('pkg:npm/lodash@UNKNOWN', { version: 'UNKNOWN' }).version, '');
});

test('version: an epoch that stands in a qualifier belongs to the version of deb and rpm, never twice, and 0 is none', () => {
  assert.equal(packageOf('pkg:rpm/redhat/perl@5.26-1?epoch=4').version, '4:5.26-1');
  assert.equal(packageOf('pkg:deb/debian/vim@9.0-1?epoch=2').version, '2:9.0-1');
  assert.equal(packageOf('pkg:deb/debian/vim@2%3A9.0-1?epoch=2').version, '2:9.0-1');
  assert.equal(packageOf('pkg:rpm/redhat/bash@4.4-1?epoch=0').version, '4.4-1');
  assert.equal(packageOf('pkg:npm/a@1.0.0?epoch=2').version, '1.0.0');
});

test('version: Go\u2019s standard library is compared without the word of the toolchain', () => {
  for (const version of ['go1.21.0', 'v1.21.0', '1.21.0']) {
    const found = packageOf(`pkg:golang/stdlib@${version}`);
    assert.equal(found.version, '1.21.0');
    assert.equal(found.details.goRole, 'stdlib');
  }
});

test('source: qualifier upstream names the source, with its own version after an @', () => {
  const upstream = (text: string) => packageOf(`pkg:deb/debian/libc6@2.36-9?upstream=${text}`).source;
  assert.deepEqual(upstream('glibc'), { name: 'glibc' });
  assert.deepEqual(upstream('gcc-12%4012.2.0-14'), { name: 'gcc-12', version: '12.2.0-14' });
});

test('source: of an rpm upstream is the file of the source rpm', () => {
  const found = packageOf(
    'pkg:rpm/redhat/openssl-libs@1.1.1k-9.el8?epoch=1&upstream=openssl-1.1.1k-9.el8.src.rpm',
  );
  assert.deepEqual(found.source, { name: 'openssl', version: '1.1.1k-9.el8' });
  assert.equal(found.details.sourceRpm, 'openssl-1.1.1k-9.el8.src.rpm');
  assert.equal(found.version, '1:1.1.1k-9.el8');
});

test('source: Trivy writes name, version, release and epoch as properties', () => {
  const trivy = properties({
    'aquasecurity:trivy:SrcName': 'shadow',
    'aquasecurity:trivy:SrcVersion': '4.8.1',
    'aquasecurity:trivy:SrcRelease': '2ubuntu2',
    'aquasecurity:trivy:SrcEpoch': '1',
    'aquasecurity:trivy:LayerDiffID': 'sha256:22',
  });
  const found = packageOf('pkg:deb/ubuntu/login@4.8.1-2ubuntu2?epoch=1&distro=ubuntu-22.04', trivy);
  assert.deepEqual(found.source, { name: 'shadow', version: '1:4.8.1-2ubuntu2' });
  assert.equal(found.version, '1:4.8.1-2ubuntu2');
});

test('source: the epoch that Trivy gives an rpm\u2019s source is the binary\u2019s own and is not believed', () => {
  const trivy = properties({
    'aquasecurity:trivy:SrcName': 'perl',
    'aquasecurity:trivy:SrcVersion': '5.26.3',
    'aquasecurity:trivy:SrcRelease': '420.el8',
    'aquasecurity:trivy:SrcEpoch': '1',
  });
  assert.deepEqual(packageOf('pkg:rpm/centos/perl-Errno@1.28-420.el8', trivy).source, {
    name: 'perl',
    version: '5.26.3-420.el8',
  });
});

test('source: an origin of apk has no version of its own', () => {
  const trivy = properties({
    'aquasecurity:trivy:SrcName': 'openssl',
    'aquasecurity:trivy:SrcVersion': '3.1.3-r0',
  });
  assert.deepEqual(packageOf('pkg:apk/alpine/libcrypto3@3.1.3-r0', trivy).source, { name: 'openssl' });
  const syft = properties({ 'syft:metadata:originPackage': 'openssl' });
  assert.deepEqual(packageOf('pkg:apk/alpine/libcrypto3@3.1.3-r0', syft).source, { name: 'openssl' });
});

test('module: a label comes from qualifier or property; a tool that gives one can tell that others have none', () => {
  const label = 'nodejs:18:8100020250506:489197e6';
  const modular = { type: 'library', name: 'nodejs', purl: 'pkg:rpm/redhat/nodejs@18-1' };
  const plain = { type: 'library', name: 'bash', purl: 'pkg:rpm/redhat/bash@4.4-1' };
  for (const purl of [`${modular.purl}?rpmmod=${label}`, `${modular.purl}?modularitylabel=${label}`])
    assert.equal(packageOf(purl).details.module, label);
  for (const name of ['syft:metadata:modularityLabel', 'aquasecurity:trivy:Modularitylabel']) {
    const { packages } = cyclonedx([{ ...modular, ...properties({ [name]: label }) }, plain]).inventory;
    assert.deepEqual(
      packages.map(({ details }) => details.module),
      ['', label],
    );
  }
  assert.equal('module' in packageOf(plain.purl).details, false);
});

test('maker: dpkg and apk have maintainers, rpm has vendors', () => {
  const publisher = 'Debian GLibc <debian-glibc@lists.debian.org>';
  assert.equal(packageOf('pkg:deb/debian/libc6@2.36-9', { publisher }).details.maintainer, publisher);
  assert.equal(packageOf('pkg:rpm/x/bash@4.4-1', { supplier: { name: 'CentOS' } }).details.vendor, 'CentOS');
  assert.deepEqual(packageOf('pkg:npm/a@1', { publisher }).details, {});
});

test('place: path and layer come from Syft, Trivy and evidence; a layer that nobody tells is -1', () => {
  const syft = packageOf(
    'pkg:pypi/a@1',
    properties({ 'syft:location:0:path': '/usr/lib/a/METADATA', 'syft:location:1:path': '/b' }),
  );
  assert.deepEqual(
    syft.evidence.map(({ path }) => path),
    ['usr/lib/a/METADATA', 'b'],
  );
  assert.equal(syft.introduced, -1);
  const evidence = {
    occurrences: [{ location: 'app/x.jar' }],
    identity: [{ field: 'purl', confidence: 0.6 }],
  };
  const [first] = packageOf('pkg:maven/g/a@1', { evidence }).evidence;
  assert.deepEqual(first, {
    cataloguer: 'sbom',
    path: 'app/x.jar',
    layer: -1,
    by: 'purl',
    confidence: 'likely',
  });
  const { inventory } = cyclonedx(
    [
      {
        type: 'library',
        name: 'a',
        purl: 'pkg:npm/a@1',
        ...properties({
          'aquasecurity:trivy:LayerDiffID': 'sha256:2',
          'aquasecurity:trivy:FilePath': 'app/package.json',
        }),
      },
    ],
    {
      metadata: {
        component: {
          type: 'container',
          name: 'x',
          properties: [1, 2].map((n) => ({ name: 'aquasecurity:trivy:DiffID', value: `sha256:${n}` })),
        },
      },
    },
  );
  assert.equal(inventory.packages[0]!.introduced, 1);
  assert.equal(inventory.packages[0]!.evidence[0]!.path, 'app/package.json');
});

test('licences come as declared: ids, names and expressions', () => {
  const licenses = [
    { license: { id: 'MIT' } },
    { license: { name: 'own terms' } },
    { expression: 'MIT OR ISC' },
  ];
  assert.deepEqual(packageOf('pkg:npm/a@1', { licenses }).licences, ['MIT', 'own terms', 'MIT OR ISC']);
});
