// What a scan amounts to, and which layers are the base image's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import type { Matched, Unjudged } from '../findings/index.ts';
import type { ImageConfig } from '../image/index.ts';
import type { Gap } from '../image/reader.ts';
import { baseOf } from './base.ts';
import { outcomeOf } from './outcome.ts';

const one = packageOf('npm', 'a 1.0.0');
const two = packageOf('npm', 'b 1.0.0');

const gap = (hides: boolean): Gap => ({ reader: 'r', path: 'x', reason: 'damaged', hides });

function matched(...unjudged: Partial<Unjudged>[]): Matched {
  const list = unjudged.map(
    (over): Unjudged => ({ reason: 'no-data', what: 'npm', hides: true, packages: [], detail: '', ...over }),
  );
  return { findings: [], suppressed: [], unjudged: list, families: [] };
}

test('nothing to match is not clean, and not partial unless something was not understood', () => {
  assert.equal(outcomeOf(inventoryOf(''), matched()).verdict, 'nothing');
  assert.equal(outcomeOf({ ...inventoryOf(''), gaps: [gap(true)] }, matched()).verdict, 'partial');
  assert.equal(outcomeOf({ ...inventoryOf(''), gaps: [gap(false)] }, matched()).verdict, 'nothing');
});

test('a gap makes a scan partial only when packages may hide in it', () => {
  assert.equal(outcomeOf({ ...inventoryOf('', one), gaps: [gap(true)] }, matched()).verdict, 'partial');
  assert.equal(outcomeOf({ ...inventoryOf('', one), gaps: [gap(false)] }, matched()).verdict, 'judged');
});

test('no data for some is partial, for all is no judgement; the reasons are told', () => {
  const some = outcomeOf(inventoryOf('', one, two), matched({ packages: [one.id], detail: 'no data' }));
  assert.equal(some.verdict, 'partial');
  assert.deepEqual(some.reasons, ['npm: no data']);
  assert.equal(
    outcomeOf(inventoryOf('', one, two), matched({ packages: [one.id, two.id] })).verdict,
    'unjudged',
  );
});

test('a type without a feed is told; packages of such types alone are no answer', () => {
  const told = (...packages: string[]) => matched({ reason: 'no-feed', packages });
  assert.equal(outcomeOf(inventoryOf('', one, two), told(one.id)).verdict, 'judged');
  assert.equal(outcomeOf(inventoryOf('', one, two), told(one.id, two.id)).verdict, 'unjudged');
});

test('end of life and third parties are told, but the answer stands', () => {
  const told = matched(
    { reason: 'end-of-life', packages: [one.id] },
    { reason: 'third-party', packages: [two.id] },
  );
  assert.equal(outcomeOf(inventoryOf('', one, two), told).verdict, 'judged');
});

const config = (history: [string, boolean][], labels: Record<string, string> = {}): ImageConfig => ({
  os: 'linux',
  architecture: 'amd64',
  diffIds: [],
  history: history.map(([createdBy, empty]) => ({ createdBy, empty })),
  user: '',
  env: [],
  entrypoint: [],
  cmd: [],
  workingDir: '',
  labels,
  exposedPorts: [],
});

test('the base ends where its own CMD stands before another layer', () => {
  const history: [string, boolean][] = [
    ['ADD rootfs', false],
    ['CMD ["bash"]', true],
    ['RUN apt-get', false],
    ['COPY app', false],
    ['CMD ["app"]', true],
  ];
  assert.deepEqual(baseOf(config(history), 3), { layers: 1, by: 'history' });
  const labels = { 'org.opencontainers.image.base.name': 'debian:12' };
  assert.deepEqual(baseOf(config(history, labels), 3), { layers: 1, by: 'label', reference: 'debian:12' });
});

test('no base where the history does not account for the layers, or tells of none', () => {
  assert.equal(
    baseOf(
      config([
        ['ADD rootfs', false],
        ['CMD ["bash"]', true],
      ]),
      1,
    ),
    undefined,
  );
  assert.equal(baseOf(config([['ADD rootfs', false]]), 3), undefined);
  assert.equal(baseOf(config([]), 2), undefined);
});
