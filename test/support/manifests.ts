// Runs cataloguers over the real manifests of the conformance data, and compares with the lists that belong to them.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { normaliseName } from '../../src/formats/ecosystem-names.ts';
import type { Cataloguer } from '../../src/inventory/cataloguer.ts';
import { catalogue } from './catalogue.ts';

/** One package of `expected.json` or `either.json`. */
interface Row {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly dev?: boolean;
}

/** Names beside the input that are no input. */
const LISTS = new Set(['expected.json', 'either.json']);

/**
 * Declares a test for each case of each kind (`npm-lock`): type, name, version and `dev` of all that the cataloguers
 * find together must be those of `expected.json`. Entries of `either.json` may be there or not. Nothing else may be
 * found, and there may be no gap but those whose detail fits `told`. The lists hold versions: what is pinned to a commit
 * and named without one is not compared, nor is Go's standard library.
 */
export function checkManifests(
  kinds: readonly string[],
  cataloguers: readonly Cataloguer[],
  told?: RegExp,
): void {
  const data = process.env['PLIMSOLL_DATA'];
  if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');
  for (const kind of kinds) {
    const cases = readdirSync(join(data, 'manifests', kind)).sort();
    assert.ok(cases.length > 0, `no cases of ${kind}`);
    for (const name of cases)
      test(`${kind}: ${name}`, () => checkCase(join(data, 'manifests', kind, name), cataloguers, told));
  }
}

async function checkCase(folder: string, cataloguers: readonly Cataloguer[], told?: RegExp): Promise<void> {
  const expected = rowsOf(folder, 'expected.json').map(lineOf);
  const either = new Set(rowsOf(folder, 'either.json').map(identityOf));
  const results = [...(await catalogue(cataloguers, [layerOf(folder)])).values()];
  const found = results
    .flatMap(({ packages }) => packages)
    .map(({ type, name, version, role }) => ({ type, name, version, dev: role === 'dev' }));
  const counted = found.filter(
    (row) => row.version !== '' && row.name !== 'stdlib' && !either.has(identityOf(row)),
  );
  assert.deepEqual([...new Set(counted.map(lineOf))].sort(), expected.sort());
  assert.deepEqual(
    results.flatMap(({ gaps }) => gaps).filter(({ detail = '' }) => told?.test(detail) !== true),
    [],
  );
}

/** All files of a case, as one layer. */
function layerOf(folder: string): Record<string, Uint8Array> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => relative(folder, join(file.parentPath, file.name)));
  const inputs = paths.filter((path) => !LISTS.has(path));
  return Object.fromEntries(inputs.map((path) => [path, readFileSync(join(folder, path))]));
}

function rowsOf(folder: string, list: string): Row[] {
  const path = join(folder, list);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Row[]) : [];
}

function lineOf(row: Row): string {
  return `${identityOf(row)}${row.dev === true ? ' dev' : ''}`;
}

/** Names of pypi compare by PEP 503, those of nuget and composer without case. */
function identityOf({ type, name, version }: Row): string {
  const caseless = type === 'nuget' || type === 'composer';
  const compared = type === 'pypi' ? normaliseName('PyPI', name) : caseless ? name.toLowerCase() : name;
  return `${type} ${compared} ${version}`;
}
