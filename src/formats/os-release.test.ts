// os-release: assignments as a shell would read them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOsRelease } from './os-release.ts';

const get = (text: string, key: string) => parseOsRelease(text).get(key);

test('values without quotes, in single and in double quotes', () => {
  const text = `ID=debian\nNAME="Debian GNU/Linux"\nX='it is'\nEMPTY=\nALSO=""\n`;
  assert.deepEqual(
    [...parseOsRelease(text)],
    [
      ['ID', 'debian'],
      ['NAME', 'Debian GNU/Linux'],
      ['X', 'it is'],
      ['EMPTY', ''],
      ['ALSO', ''],
    ],
  );
});

test('a backslash escapes what is special, and is itself elsewhere', () => {
  assert.equal(get('A="a \\"b\\" \\$c \\\\ \\d"', 'A'), 'a "b" $c \\ \\d');
  assert.equal(get("A='a \\ b'", 'A'), 'a \\ b');
  assert.equal(get('A=a\\ b', 'A'), 'a b');
});

test('comments, empty lines and what is no assignment are passed over', () => {
  const text = `# ID=no\n\nnonsense\n1D=no\n  ID=yes  # really\r\nNAME="x" trailing\n`;
  assert.deepEqual(
    [...parseOsRelease(text)],
    [
      ['ID', 'yes'],
      ['NAME', 'x'],
    ],
  );
});

test('of a name that is set twice the last counts', () => {
  assert.equal(get('ID=a\nID=b\n', 'ID'), 'b');
});

test('a quote that is never closed ends with its line', () => {
  assert.equal(get('NAME="x\nID=y\n', 'ID'), 'y');
  assert.equal(get('NAME="x\nID=y\n', 'NAME'), 'x');
});

test('names like __proto__ are names like any other', () => {
  assert.equal(get('__proto__=x', '__proto__'), 'x');
});
