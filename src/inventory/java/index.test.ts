// Java packages of whole images: layers, links, evidence, purls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { jarOf } from '../../../test/support/java.ts';
import { buildZip } from '../../../test/support/zip.ts';
import { javaCataloguer } from './index.ts';

async function assembled(layers: readonly LayerSpec[]) {
  return (await catalogue([javaCataloguer], layers)).get('java/archive')!;
}

const LOG4J = jarOf({ poms: ['org.apache.logging.log4j:log4j-core:2.14.1'] });
const FIXED = jarOf({ poms: ['org.apache.logging.log4j:log4j-core:2.17.1'] });

test('a package says where it is, by what it is known and which layer brought it', async () => {
  const app = jarOf({
    manifest: { 'Bundle-License': 'Apache-2.0' },
    poms: ['com.example:app:1'],
    nested: { 'BOOT-INF/lib/log4j-core-2.14.1.jar': LOG4J },
  });
  const { packages, gaps } = await assembled([{ 'etc/x': '' }, { 'opt/app.jar': app }]);
  assert.deepEqual(gaps, []);
  assert.deepEqual(
    packages.map(({ id, ...rest }) => ({ ...rest, id: id.startsWith('maven-') })),
    [
      {
        id: true,
        type: 'maven',
        name: 'com.example:app',
        version: '1',
        purl: 'pkg:maven/com.example/app@1',
        licences: [],
        evidence: [
          {
            cataloguer: 'java/archive',
            path: 'opt/app.jar',
            layer: 1,
            by: 'pom.properties',
            confidence: 'certain',
          },
        ],
        introduced: 1,
        details: { javaBy: 'pom.properties' },
      },
      {
        id: true,
        type: 'maven',
        name: 'org.apache.logging.log4j:log4j-core',
        version: '2.14.1',
        purl: 'pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1',
        licences: [],
        evidence: [
          {
            cataloguer: 'java/archive',
            path: 'opt/app.jar:BOOT-INF/lib/log4j-core-2.14.1.jar',
            layer: 1,
            by: 'pom.properties',
            confidence: 'certain',
          },
        ],
        introduced: 1,
        details: { javaBy: 'pom.properties' },
      },
    ],
  );
});

test('introduced: the lowest layer of the unbroken run that has the same package at the same path', async () => {
  const layers = [{ 'a.jar': LOG4J }, { 'a.jar': FIXED }, { 'a.jar': LOG4J }, { 'a.jar': LOG4J }];
  const { packages } = await assembled(layers);
  assert.deepEqual(
    packages.map(({ version, introduced, evidence }) => [version, introduced, evidence[0]?.layer]),
    [['2.14.1', 2, 3]],
  );
});

test('a jar that a higher layer deletes or overwrites with something else gives nothing', async () => {
  const overwritten = await assembled([{ 'a.jar': LOG4J }, { 'a.jar': 'gone' }]);
  assert.deepEqual(overwritten.packages, []);
  const deleted = await assembled([{ 'lib/a.jar': LOG4J }, { 'lib/.wh.a.jar': '' }]);
  assert.deepEqual(deleted.packages, []);
});

test('a nested package that the new version of its archive no longer has is gone', async () => {
  const before = jarOf({ poms: ['com.example:app:1'], nested: { 'lib/log4j.jar': LOG4J } });
  const after = jarOf({ poms: ['com.example:app:1'] });
  const { packages } = await assembled([{ 'app.jar': before }, { 'app.jar': after }]);
  assert.deepEqual(
    packages.map(({ name, introduced }) => [name, introduced]),
    [['com.example:app', 0]],
  );
});

test('suffixes: every kind of Java archive, in any letter case', async () => {
  const suffixes = [
    'jar',
    'WAR',
    'ear',
    'par',
    'sar',
    'nar',
    'jpi',
    'hpi',
    'kar',
    'lpkg',
    'rar',
    'far',
    'aar',
  ];
  const { packages } = await assembled([
    Object.fromEntries(suffixes.map((suffix) => [`x.${suffix}`, LOG4J])),
  ]);
  assert.equal(packages.length, suffixes.length);
});

test('other formats with such a suffix are left alone', async () => {
  const layer = {
    'a.rar': 'Rar!\u001a\u0007\u0000',
    'b.sar': 'SQLite format 3\0',
    'c.par': 'Pancake',
    'd.txt': LOG4J,
  };
  const { packages, gaps } = await assembled([layer]);
  assert.deepEqual([packages, gaps], [[], []]);
});

test('a jar that is cut is a gap that hides; one that is none hides nothing', async () => {
  const { gaps } = await assembled([{ 'cut.jar': LOG4J.subarray(0, 100), 'text.jar': 'not a zip at all' }]);
  assert.deepEqual(
    gaps.map(({ path, reason, hides }) => [path, reason, hides]),
    [
      ['cut.jar', 'damaged', true],
      ['text.jar', 'not-understood', false],
    ],
  );
});

test('a script in front of the archive, as in an executable Spring Boot jar', async () => {
  const app = jarOf({ poms: ['com.example:app:1'] }, { prefix: '#!/bin/bash\nexec java -jar "$0"\n' });
  assert.equal((await assembled([{ 'app.jar': app }])).packages.length, 1);
});

test('a package without a group has a purl without a namespace', async () => {
  const { packages } = await assembled([{ 'thing-1.2.jar': jarOf({ classes: ['a/B'] }) }]);
  assert.deepEqual(
    packages.map(({ name, purl }) => [name, purl]),
    [['thing', 'pkg:maven/thing@1.2']],
  );
});

test('two entries of one name give one package', async () => {
  const twice = [1, 2].map(() => ({ name: 'lib/log4j.jar', data: LOG4J, stored: true }));
  assert.equal((await assembled([{ 'app.jar': buildZip(twice) }])).packages.length, 1);
});

test('an archive with thousands of broken parts has a bounded number of gaps', async () => {
  const broken = Array.from({ length: 3000 }, (_, i) => ({
    name: `${i}.jar`,
    data: 'PK\u0003\u0004',
    stored: true,
  }));
  const { gaps } = await assembled([{ 'app.jar': buildZip(broken) }]);
  assert.equal(gaps.length, 101);
  assert.deepEqual(gaps.at(-1)?.detail, 'more than 100 gaps in one archive');
});

test('names from content that are absurdly long are gaps, not packages', async () => {
  const { packages, gaps } = await assembled([{ 'a.jar': jarOf({ poms: [`g.x:a:${'1'.repeat(5000)}`] }) }]);
  assert.deepEqual(packages, []);
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['not-understood', true]],
  );
});
