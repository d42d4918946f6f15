// Which elements of other tools' SBOMs are packages, in CycloneDX and SPDX; and that they are matched like ours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match } from '../../findings/index.ts';
import { advisorySource } from '../../../test/support/advisories.ts';
import {
  SYFT_DEBIAN,
  cyclonedx,
  packageOf,
  properties,
  purlRef,
  read,
  spdx,
  type Fields,
} from '../../../test/support/sboms.ts';

test('kind: files, images, services and Trivy\u2019s stand-ins for lock files are no packages and no gap', () => {
  const { inventory } = cyclonedx([
    { type: 'file', name: '/etc/passwd' },
    { type: 'container', name: 'debian', purl: 'pkg:oci/debian@sha256%3A00' },
    { type: 'cryptographic-asset', name: 'key' },
    {
      type: 'application',
      name: 'app/package-lock.json',
      ...properties({ 'aquasecurity:trivy:Class': 'lang-pkgs' }),
    },
  ]);
  assert.deepEqual(inventory, { packages: [], gaps: [] });
});

test('kind: the subject counts where it is itself a library, and not where it is an image or a repository', () => {
  const of = (component: Fields) => cyclonedx([], { metadata: { component } });
  assert.equal(
    of({ type: 'library', name: 'lodash', purl: 'pkg:npm/lodash@4.17.20' }).inventory.packages.length,
    1,
  );
  for (const purl of ['pkg:oci/x@sha256%3A00', 'pkg:github/o/r@main', 'pkg:generic/app@1'])
    assert.deepEqual(of({ type: 'application', name: 'x', purl }).inventory, { packages: [], gaps: [] });
  assert.equal(of({ type: 'container', name: 'shop:1' }).subject, 'shop:1');
});

test('kind: components within components are found, however deep', () => {
  let component: Fields = { type: 'library', name: 'x', purl: 'pkg:npm/x@0' };
  for (let depth = 1; depth < 300; depth++)
    component = { type: 'library', name: 'x', purl: `pkg:npm/x@${depth}`, components: [component] };
  assert.equal(cyclonedx([component]).inventory.packages.length, 300);
});

test('kind: the same package listed twice is one, at two places two', () => {
  const one = { type: 'library', name: 'a', purl: 'pkg:npm/a@1' };
  assert.equal(cyclonedx([one, one]).inventory.packages.length, 1);
  const elsewhere = { ...one, evidence: { occurrences: [{ location: 'b/package.json' }] } };
  assert.equal(cyclonedx([one, elsewhere]).inventory.packages.length, 2);
});

test('kind: what is excluded from the product is marked as of development', () => {
  assert.equal(packageOf('pkg:npm/a@1', { scope: 'excluded' }).role, 'dev');
  assert.equal(packageOf('pkg:npm/a@1', { scope: 'optional' }).role, undefined);
});

test('SPDX: packages, system, subject and licences', () => {
  const { format, subject, inventory } = spdx(
    [
      {
        SPDXID: 'SPDXRef-Image',
        name: 'shop:1',
        primaryPackagePurpose: 'CONTAINER',
        ...purlRef('pkg:oci/shop@sha256%3A00'),
      },
      {
        SPDXID: 'SPDXRef-Os',
        name: 'debian',
        versionInfo: '12.5',
        primaryPackagePurpose: 'OPERATING-SYSTEM',
      },
      {
        SPDXID: 'SPDXRef-1',
        name: 'libc6',
        versionInfo: '2.36-9',
        supplier: 'Person: GNU Libc Maintainers (debian-glibc@lists.debian.org)',
        licenseDeclared: 'LGPL-2.1-only',
        sourceInfo:
          'acquired package info from DPKG DB: /var/lib/dpkg/status, /usr/share/doc/libc6/copyright',
        ...purlRef('pkg:deb/debian/libc6@2.36-9?arch=amd64&upstream=glibc&distro=debian-12'),
      },
    ],
    {
      relationships: [
        {
          spdxElementId: 'SPDXRef-DOCUMENT',
          relationshipType: 'DESCRIBES',
          relatedSpdxElement: 'SPDXRef-Image',
        },
      ],
    },
  );
  assert.equal(format, 'SPDX 2.3');
  assert.equal(subject, 'shop:1');
  assert.equal(inventory.distribution?.version, '12.5');
  assert.deepEqual(inventory.gaps, []);
  const [libc] = inventory.packages;
  assert.equal(libc?.arch, 'amd64');
  assert.deepEqual(libc?.source, { name: 'glibc' });
  assert.deepEqual(libc?.licences, ['LGPL-2.1-only']);
  assert.equal(libc?.evidence[0]?.path, 'var/lib/dpkg/status');
  assert.equal(libc?.details.maintainer, 'GNU Libc Maintainers (debian-glibc@lists.debian.org)');
});

test('SPDX: Trivy tells the source in a sentence, and in version 2.2 the kind in the id', () => {
  const { inventory } = read({
    spdxVersion: 'SPDX-2.2',
    packages: [
      { SPDXID: 'SPDXRef-OperatingSystem-1', name: 'alpine', versionInfo: '3.18.4' },
      { SPDXID: 'SPDXRef-ContainerImage-1', name: 'shop' },
      { SPDXID: 'SPDXRef-Application-1', name: 'node-pkg', attributionTexts: ['Class: lang-pkgs'] },
      {
        SPDXID: 'SPDXRef-Package-1',
        name: 'libcrypto3',
        versionInfo: '3.1.3-r0',
        sourceInfo: 'built package from: openssl 3.1.3-r0',
        attributionTexts: ['PkgType: alpine', 'LayerDiffID: sha256:00'],
        ...purlRef('pkg:apk/alpine/libcrypto3@3.1.3-r0?arch=x86_64&distro=3.18.4'),
      },
    ],
  });
  assert.deepEqual(inventory.gaps, []);
  assert.equal(inventory.distribution?.id, 'alpine');
  assert.deepEqual(
    inventory.packages.map(({ source }) => source),
    [{ name: 'openssl' }],
  );
});

test('SPDX: files of a language package that an OS package owns, as Syft relates them', () => {
  const { packages } = spdx(
    [
      {
        SPDXID: 'SPDXRef-deb',
        name: 'python3-yaml',
        ...purlRef('pkg:deb/debian/python3-yaml@6.0-3?distro=debian-12'),
      },
      { SPDXID: 'SPDXRef-pypi', name: 'PyYAML', ...purlRef('pkg:pypi/pyyaml@6.0') },
    ],
    {
      relationships: [
        {
          spdxElementId: 'SPDXRef-deb',
          relatedSpdxElement: 'SPDXRef-pypi',
          relationshipType: 'OTHER',
          comment:
            'ownership-by-file-overlap: indicates that the parent package claims ownership of a child package',
        },
        {
          spdxElementId: 'SPDXRef-pypi',
          relatedSpdxElement: 'SPDXRef-gone',
          relationshipType: 'OTHER',
          comment: 'ownership-by-file-overlap',
        },
      ],
    },
  ).inventory;
  const [deb, pypi] = packages;
  assert.equal(pypi?.owner, deb?.id);
  assert.equal(deb?.owner, undefined);
});

test('SPDX: a described folder is no package, a described library is one', () => {
  const described = { documentDescribes: ['SPDXRef-1'] };
  assert.deepEqual(spdx([{ SPDXID: 'SPDXRef-1', name: 'folder' }], described).inventory, {
    packages: [],
    gaps: [],
  });
  const library = { SPDXID: 'SPDXRef-1', name: 'lodash', ...purlRef('pkg:npm/lodash@4.17.20') };
  assert.equal(spdx([library], described).inventory.packages.length, 1);
});

test('an in-toto statement is read for the SBOM that it attests', () => {
  const predicate = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'library', name: 'a', purl: 'pkg:npm/a@1' }],
  };
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://cyclonedx.org/bom',
    predicate,
  };
  assert.equal(read(statement).inventory.packages.length, 1);
});

test('an SBOM of another tool is matched like one of ours: source, epoch and release count', () => {
  const source = advisorySource([
    { id: 'CVE-1', affected: [{ scope: 'Debian:12', name: 'shadow', fixed: '1:4.13-2' }] },
    { id: 'CVE-2', affected: [{ scope: 'Debian:11', name: 'shadow' }] },
    { id: 'GHSA-1', affected: [{ scope: 'npm', name: '@scope/a', fixed: '2.0.0' }] },
  ]);
  const { inventory } = cyclonedx([
    SYFT_DEBIAN,
    {
      type: 'library',
      name: 'login',
      version: '1:4.13-1',
      purl: 'pkg:deb/debian/login@1%3A4.13-1?arch=amd64&distro=debian-12&upstream=shadow',
    },
    { type: 'library', group: '@scope', name: 'a', version: '1.0.0', purl: 'pkg:npm/%40scope/a@1.0.0' },
  ]);
  const { findings } = match(inventory, source, { now: '2026-01-01T00:00:00Z' });
  assert.deepEqual(findings.map(({ id }) => id).sort(), ['CVE-1', 'GHSA-1']);
});
