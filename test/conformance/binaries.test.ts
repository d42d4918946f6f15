// Pieces of real programs against the data's own list of what is in them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bytesOf } from '../../src/core/bytes.ts';
import { buildPurl, parsePurl } from '../../src/formats/purl.ts';
import { recognise } from '../../src/inventory/binaries/recognise.ts';
import { RECOGNISERS } from '../../src/inventory/binaries/table/index.ts';

const data = process.env['PLIMSOLL_DATA'];
if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');

interface Piece {
  readonly file: string;
  readonly payloadOffset: number;
  /** null: what is in it is not known. */
  readonly packages:
    | readonly { readonly name: string; readonly version: string; readonly purl: string }[]
    | null;
}

const pieces = JSON.parse(readFileSync(join(data, 'binaries', 'manifest.json'), 'utf8')) as readonly Piece[];
const purls = new Map(RECOGNISERS.map(({ product, purl }) => [product, purl ?? `pkg:generic/${product}`]));

for (const { file, payloadOffset, packages } of pieces)
  test(`${file}: ${packages?.map((one) => one.purl).join(', ') ?? 'not known'}`, () => {
    const content = readFileSync(join(data, 'binaries', file)).subarray(payloadOffset);
    // Pieces have no head, so the check of it is passed by.
    const found = recognise(file, bytesOf(content)).found.map(({ product, version, offset }) => {
      assert.equal(content.toString('latin1', offset, offset + version.length), version);
      return { name: product, version, purl: buildPurl({ ...parsePurl(purls.get(product)!)!, version }) };
    });
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    if (packages !== null) assert.deepEqual(found.sort(byName), [...packages].sort(byName));
  });
