// Tests of package.json: fields in all their forms, damage, hostile content.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mutations } from '../../../test/support/mutate.ts';
import { parsePackageJson } from './index.ts';
import { findMembers } from './members.ts';

const parse = (text: string) => parsePackageJson(Buffer.from(text));

test('name and version, wherever they stand', () => {
  const text = `{ "a": {"name": "inner", "version": "0"}, "b": ["}", "\\"", {}], "name": "left-pad",
    "n": -1.5e3, "t": true, "z": null, "version": "1.3.0" }`;
  assert.deepEqual(parse(text), {
    name: 'left-pad',
    version: '1.3.0',
    licences: [],
    unpublished: false,
    whole: true,
  });
});

test('private marks what is never published', () => {
  assert.equal(parse('{"private": true}').unpublished, true);
  assert.equal(parse('{"private": "true"}').unpublished, false);
});

test('a byte order mark and spaces in front are passed over', () => {
  assert.equal(parse('\ufeff \n{"name":"a","version":"1.0.0"}').name, 'a');
});

test('licences in all forms: text, object, list of either, the older licenses', () => {
  for (const [json, licences] of [
    ['"license": "MIT"', ['MIT']],
    ['"license": {"type": "MIT", "url": "https://example.org"}', ['MIT']],
    [
      '"license": ["MIT", {"type": "ISC"}, {"name": "Zlib"}, {"url": "u"}, 7, null, []]',
      ['MIT', 'ISC', 'Zlib', 'u'],
    ],
    ['"licenses": [{"type": "MIT"}, {"type": "Apache-2.0"}]', ['MIT', 'Apache-2.0']],
    ['"license": "MIT", "licenses": ["ISC"]', ['MIT']],
    ['"license": null', []],
  ] as const)
    assert.deepEqual(parse(`{${json}}`).licences, licences);
});

test('a version that is no string: a number as it is written, all else is unknown', () => {
  assert.equal(parse('{"version": 1.10}').version, '1.10');
  for (const odd of ['null', 'true', '{}', '["1.0.0"]'])
    assert.equal(parse(`{"version": ${odd}}`).version, '');
});

test('escapes in names of members and of what they hold', () => {
  assert.equal(parse('{"n\\u0061me": "\\u0061b"}').name, 'ab');
  assert.equal(parse('{"name\\\\": "no", "name": "yes"}').name, 'yes');
});

test('of a member given twice the last counts', () => {
  assert.equal(parse('{"name": "a", "name": "b"}').name, 'b');
});

test('names from content never become keys of a plain object', () => {
  assert.deepEqual(parse('{"__proto__": {"name": "x"}, "constructor": 1}').name, '');
});

test('what stood before the damage is kept', () => {
  for (const cut of ['', ',', ', "x', ', "x"', ', "x":', ', "x": {', ', "x": "y', ', "x": 1'])
    assert.deepEqual(parse(`{"name": "a", "version": "1.0.0"${cut}`), {
      name: 'a',
      version: '1.0.0',
      licences: [],
      unpublished: false,
      whole: false,
    });
  for (const none of ['', '[]', 'null', '"x"', '{"name', '{name: 1}', '\0\0\0\0'])
    assert.deepEqual(parse(none), { name: '', version: '', licences: [], unpublished: false, whole: false });
});

test('absurd depth costs nothing', () => {
  const deep = '['.repeat(2_000_000);
  assert.equal(parse(`{"name": "a", "version": "1.0.0", "x": ${deep}`).whole, false);
  assert.equal(parse(`{"x": ${deep}${']'.repeat(2_000_000)}, "name": "a"}`).name, 'a');
});

test('a value of megabytes is left out, and the rest stays', () => {
  const text = `{"license": "${'x'.repeat(3_000_000)}", "name": "a"}`;
  assert.deepEqual(parse(text), { name: 'a', version: '', licences: [], unpublished: false, whole: true });
});

test('finds the same as JSON.parse for every object', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.constantFrom('name', 'version'), fc.string()), fc.jsonValue(), {
        maxKeys: 8,
      }),
      fc.constantFrom(0, 1, '\t'),
      (object, indent) => {
        const text = JSON.stringify(object, undefined, indent);
        const wanted = new Set(Object.keys(object));
        const { found, whole } = findMembers(Buffer.from(text), wanted);
        assert.equal(whole, true);
        const built = Object.fromEntries([...found].map(([key, json]) => [key, JSON.parse(json)]));
        assert.deepEqual(built, JSON.parse(text));
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});

test('damaged files never throw', () => {
  const valid = '{"name":"a","version":"1.0.0","license":["MIT",{"type":"ISC"}],"x":{"y":[1,2,"\\u0041"]}}';
  for (const file of mutations(Buffer.from(valid), 2000)) {
    const { name, version } = parsePackageJson(file);
    assert.equal(typeof name + typeof version, 'stringstring');
  }
});
