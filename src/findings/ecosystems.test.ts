// Tests of the table of package types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEcosystem, orderName } from '../formats/ecosystem-orders.ts';
import { CATALOGUERS } from '../inventory/index.ts';
import { ORDERS } from '../versions/index.ts';
import { familyOfType, isJudged, isSystemType } from './ecosystems.ts';

test('types of the inventory that are judged: all of which OSV has an ecosystem', () => {
  const types = new Set(CATALOGUERS.flatMap(({ support }) => support.types));
  const judged =
    'apk bitnami cargo composer conan cran deb gem golang hackage hex julia maven npm nuget opam pub pypi rpm swift vscode-extension';
  assert.deepEqual([...types].filter(isJudged).sort(), judged.split(' '));
});

test('types without an ecosystem, or whose ecosystem knows a few of them only, are not judged', () => {
  for (const type of [
    'otp',
    'luarocks',
    'conda',
    'cocoapods',
    'wordpress-plugin',
    'terraform',
    'generic',
    'github',
  ])
    assert.equal(isJudged(type), false, type);
});

test('every language’s ecosystem is one of OSV’s and has an order', () => {
  const types = CATALOGUERS.flatMap(({ support }) => support.types);
  for (const type of [...types, 'githubactions', 'pub'].filter((one) => !isSystemType(one))) {
    const family = familyOfType(type);
    if (family === undefined) continue;
    assert.ok(isEcosystem(family), family);
    assert.ok((orderName(family) ?? '') in ORDERS, family);
  }
});

test('types of operating systems are no language’s', () => {
  for (const type of ['deb', 'rpm', 'apk', 'alpm', 'generic', '__proto__'])
    assert.equal(familyOfType(type), undefined);
});
