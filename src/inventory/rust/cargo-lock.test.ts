// Tests of the cataloguer of Cargo.lock.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { cargoLock } from './cargo-lock.ts';

async function run(text: string) {
  const { packages, gaps } = (await catalogue([cargoLock], [{ 'app/Cargo.lock': text }])).get(
    'rust/cargo-lock',
  )!;
  return { packages, gaps, rows: packages.map(({ purl }) => purl) };
}

const LOCK = `# made by cargo
version = 4

[[package]]
name = "shop"
version = "0.1.0"
dependencies = ["libc 0.2.1", "libc 0.2.2"]

[[package]]
name = "libc"
version = "0.2.1"
source = "registry+https://index.example/"
checksum = "ab"

[[package]]
name = "libc"
version = "0.2.2"
source = "git+https://example.org/libc?branch=main#0123"
`;

test('crates with a source count; the workspace’s own have none', async () => {
  const { packages, gaps, rows } = await run(LOCK);
  assert.deepEqual(rows, ['pkg:cargo/libc@0.2.1', 'pkg:cargo/libc@0.2.2']);
  assert.deepEqual(
    packages.map(({ details, evidence }) => [details.declared, evidence[0]?.confidence]),
    [
      ['lock', 'likely'],
      ['lock', 'likely'],
    ],
  );
  assert.deepEqual(gaps, []);
});

test('version 1, with the checksums in a table of their own', async () => {
  const { rows } = await run(
    '[root]\nname = "shop"\nversion = "0.1.0"\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "registry+x"\n' +
      '[metadata]\n"checksum a 1.0.0 (registry+x)" = "ab"\n',
  );
  assert.deepEqual(rows, ['pkg:cargo/a@1.0.0']);
});

test('crates before a damage stay', async () => {
  const { rows, gaps } = await run(`${LOCK}[[package]]\nname = "`);
  assert.equal(rows.length, 2);
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['damaged', true]],
  );
});

test('mutated lock files: crates, or Damaged, or OverBudget', () => {
  for (const file of mutations(Buffer.from(LOCK), 300)) {
    try {
      cargoLock.readers[0]?.read?.(bytesOf(file), { path: 'Cargo.lock' } as Entry, {
        fact: () => {},
        gap: () => {},
      });
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
