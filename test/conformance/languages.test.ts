// Metadata of real npm and Python packages against the data's own lists.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { normaliseName } from '../../src/formats/ecosystem-names.ts';
import { nodeCataloguer } from '../../src/inventory/node/index.ts';
import { pythonCataloguer } from '../../src/inventory/python/index.ts';
import { catalogue } from '../support/catalogue.ts';

const data = process.env['PLIMSOLL_DATA'];
if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');

interface Row {
  readonly type: string;
  readonly name: string;
  readonly version: string;
}

/** All files of a case, as one layer. */
function layerOf(folder: string): Record<string, Uint8Array> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name));
  const inputs = paths.filter((path) => relative(folder, path) !== 'expected.json');
  return Object.fromEntries(inputs.map((path) => [relative(folder, path), readFileSync(path)]));
}

function lineOf({ type, name, version }: Row): string {
  return `${type} ${type === 'pypi' ? normaliseName('PyPI', name) : name} ${version}`;
}

for (const kind of ['package-json', 'wheel-metadata', 'egg-info']) {
  const cases = readdirSync(join(data, 'manifests', kind));
  assert.ok(cases.length > 0, `no cases of ${kind}`);
  for (const name of cases)
    test(`${kind}: ${name}`, async () => {
      const folder = join(data, 'manifests', kind, name);
      const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Row[];
      const results = [...(await catalogue([nodeCataloguer, pythonCataloguer], [layerOf(folder)])).values()];
      const found = results.flatMap(({ packages }) => packages);
      assert.deepEqual(found.map(lineOf).sort(), expected.map(lineOf).sort());
      assert.deepEqual(
        results.flatMap(({ gaps }) => gaps),
        [],
      );
    });
}
