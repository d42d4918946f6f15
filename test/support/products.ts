// Declares the tests of a table of products: a sample of each, what is found in it, and what comes of damaged ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathPattern, type Product } from '../../src/inventory/vendor/product.ts';
import { products } from '../../src/inventory/vendor/products.ts';
import { catalogue } from './catalogue.ts';
import { mutations } from './mutate.ts';

/** Path and content of a file, `name version` of what is found, and the folder that is all the product's. */
export type Sample = readonly [path: string, content: string, found: string, root?: string];

export function checkSamples(table: readonly Product[], samples: readonly Sample[]): void {
  for (const [path, content, found, root] of samples)
    test(`${found}: ${path}`, async () => {
      const { packages, contains, gaps } = await run({ [path]: content });
      assert.deepEqual(
        packages.map(({ name, version }) => `${name} ${version}`),
        [found],
      );
      assert.deepEqual(contains, root === undefined ? [] : [root]);
      assert.deepEqual(gaps, []);
      assert.equal(packages[0]?.evidence[0]?.path, path);
      assert.ok(packages[0]?.details.vendor);
    });
  test('every product has a sample', () => {
    const without = table.filter(({ file }) => !samples.some(([path]) => pathPattern(file).test(path)));
    assert.deepEqual(without, []);
  });
  test('damaged samples: a package, a gap or neither', async () => {
    const files = samples.flatMap(([path, content], row) =>
      [...mutations(Buffer.from(content), 20, row + 1)].map((text, i) => [`m${i}/${path}`, text] as const),
    );
    const { packages } = await run(Object.fromEntries(files));
    assert.ok(packages.length > samples.length && packages.length <= files.length);
  });
}

async function run(files: Record<string, string | Uint8Array>) {
  const { packages, contains = [], gaps } = (await catalogue([products], [files])).get(products.name)!;
  return { packages, contains: contains.flatMap(({ paths }) => paths), gaps };
}
