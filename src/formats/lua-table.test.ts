// Tests of literal strings in Lua data files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { isBadContent } from '../core/bytes.ts';
import { eachLuaString } from './lua-table.ts';

function stringsIn(text: string): string[] {
  const found: string[] = [];
  eachLuaString(text, ({ path, value }) => found.push(`${path.join('/')}=${value}`));
  return found;
}

const ROCKSPEC = `-- a comment
local tag = "v1"
package = "reef"
version = '1.2.0-1'
--[==[ version = "9"
]] ]==]
description = {
  summary = "Corals, \\"all\\" of them", detailed = [[
Long { text }]],
  license = "MIT",
}
dependencies = { "lua >= 5.1", "lpeg" }
build = { modules = { ["reef.core"] = "src/core.lua", "x.c" }; type = "builtin" }
`;

test('strings by their path: names, keys in brackets, elements, all kinds of quotes', () => {
  assert.deepEqual(stringsIn(ROCKSPEC), [
    'tag=v1',
    'package=reef',
    'version=1.2.0-1',
    'description/summary=Corals, "all" of them',
    'description/detailed=Long { text }',
    'description/license=MIT',
    'dependencies/1=lua >= 5.1',
    'dependencies/2=lpeg',
    'build/modules/reef.core=src/core.lua',
    'build/modules/1=x.c',
    'build/type=builtin',
  ]);
});

test('what is put together is no literal', () => {
  const text = 'a = "1" .. x\nb = x .. "1"\nc = f("1")\nd = { "1" .. "2", "3" }\ne = y and "1" or "2"';
  assert.deepEqual(stringsIn(text), ['d/2=3']);
});

test('a returned table is the file itself', () => {
  assert.deepEqual(stringsIn('return { dependencies = { lpeg = "1.0-1" } }'), ['dependencies/lpeg=1.0-1']);
});

test('an end that is missing is damage; what came before it stands', () => {
  const found: string[] = [];
  assert.throws(
    () => eachLuaString('a = "1"\nb = { c = "2"', ({ value }) => found.push(value)),
    /without an end/,
  );
  assert.deepEqual(found, ['1', '2']);
  for (const text of ['a = "1', 'a = [[x', '--[[x', 'a = {}}']) assert.throws(() => stringsIn(text), text);
});

test('nesting is bounded', () => {
  assert.throws(() => stringsIn('a = '.concat('{'.repeat(101))), /deeper/);
});

test('millions of escapes are read', () => {
  for (const quote of ['"', "'"]) {
    const text = `${quote}${'\\a'.repeat(3_000_000)}`;
    assert.equal(stringsIn(`a = ${text}${quote}`).length, 1);
    assert.throws(() => stringsIn(`a = ${text}`), /without an end/);
  }
  assert.deepEqual(stringsIn(String.raw`a = "q\"s", b = 'it\'s' `), ['a=q"s', "b=it's"]);
});

test('damaged files: strings or a refusal', () => {
  for (const damaged of mutations(Buffer.from(ROCKSPEC), 400))
    try {
      stringsIn(damaged.toString());
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
});
