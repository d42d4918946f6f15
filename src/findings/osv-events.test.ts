// Rules for ranges and listed versions, as OSV has them.
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
  return match(inventoryOf('', ...packages), advisorySource([record], ['npm', 'Maven', 'PyPI']), NOW);
}

const found = (...args: Parameters<typeof matched>) => matched(...args).findings.length;
const npm = (version: string) => packageOf('npm', `lib ${version}`);

test('OSV events: introduced "0" is the beginning of all versions', () => {
  const affected = [{ scope: 'npm', name: 'lib', introduced: '0', fixed: '1.0.0' }];
  assert.equal(found(affected, npm('0.0.0-alpha')), 1);
});

test('OSV events: fixed is good, last_affected is affected', () => {
  const fixed = [{ scope: 'npm', name: 'lib', introduced: '1.0.0', fixed: '1.2.0' }];
  assert.deepEqual(
    ['0.9.9', '1.0.0', '1.1.9', '1.2.0'].map((v) => found(fixed, npm(v))),
    [0, 1, 1, 0],
  );
  const last = [{ scope: 'npm', name: 'lib', introduced: '1.0.0', last: '1.2.0' }];
  assert.deepEqual(
    ['1.2.0', '1.2.1'].map((v) => found(last, npm(v))),
    [1, 0],
  );
  assert.equal(matched(last, npm('1.2.0')).findings[0]?.fixed, '');
});

test('OSV events: several ranges are joined by OR, and each branch has its own fix', () => {
  const affected = [
    { scope: 'npm', name: 'lib', introduced: '1.0.0', fixed: '1.5.0' },
    { scope: 'npm', name: 'lib', introduced: '2.0.0', fixed: '2.3.0' },
  ];
  assert.deepEqual(
    ['1.4.0', '1.6.0', '2.1.0', '2.3.0'].map((v) => found(affected, npm(v))),
    [1, 0, 1, 0],
  );
  assert.equal(matched(affected, npm('1.4.0')).findings[0]?.fixed, '1.5.0');
  assert.equal(matched(affected, npm('2.1.0')).findings[0]?.fixed, '2.3.0');
});

test('OSV events: a fix that another range holds for affected again is none', () => {
  const affected = [
    { scope: 'npm', name: 'lib', introduced: '1.0.0', fixed: '1.5.0' },
    { scope: 'npm', name: 'lib', introduced: '1.4.0', fixed: '1.6.0' },
  ];
  assert.equal(matched(affected, npm('1.1.0')).findings[0]?.fixed, '1.6.0');
});

test('OSV events: listed versions count beside ranges', () => {
  const affected = [
    { scope: 'npm', name: 'lib', introduced: '1.0.0', fixed: '1.1.0' },
    { scope: 'npm', name: 'lib', introduced: '', versions: ['3.0.0-beta'] },
  ];
  const { findings } = matched(affected, npm('3.0.0-beta'));
  assert.equal(findings[0]?.evidence[0]?.listed, true);
  assert.equal(found(affected, npm('3.0.0')), 0);
});

test('OSV events: a listed version that the same record calls the fix is not affected', () => {
  const affected = [
    { scope: 'npm', name: 'lib', fixed: '1.1.0' },
    { scope: 'npm', name: 'lib', introduced: '', versions: ['1.1.0'] },
  ];
  assert.equal(found(affected, npm('1.1.0')), 0);
  assert.equal(found([{ scope: 'npm', name: 'lib', fixed: '1.1.0', versions: ['1.1.0'] }], npm('1.1.0')), 0);
});

test('OSV events: a vulnerability without any fix is open to the newest version', () => {
  assert.equal(found([{ scope: 'npm', name: 'lib' }], npm('99.0.0')), 1);
});
