// Tests of the rules by which OSV events become intervals.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ORDERS } from '../versions/index.ts';
import { intervalsOf, isCovered, isNotAffected } from './intervals.ts';

const { semver, dpkg } = ORDERS;
const intervals = (events: unknown, order = semver) =>
  intervalsOf(events, order)?.map(({ introduced, fixed, last }) => `${introduced} ${fixed || `=${last}`}`);

test('events are sorted by version before they are read', () => {
  const events = [{ fixed: '2.10.0' }, { introduced: '2.9.0' }, { fixed: '1.10.0' }, { introduced: '1.2.0' }];
  assert.deepEqual(intervals(events), ['1.2.0 1.10.0', '2.9.0 2.10.0']);
});

test('introduced 0 is the beginning of all versions, before whatever the order puts first', () => {
  assert.deepEqual(intervals([{ fixed: '0~beta1' }, { introduced: '0' }], dpkg), ['0 0~beta1']);
});

test('last_affected is the end of an interval, kept as inclusive', () => {
  assert.deepEqual(intervals([{ introduced: '1.0.0' }, { last_affected: '1.5.0' }]), ['1.0.0 =1.5.0']);
});

test('what is introduced and never fixed has no end', () => {
  assert.deepEqual(intervals([{ introduced: '1.0.0' }]), ['1.0.0 =']);
});

test('of several fixes after one introduction the first ends it', () => {
  assert.deepEqual(intervals([{ introduced: '0' }, { fixed: '2.0.0' }, { fixed: '1.0.0' }]), ['0 1.0.0']);
});

test('an event with two keys (early exports) is two events', () => {
  assert.deepEqual(intervals([{ introduced: '0', fixed: '1.0.0' }]), ['0 1.0.0']);
});

test('limit bounds git ranges only and is passed over', () => {
  assert.deepEqual(intervals([{ introduced: '0' }, { limit: '2.0.0' }]), ['0 =']);
});

test('fixed and introduced again at the same version go on; introduced and fixed at the same version is nothing', () => {
  assert.deepEqual(
    intervals([{ introduced: '0' }, { fixed: '1.0.0' }, { introduced: '1.0.0' }, { fixed: '2.0.0' }]),
    ['0 1.0.0', '1.0.0 2.0.0'],
  );
  assert.deepEqual(intervals([{ introduced: '1.0.0' }, { fixed: '1.0.0' }]), []);
});

test('fixed at 0 is the statement that no version was ever affected', () => {
  const [interval] = intervalsOf([{ introduced: '0' }, { fixed: '0' }], dpkg) ?? [];
  assert.ok(interval && isNotAffected(interval));
  assert.equal(isCovered('1.0', [interval], dpkg), false);
});

test('a range that can not be read is none: no introduction, no version, no list, an absurd length', () => {
  for (const events of [
    [{ fixed: '1.0.0' }],
    [{ introduced: 'not a version' }],
    [{ introduced: '0' }, { fixed: 7 }],
    [{ introduced: '0' }, null],
    [{ introduced: '0' }, { fixed: '' }],
    [{ introduced: '0' }, { fixed: `1.0.${'0'.repeat(5000)}` }],
    'introduced',
    undefined,
    [],
  ])
    assert.equal(intervalsOf(events, semver), undefined, JSON.stringify(events)?.slice(0, 60));
});

test('without an order events stand as they are listed', () => {
  const events = [{ introduced: 'b' }, { fixed: 'a' }];
  assert.deepEqual(intervalsOf(events, undefined), [{ introduced: 'b', fixed: 'a', last: '' }]);
});

test('a version is covered exactly where the walk over the sorted events says so', () => {
  const number = fc.integer({ min: 0, max: 12 }).map((n) => `${n}.0.0`);
  const kinds = fc.constantFrom('introduced', 'fixed', 'last_affected');
  const event = fc.tuple(kinds, number).map(([kind, version]) => ({ [kind]: version }));
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), number, (events, version) => {
      // Two events at one version have no defined order between them.
      const versions = events.map((one) => Object.values(one)[0]);
      fc.pre(new Set(versions).size === versions.length);
      const found = intervalsOf(events, semver);
      if (found === undefined) return;
      assert.equal(isCovered(version, found, semver), walk(events, version));
    }),
  );
});

/** The schema's own algorithm. */
function walk(events: readonly { [kind: string]: string }[], version: string): boolean {
  const at = (event: { [kind: string]: string }) => Number.parseInt(Object.values(event)[0] ?? '', 10);
  const wanted = Number.parseInt(version, 10);
  let isAffected = false;
  for (const event of events.toSorted((a, b) => at(a) - at(b))) {
    if (event['introduced'] !== undefined && wanted >= at(event)) isAffected = true;
    if (event['fixed'] !== undefined && wanted >= at(event)) isAffected = false;
    if (event['last_affected'] !== undefined && wanted > at(event)) isAffected = false;
  }
  return isAffected;
}
