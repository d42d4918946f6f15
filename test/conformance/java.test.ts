// Manifests and pom.properties of real jars against their coordinates on Maven Central.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { javaCataloguer } from '../../src/inventory/java/index.ts';
import { catalogue } from '../support/catalogue.ts';

const data = process.env['PLIMSOLL_DATA'];
if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');
const root = join(data, 'manifests');

interface Expected {
  readonly name: string;
  readonly version: string;
}

/** Groups of manifest-only jars cannot always be read from the jar; so far they all can. */
const KINDS = { 'jar-properties': 7, 'jar-manifest-only': 5, 'jar-nested': 2 };

for (const [kind, least] of Object.entries(KINDS)) {
  const cases = readdirSync(join(root, kind));
  assert.ok(cases.length >= least, `only ${cases.length} cases of ${kind}`);
  for (const name of cases)
    test(`${kind}/${name}: group, artifact and version`, async () => {
      const folder = join(root, kind, name);
      const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected[];
      const result = (await catalogue([javaCataloguer], [layerOf(folder)])).get('java/archive')!;
      const got = new Set(result.packages.map(({ name, version }) => `${name} ${version}`));
      assert.deepEqual([...got].sort(), expected.map(({ name, version }) => `${name} ${version}`).sort());
      assert.deepEqual(
        result.gaps.filter(({ hides }) => hides),
        [],
      );
    });
}

function layerOf(folder: string): Record<string, Buffer> {
  const layer: Record<string, Buffer> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'expected.json') continue;
    const path = join(entry.parentPath, entry.name);
    layer[path.slice(folder.length + 1)] = readFileSync(path);
  }
  return layer;
}
