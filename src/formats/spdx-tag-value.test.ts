// Tests of SPDX documents in tag-value form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../core/bytes.ts';
import { parseSpdxTagValue } from './spdx-tag-value.ts';

const TEXT = `SPDXVersion: SPDX-2.3
DocumentName: SPDX document for reef
SPDXID: SPDXRef-DOCUMENT
DocumentComment: <text>several
PackageName: none
</text>
## Relationships
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-reef

PackageName: reef
SPDXID: SPDXRef-reef
PackageVersion: 7.4.1-0
PackageLicenseDeclared: MIT
ExternalRef: SECURITY cpe23Type cpe:2.3:a:coral:reef:7.4.1:*:*:*:*:*:*:*
ExternalRef: PACKAGE-MANAGER purl pkg:bitnami/reef@7.4.1-0?arch=arm64

FileName: ./a
SPDXID: SPDXRef-a
`;

test('packages with their references, and relationships', () => {
  const { spdxVersion, name, packages, relationships } = parseSpdxTagValue(bytesOf(Buffer.from(TEXT)));
  assert.deepEqual([spdxVersion, name], ['SPDX-2.3', 'SPDX document for reef']);
  assert.deepEqual(relationships, [
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-reef' },
  ]);
  assert.equal(packages.length, 1);
  const [one] = packages;
  assert.deepEqual(
    [one?.name, one?.SPDXID, one?.versionInfo, one?.licenseDeclared],
    ['reef', 'SPDXRef-reef', '7.4.1-0', 'MIT'],
  );
  assert.deepEqual(
    one?.externalRefs.map(({ referenceType }) => referenceType),
    ['cpe23Type', 'purl'],
  );
});

test('a text without an end swallows the rest, no more', () => {
  const text = 'PackageName: a\nPackageComment: <text>x\nPackageName: b\n';
  assert.equal(parseSpdxTagValue(bytesOf(Buffer.from(text))).packages.length, 1);
});

test('damaged files are read as far as they go', () => {
  for (const damaged of mutations(Buffer.from(TEXT), 300))
    try {
      assert.ok(parseSpdxTagValue(bytesOf(damaged)).packages.length < 10);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
});
