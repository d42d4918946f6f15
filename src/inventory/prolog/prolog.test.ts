// Tests of the cataloguer of SWI-Prolog packs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { PROLOG } from './index.ts';

const TEXT = `% a pack
name(reef).
title('Corals').
version('1.2.0').
author('A', 'a@example.org').
`;

test('name and version of a pack, and its folder', async () => {
  const [result] = [
    ...(await catalogue(PROLOG, [{ 'root/.local/share/swi-prolog/pack/reef/pack.pl': TEXT }])).values(),
  ];
  assert.deepEqual(
    result?.packages.map(({ purl }) => purl),
    ['pkg:swiplpack/reef@1.2.0'],
  );
  assert.deepEqual(
    result?.contains?.map(({ paths }) => paths),
    [['root/.local/share/swi-prolog/pack/reef']],
  );
});

test('a program of that name is no pack', async () => {
  const [result] = [
    ...(await catalogue(PROLOG, [{ 'x/pack.pl': '#!/usr/bin/perl\nversion(1);\n' }])).values(),
  ];
  assert.deepEqual([result?.packages, result?.gaps], [[], []]);
});

test('damaged files: a pack or none', async () => {
  const files = [...mutations(Buffer.from(TEXT), 200)].map((text, i) => [`s${i}/pack.pl`, text]);
  const [result] = [
    ...(await catalogue(PROLOG, [Object.fromEntries(files) as Record<string, Uint8Array>])).values(),
  ];
  assert.ok(result!.packages.length <= 200 && result!.gaps.length === 0);
});
