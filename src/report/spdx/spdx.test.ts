// SPDX: packages, licences and relationships as other tools read them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventoryOf, packageOf } from '../../../test/support/packages.ts';
import { DEBIAN, reportOf, RPM } from '../../../test/support/reports.ts';
import { PROGRAMS } from '../../../test/support/programs.ts';
import type { ScanReport } from '../../scan/index.ts';
import { spdxReport } from './index.ts';

interface Document {
  readonly documentNamespace: string;
  readonly creationInfo: { readonly created: string };
  readonly packages: readonly {
    readonly SPDXID: string;
    readonly name: string;
    readonly licenseDeclared: string;
    readonly primaryPackagePurpose?: string;
    readonly externalRefs?: unknown;
  }[];
  readonly hasExtractedLicensingInfos?: readonly unknown[];
  readonly relationships: readonly {
    readonly spdxElementId: string;
    readonly relationshipType: string;
    readonly relatedSpdxElement: string;
  }[];
}

const read = (report: ScanReport): Document => JSON.parse(spdxReport(report)) as Document;

function declared(...licences: string[]): { text: string; infos: readonly unknown[] | undefined } {
  const one = packageOf('pypi', 'a 1', { licences });
  const document = read(reportOf(inventoryOf('', one), {}, false));
  return { text: document.packages[1]!.licenseDeclared, infos: document.hasExtractedLicensingInfos };
}

test('the document describes the image, which contains the system and every package', () => {
  const { packages, relationships } = read(reportOf(DEBIAN));
  const related = (type: string, from: string) =>
    relationships.filter((one) => one.relationshipType === type && one.spdxElementId === from);
  const [subject] = related('DESCRIBES', 'SPDXRef-DOCUMENT');
  const image = packages.find((one) => one.SPDXID === subject?.relatedSpdxElement);
  assert.equal(image?.primaryPackagePurpose, 'CONTAINER');
  assert.equal(related('CONTAINS', image.SPDXID).length, DEBIAN.packages.length + 1);
});

test('an OS package contains the package whose files it owns', () => {
  const { relationships } = read(reportOf(DEBIAN));
  const owned = DEBIAN.packages.filter(({ owner }) => owner !== undefined);
  assert.equal(owned.length, 1);
  for (const { id, owner } of owned)
    assert.ok(
      relationships.some(
        (one) => one.spdxElementId === `SPDXRef-${owner}` && one.relatedSpdxElement === `SPDXRef-${id}`,
      ),
    );
});

test('the package URL is an external reference', () => {
  const { packages } = read(reportOf(RPM));
  const bash = packages.find((one) => one.name === 'bash');
  assert.deepEqual(bash?.externalRefs, [
    {
      referenceCategory: 'PACKAGE-MANAGER',
      referenceType: 'purl',
      referenceLocator: 'pkg:rpm/bash@4.4.20-5.el8',
    },
  ]);
});

test('licences: expressions stay, several are joined by AND, nothing is NOASSERTION', () => {
  assert.equal(declared().text, 'NOASSERTION');
  assert.equal(declared('').text, 'NOASSERTION');
  assert.equal(declared('MIT OR ISC').text, 'MIT OR ISC');
  assert.equal(declared('MIT OR ISC', 'Zlib', 'Zlib').text, '(MIT OR ISC) AND Zlib');
});

test('licences: what has no identifier is kept under a reference, with what was declared', () => {
  const { text, infos } = declared('GPLv2+ and Frobnix', 'MIT');
  assert.equal(text, 'GPL-2.0-or-later AND LicenseRef-Frobnix AND MIT');
  const told = 'GPLv2+ and Frobnix\nMIT';
  assert.deepEqual(infos, [{ licenseId: 'LicenseRef-Frobnix', name: told, extractedText: told }]);
});

test('moments are told to the second, in UTC', () => {
  const { creationInfo } = read(reportOf(RPM, { now: '2026-03-01T13:00:00.123+01:00' }));
  assert.equal(creationInfo.created, '2026-03-01T12:00:00Z');
});

test('the namespace is made of the content', () => {
  const space = (report: ScanReport) => read(report).documentNamespace;
  assert.equal(space(reportOf(DEBIAN)), space(reportOf(DEBIAN)));
  assert.notEqual(space(reportOf(DEBIAN)), space(reportOf(RPM)));
});

test('a CPE is an external reference for security', () => {
  const nginx = read(reportOf(PROGRAMS)).packages.find(({ name }) => name === 'nginx')!;
  assert.match(
    JSON.stringify(nginx.externalRefs),
    /"SECURITY","referenceType":"cpe23Type","referenceLocator":"cpe:2\.3:a:f5:nginx:/,
  );
});
