// Package databases of real systems against what their own tools list: each case is an image of one layer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apk } from '../../src/inventory/os/apk/index.ts';
import { dpkg } from '../../src/inventory/os/dpkg/index.ts';
import { release } from '../../src/inventory/os/release/index.ts';
import { rpm } from '../../src/inventory/os/rpm/index.ts';
import { catalogue } from '../support/catalogue.ts';
import { caseNames, expectedLine, layerOfCase, lineOf, listOfCase } from '../support/system-cases.ts';

/** The cases whose databases are read so far, by the cataloguer's package type. */
const KINDS = [
  { prefix: /^(?:dpkg|distroless)-/, type: 'deb', least: 8 },
  { prefix: /^apk-/, type: 'apk', least: 5 },
  { prefix: /^rpm-(?:bdb|ndb|sqlite)-/, type: 'rpm', least: 8 },
];

for (const { prefix, type, least } of KINDS) {
  const cases = caseNames().filter((name) => prefix.test(name));
  assert.ok(cases.length >= least, `only ${cases.length} cases of ${type}`);
  for (const name of cases)
    test(`${name}: packages with version, architecture, source and module`, async () => {
      const expected = listOfCase(name, 'expected.json');
      const either = new Set(listOfCase(name, 'either.json').map((one) => `${one.name} ${one.version}`));
      const results = await catalogue([release, dpkg, apk, rpm], [layerOfCase(name)]);
      const packages = [...results.values()].flatMap((result) => result.packages);
      const got = packages.filter((one) => !either.has(`${one.name} ${one.version}`));
      assert.deepEqual(got.map((one) => lineOf(one)).sort(), expected.map((one) => expectedLine(one)).sort());
      assert.equal(
        new Set(packages.map((one) => one.id)).size,
        packages.length,
        'an id stands for two packages',
      );
      for (const one of got) assert.equal(one.type, type);
    });
}

test('a distribution is named where the case has release files', async () => {
  const cases = {
    'apk-alpine-3.10': 'alpine 3.10.4',
    'dpkg-debian-13-multiarch': 'debian 13',
    'distroless-debian-12': 'debian 12',
  };
  for (const [name, expected] of Object.entries(cases)) {
    const results = await catalogue([release], [layerOfCase(name)]);
    const found = results.get('os/release')?.distribution;
    assert.equal(`${found?.id} ${found?.version}`, expected);
  }
});

test('only the damaged databases have gaps, and those hide', async () => {
  const damaged = new Set(['apk-incomplete-record', 'dpkg-damaged-record']);
  for (const name of caseNames().filter((one) => KINDS.some(({ prefix }) => prefix.test(one)))) {
    const results = await catalogue([release, dpkg, apk, rpm], [layerOfCase(name)]);
    const gaps = [...results.values()].flatMap((result) => result.gaps);
    assert.equal(
      gaps.some((gap) => gap.hides),
      damaged.has(name),
      name,
    );
  }
});
