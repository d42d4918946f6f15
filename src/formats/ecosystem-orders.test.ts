// Tests of the table of ecosystems.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ECOSYSTEMS, isDistribution, isEcosystem, orderName } from './ecosystem-orders.ts';

test('every distribution has the order of its package format', () => {
  for (const [family, order] of [
    ['Debian', 'dpkg'],
    ['Ubuntu', 'dpkg'],
    ['Alpine', 'apk'],
    ['Wolfi', 'apk'],
    ['Red Hat', 'rpm'],
    ['openSUSE', 'rpm'],
  ] as const) {
    assert.equal(orderName(family), order);
    assert.ok(isDistribution(family));
  }
});

test('language ecosystems are no distributions', () => {
  for (const family of ['npm', 'PyPI', 'Maven', 'Go', 'RubyGems'])
    assert.equal(isDistribution(family), false);
});

test('an ecosystem without an order is known and says so', () => {
  assert.ok(isEcosystem('OSS-Fuzz'));
  assert.equal(orderName('OSS-Fuzz'), undefined);
});

test('names from content that are no ecosystem are refused, however they are spelled', () => {
  for (const name of ['', 'debian', '__proto__', 'constructor', '../Debian', 'Debian:12'])
    assert.equal(isEcosystem(name), false);
});

test('the list is sorted and names each ecosystem once', () => {
  assert.deepEqual([...new Set(ECOSYSTEMS)].sort(), [...ECOSYSTEMS]);
});
