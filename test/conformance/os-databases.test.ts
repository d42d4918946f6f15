// Package databases of opkg, pacman, Chisel and images with a manifest of rpm packages, against what their own tools list.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chisel } from '../../src/inventory/os/chisel/index.ts';
import { dpkg } from '../../src/inventory/os/dpkg/index.ts';
import { opkg } from '../../src/inventory/os/opkg/index.ts';
import { pacman } from '../../src/inventory/os/pacman/index.ts';
import { release } from '../../src/inventory/os/release/index.ts';
import { rpm } from '../../src/inventory/os/rpm/index.ts';
import { catalogue } from '../support/catalogue.ts';
import { caseNames, expectedLine, layerOfCase, lineOf, listOfCase } from '../support/system-cases.ts';

const KINDS = [
  { prefix: /^opkg-/, type: 'opkg', least: 2 },
  { prefix: /^pacman-/, type: 'alpm', least: 2 },
  { prefix: /^chisel-/, type: 'deb', least: 1 },
  { prefix: /^rpm-manifest-/, type: 'rpm', least: 1 },
];

for (const { prefix, type, least } of KINDS) {
  const cases = caseNames().filter((name) => prefix.test(name));
  assert.ok(cases.length >= least, `only ${cases.length} cases of ${type}`);
  for (const name of cases)
    test(`${name}: packages with version, architecture and source`, async () => {
      const either = new Set(listOfCase(name, 'either.json').map((one) => `${one.name} ${one.version}`));
      const results = await catalogue([release, dpkg, opkg, pacman, chisel, rpm], [layerOfCase(name)]);
      const packages = [...results.values()].flatMap((result) => result.packages);
      // What is unpacked has its files on disk: it is told with its state, and listing it or not is both right.
      const got = packages.filter(
        (one) => !either.has(`${one.name} ${one.version}`) && one.details.state !== 'unpacked',
      );
      const expected = listOfCase(name, 'expected.json');
      assert.deepEqual(got.map((one) => lineOf(one)).sort(), expected.map((one) => expectedLine(one)).sort());
      assert.equal(
        new Set(packages.map((one) => one.id)).size,
        packages.length,
        'an id stands for two packages',
      );
      for (const one of packages) assert.equal(one.type, type);
      const gaps = [...results.values()].flatMap((result) => result.gaps);
      assert.deepEqual(
        gaps.filter((gap) => gap.hides),
        [],
      );
    });
}

test('a pacman entry whose desc is damaged is named by its folder, as pacman itself does', async () => {
  const results = await catalogue([pacman], [layerOfCase('pacman-arch')]);
  const found = results.get('os/pacman')?.packages.find(({ name }) => name === 'corrupt');
  assert.deepEqual([found?.version, found?.evidence[0]?.confidence], ['0.2.1-3', 'likely']);
});

test('a Chisel manifest owns the files of its slices', async () => {
  // Of the image the case has the manifest alone, and files of folders that are not there have no owner.
  const layer = { ...layerOfCase('chisel-openssl'), 'usr/bin/openssl': '', 'etc/ssl/openssl.cnf': '' };
  const { packages = [], owns = [] } = (await catalogue([release, chisel], [layer])).get('os/chisel') ?? {};
  const openssl = packages.find(({ name }) => name === 'openssl');
  const owned = owns.find((one) => one.package === openssl?.id)?.paths;
  assert.deepEqual(owned, ['usr/bin/c_rehash', 'usr/bin/openssl', 'etc/ssl/openssl.cnf']);
});
