// Rules for languages' packages: names, Java, copies, types that can't be judged.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import type { Package } from '../inventory/package.ts';
import { match } from './index.ts';
import type { Matched } from './types.ts';

const NOW = { now: '2026-01-01T00:00:00Z' };

function matched(affected: AdvisoryRecord['affected'], ...packages: Package[]): Matched {
  const record = { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2024-0001'], affected };
  return match(
    inventoryOf('', ...packages),
    advisorySource([record], ['npm', 'Maven', 'PyPI', 'crates.io']),
    NOW,
  );
}

const found = (...args: Parameters<typeof matched>) => matched(...args).findings.length;
const npm = (version: string) => packageOf('npm', `lib ${version}`);

test('names: PyPI spellings of one package meet', () => {
  const affected = [{ scope: 'PyPI', name: 'zope-interface', fixed: '5.0' }];
  assert.equal(found(affected, packageOf('pypi', 'Zope.Interface 4.0')), 1);
});

test('names: Maven\u2019s are case-sensitive and stand with their group', () => {
  const affected = [{ scope: 'Maven', name: 'org.apache.logging.log4j:log4j-core', fixed: '2.15.0' }];
  assert.equal(found(affected, packageOf('maven', 'org.apache.logging.log4j:log4j-core 2.14.1')), 1);
  assert.equal(found(affected, packageOf('maven', 'org.apache.logging.log4j:Log4j-core 2.14.1')), 0);
  assert.equal(found(affected, packageOf('maven', 'org.apache.logging.log4j:log4j-api 2.14.1')), 0);
});

test('Java: a jar without a group is not looked up, and that is said', () => {
  const { findings, unjudged } = matched([{ scope: 'Maven', name: 'a:lib' }], packageOf('maven', 'lib 1.0'));
  assert.deepEqual(findings, []);
  assert.deepEqual(
    unjudged.map(({ reason, what, hides }) => ({ reason, what, hides })),
    [{ reason: 'unknown-name', what: 'Maven: lib', hides: true }],
  );
});

test('Java: a guessed identity gives a possible finding, apart from a certain one', () => {
  const affected = [{ scope: 'Maven', name: 'a:lib', fixed: '2' }];
  const evidence = [{ cataloguer: 'test', path: 'a.jar', layer: 0, confidence: 'possible' } as const];
  const guessed = packageOf('maven', 'a:lib 1', { evidence });
  const sure = packageOf('maven', 'a:lib 1');
  const { findings } = matched(affected, guessed, sure);
  assert.deepEqual(findings.map(({ confidence }) => confidence).sort(), ['certain', 'possible']);
});

test('Java: Maven\u2019s order: qualifiers of Guava differ only between themselves; a vendor\u2019s rebuild is less sure', () => {
  const affected = [
    { scope: 'Maven', name: 'com.google.guava:guava', introduced: '1.0', fixed: '32.0.0-android' },
  ];
  const guava = (version: string) => packageOf('maven', `com.google.guava:guava ${version}`);
  assert.deepEqual(
    ['31.1-jre', '32.0.0-jre', '32.0.0-android'].map((v) => found(affected, guava(v))),
    [1, 0, 0],
  );
  assert.equal(matched(affected, guava('31.1.0.redhat-00001')).findings[0]?.confidence, 'likely');
});

test('copies of one package are one finding with all of them', () => {
  const affected = [{ scope: 'npm', name: 'lib', fixed: '2.0.0' }];
  const copies = ['a/node_modules/lib', 'b/node_modules/lib'].map((path) =>
    packageOf('npm', 'lib 1.0.0', { path }),
  );
  const { findings } = matched(affected, ...copies);
  assert.deepEqual(findings[0]?.packages, copies.map(({ id }) => id).sort());
  assert.equal(findings.length, 1);
});

test('vendored: a copied-in package can be attacked, and is a likely finding', () => {
  const affected = [{ scope: 'PyPI', name: 'urllib3', fixed: '2' }];
  const copy = packageOf('pypi', 'urllib3 1.26', { role: 'vendored', path: 'pip/_vendor/urllib3' });
  assert.equal(matched(affected, copy).findings[0]?.confidence, 'likely');
});

test('vendored: what only an SBOM inside of another package names is suppressed', () => {
  const affected = [{ scope: 'PyPI', name: 'setuptools', fixed: '78' }];
  for (const path of ['pip-25.dist-info/sboms/pip.cdx.json', 'opt/x/bom.spdx']) {
    const { findings, suppressed } = matched(
      affected,
      packageOf('pypi', 'setuptools 70.3.0', { role: 'vendored', path }),
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(
      suppressed.map(({ reason }) => reason),
      ['vendored'],
    );
  }
});

test('types without advisories are said to be unjudged', () => {
  const { unjudged } = matched([], packageOf('conda', 'numpy 1.0'), packageOf('luarocks', 'lpeg 1.0'));
  assert.deepEqual(
    unjudged.map(({ reason, what, hides }) => ({ reason, what, hides })),
    [
      { reason: 'no-feed', what: 'conda', hides: true },
      { reason: 'no-feed', what: 'luarocks', hides: true },
    ],
  );
});

test('a version that its order can\u2019t read is unjudged where an advisory names the package', () => {
  const affected = [{ scope: 'npm', name: 'lib', fixed: '2.0.0' }];
  const { findings, unjudged } = matched(affected, npm('not-a-version'));
  assert.deepEqual(findings, []);
  assert.deepEqual(
    unjudged.map(({ reason, what }) => [reason, what]),
    [['unreadable-version', 'npm: lib']],
  );
  assert.deepEqual(matched([], npm('not-a-version')).unjudged, []);
});

test('a version of an advisory that can\u2019t be read is unjudged, with the advisory named', () => {
  const { unjudged } = matched([{ scope: 'npm', name: 'lib', fixed: 'soon' }], npm('1.0.0'));
  assert.deepEqual(
    unjudged.map(({ reason, what }) => [reason, what]),
    [['unreadable-version', 'npm: lib (GHSA-aaaa-bbbb-cccc)']],
  );
});

test('Rust: a crate that only helped to build is set aside, one that is linked in is found', () => {
  const affected = [{ scope: 'crates.io', name: 'cc', fixed: '2.0.0' }];
  const linked = packageOf('cargo', 'cc 1.0.0');
  const { findings, suppressed } = matched(affected, { ...linked, role: 'dev' });
  assert.deepEqual(findings, []);
  assert.deepEqual(
    suppressed.map(({ reason }) => reason),
    ['build-only'],
  );
  assert.equal(found(affected, linked), 1);
});
