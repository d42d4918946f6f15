// Tests of Python metadata: headers, folding, licences, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { parsePythonMetadata } from './python-metadata.ts';

const parse = (...lines: string[]) => parsePythonMetadata(Buffer.from(lines.join('\n')));

test('name and version from the headers, names of headers in any case', () => {
  assert.deepEqual(parse('Metadata-Version: 2.1', 'NAME: Shop.Front', 'version:1.0', '', 'text'), {
    name: 'Shop.Front',
    version: '1.0',
    licences: [],
  });
});

test('the first of a header given twice counts', () => {
  assert.equal(parse('Name: a', 'Version: 1', 'Name: b', 'Version: 2').version, '1');
});

test('what follows the first empty line is a description, not headers', () => {
  for (const blank of ['\n\n', '\r\n\r\n'])
    assert.equal(parsePythonMetadata(Buffer.from(`Name: a${blank}Version: 1`)).version, '');
});

test('folded headers go on in indented lines', () => {
  const { name, licences } = parse(
    'Name:',
    '  shop',
    'License: MIT',
    'Summary: x',
    '  License: no',
    'Version: 1',
  );
  assert.deepEqual([name, licences], ['shop', ['MIT']]);
});

test('licences: License-Expression, then a License that is a name, then classifiers', () => {
  const classifiers = [
    'Classifier: License :: OSI Approved',
    'Classifier: License :: OSI Approved :: MIT License',
    'Classifier: Programming Language :: Python',
    'Classifier: License :: OSI Approved :: MIT License',
  ];
  assert.deepEqual(parse('License-Expression: MIT OR Apache-2.0', 'License: X').licences, [
    'MIT OR Apache-2.0',
  ]);
  assert.deepEqual(parse('License: BSD', ...classifiers).licences, ['BSD']);
  assert.deepEqual(parse('License: UNKNOWN', ...classifiers).licences, ['MIT License']);
  assert.deepEqual(parse('License: Permission is', '  hereby granted', ...classifiers).licences, [
    'MIT License',
  ]);
  assert.deepEqual(parse(`License: ${'x'.repeat(200)}`, ...classifiers).licences, ['MIT License']);
});

test('a header of megabytes is read once and in time', () => {
  const folded = '\n x'.repeat(400_000);
  assert.equal(parse(`License: ${folded}`, 'Name: late').name, '');
  assert.equal(parse('Name: a', 'Version: 1', `License: ${folded}`).name, 'a');
});

test('damaged metadata never throws', () => {
  const valid =
    'Metadata-Version: 2.1\nName: a\nVersion: 1\nLicense: x\n y\nClassifier: License :: Z\n\ntext';
  for (const file of mutations(Buffer.from(valid), 1000))
    assert.equal(typeof parsePythonMetadata(file).name, 'string');
});
