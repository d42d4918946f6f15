// The pages of docs/ that are made from tables are what the tables say now.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PAGES } from '../../scripts/docs.ts';
import { VARIABLES } from '../../scripts/docs/cli.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { ERRORS } from '../../src/core/errors.ts';

const root = join(import.meta.dirname, '..', '..');

for (const [path, page] of PAGES)
  test(`${path} is what node scripts/docs.ts writes`, () => {
    assert.equal(readFileSync(join(root, path), 'utf8'), page);
  });

test('every error code, command and option has its line', () => {
  const [cli, errors] = [PAGES.get('docs/cli.md')!, PAGES.get('docs/errors.md')!];
  for (const [code, { exit, meaning }] of Object.entries(ERRORS))
    assert.ok(errors.includes(`| \`${code}\` | ${exit} | ${meaning} |`), code);
  for (const { name, options } of COMMANDS) {
    assert.ok(cli.includes(`\n## plimsoll ${name}\n`), name);
    for (const option of options) assert.ok(cli.includes(`--${option.name}`), option.name);
  }
});

test('every environment variable on the page is read by the code', () => {
  const code = globSync('src/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  // tmpdir() of Node reads TMPDIR.
  for (const [name] of VARIABLES) assert.ok(code.includes(name), name);
});
