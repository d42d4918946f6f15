// Stanzas of Debian control data.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { bytesOf } from '../core/bytes.ts';
import { eachStanza, type Stanza } from './deb822.ts';

const WANTED = new Set(['package', 'version', 'depends']);

function read(text: string | Uint8Array): Stanza[] {
  const stanzas: Stanza[] = [];
  eachStanza(bytesOf(Buffer.from(text)), WANTED, (stanza) => stanzas.push(stanza));
  return stanzas;
}

const plain = (stanza: Stanza | undefined) => Object.fromEntries(stanza?.fields ?? []);

test('stanzas end at empty lines, one or more, and at the end of the file', () => {
  const stanzas = read('\n\nPackage: a\nVersion: 1\n\n\nPackage: b');
  assert.deepEqual(stanzas.map(plain), [{ package: 'a', version: '1' }, { package: 'b' }]);
  assert.deepEqual(
    stanzas.map((one) => one.line),
    [3, 7],
  );
});

test('field names are the same in any case, and values lose the blanks around them', () => {
  assert.deepEqual(plain(read('PACKAGE:   a\t \nvErSiOn:1 2\n')[0]), { package: 'a', version: '1 2' });
});

test('continuation lines and comments belong to no wanted field', () => {
  const [stanza] = read(
    'Package: a\nDescription: x\n Version: 9\n .\n\tVersion: 8\n# Version: 7\nVersion: 1\n',
  );
  assert.deepEqual(plain(stanza), { package: 'a', version: '1' });
  assert.equal(stanza?.fault, undefined);
});

test('a line that is no field is a fault, and the fields stay', () => {
  const [stanza] = read('Package: a\nnonsense\nVersion: 1\n');
  assert.deepEqual(plain(stanza), { package: 'a', version: '1' });
  assert.equal(stanza?.fault, 'line 2 is no field');
});

test('of a field that is given twice the first counts, and it is a fault', () => {
  const [stanza] = read('Package: a\nVersion: 1\nVersion: 2\n');
  assert.equal(plain(stanza)['version'], '1');
  assert.match(stanza?.fault ?? '', /given twice/);
});

test('a wanted field of megabytes is a fault of its stanza; an unwanted one costs nothing', () => {
  const big = 'z'.repeat(2_000_000);
  const stanzas = read(`Package: a\nX-Junk: ${big}\n\nPackage: b\nVersion: ${big}\n\nPackage: c\n`);
  assert.deepEqual(stanzas.map(plain), [{ package: 'a' }, { package: 'b' }, { package: 'c' }]);
  assert.deepEqual(
    stanzas.map((one) => one.fault !== undefined),
    [false, true, false],
  );
});

test('names like __proto__ are names like any other', () => {
  const stanzas: Stanza[] = [];
  const data = bytesOf(Buffer.from('__proto__: x\nPackage: a\n'));
  eachStanza(data, new Set(['__proto__', 'package']), (stanza) => stanzas.push(stanza));
  assert.equal(stanzas[0]?.fields.get('__proto__'), 'x');
});

test('damaged control data gives stanzas, never an error', () => {
  const text = 'Package: a\nStatus: install ok installed\nVersion: 1\nDescription: x\n y\n\n'.repeat(5);
  for (const damaged of mutations(Buffer.from(text), 400)) assert.ok(read(damaged).length <= 40);
});
