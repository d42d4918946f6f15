// What is typed wrong gets one line that says what and how; help and completion are made from the table of commands.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { COMMANDS } from '../../src/cli/commands.ts';
import { commandHelp, overview } from '../../src/cli/help.ts';
import { home, SAMPLE, SCAN } from './run.ts';

describe('usage', { concurrency: 4 }, () => {
  const WRONG: readonly (readonly [words: string, says: RegExp])[] = [
    ['frobnicate', /^plimsoll: frobnicate: there is no such command: plimsoll --help\n$/],
    ['db frobnicate', /^plimsoll: db frobnicate: there is no such command: plimsoll db update, .*\n$/],
    ['scan', /^plimsoll: scan: IMAGE is missing: plimsoll scan --help\n$/],
    ['scan one two', /^plimsoll: scan: it takes 1 at most, not 2: plimsoll scan --help\n$/],
    ['scan x --frobnicate', /^plimsoll: options: unknown option '--frobnicate': plimsoll scan --help\n$/],
    ['scan x --format xml', /^plimsoll: --format: 'xml' is none of table, json, .*\n$/],
    ['scan x --format json --format sarif', /^plimsoll: --format: two reports can not share .*\n$/],
    [
      'scan x -o report.xyz',
      /^plimsoll: -o report\.xyz: its name tells no format: --format FORMAT=report\.xyz\n$/,
    ],
    ['scan x --timeout 5', /^plimsoll: --timeout: '5' is no duration: write 30s, 5m or 2h\n$/],
    ['scan x --now yesterday', /^plimsoll: --now: 'yesterday' is no time: .*\n$/],
    ['scan x --platform arm', /^plimsoll: --platform: 'arm' is no platform: .*\n$/],
    ['scan x --max-layer-size big', /^plimsoll: --max-layer-size: 'big' is no size: .*\n$/],
    [
      'db update npm --db-url https://me:secret@feed.test/',
      /^plimsoll: feed\.test: a base URL takes no login: .*\n$/,
    ],
    ['completion tcsh', /^plimsoll: tcsh: there is no completion for this shell: bash, zsh or fish\n$/],
  ];
  for (const [words, says] of WRONG)
    test(`plimsoll ${words}`, async () => {
      using own = home();
      const { code, out, err } = await own.run(words.split(' '));
      assert.equal(code, 2);
      assert.match(err, says);
      assert.equal(out, '');
    });

  test('help is printed before anything is checked, and exits with 0', async () => {
    using own = home();
    const [all, group, one, version] = await Promise.all([
      own.run([]),
      own.run(['db']),
      own.run(['scan', '--frobnicate', '--help']),
      own.run(['--version']),
    ]);
    assert.deepEqual([all.code, group.code, one.code, version.code], [0, 0, 0, 0]);
    assert.match(group.out, /^ {2}db import PATH /m);
    assert.doesNotMatch(group.out, /^ {2}scan /m);
    assert.match(all.out, /^Usage: plimsoll COMMAND/m);
    assert.match(one.out, /^Usage: plimsoll scan IMAGE \[OPTIONS\]$/m);
    assert.match(version.out, /^plimsoll \d+\.\d+\.\d+\n$/);
  });

  test('--quiet leaves the report alone, --log-level silent leaves standard error empty', async () => {
    using own = home();
    const [quiet, silent] = await Promise.all([
      own.run([...SCAN, '--quiet']),
      own.run(['scan', 'there-is-no-such-file.tar', '--log-level', 'silent']),
    ]);
    assert.doesNotMatch(quiet.out, /plimsoll scan/);
    assert.equal(silent.code, 3);
    assert.equal(silent.err, '');
  });

  test("--log-level debug adds the error's code", async () => {
    using own = home();
    const { err } = await own.run(['scan', 'there-is-no-such-file.tar', '--offline', '--log-level', 'debug']);
    assert.match(err, /^plimsoll: error code image\.not-found$/m);
  });
});

test('no help text is wider than 80 columns', () => {
  for (const text of [overview(COMMANDS, '10.10.10'), ...COMMANDS.map(commandHelp)])
    for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
});

test('every option and every command says what it does in one line', () => {
  for (const { name, summary, options } of COMMANDS) {
    assert.match(summary, /^[a-z].*[^.]$/, name);
    for (const option of options) assert.match(option.summary, /[^.]$/, `${name} --${option.name}`);
    assert.equal(new Set(options.map((option) => option.name)).size, options.length, name);
  }
});

test('bash takes the completion script, and completes commands, options and values', async () => {
  using own = home();
  const { out } = await own.run(['completion', 'bash']);
  const file = own.write('completion.bash', out);
  const complete = (...words: string[]) => {
    const script = `source ${file}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _plimsoll; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
  };
  assert.deepEqual(complete('plimsoll', 'sc'), ['scan']);
  assert.deepEqual(complete('plimsoll', 'db', ''), ['update', 'import', 'status', 'path']);
  assert.deepEqual(complete('plimsoll', 'scan', '--fail'), ['--fail-on']);
  assert.deepEqual(complete('plimsoll', 'scan', '--fail-on', 'c'), ['critical']);
  assert.deepEqual(complete('plimsoll', 'scan', SAMPLE.slice(0, -2)), [SAMPLE]);
});

for (const shell of ['zsh', 'fish'])
  test(`${shell} completion: right where ${shell} is there to ask, complete everywhere`, async () => {
    using own = home();
    const { code, out } = await own.run(['completion', shell]);
    assert.equal(code, 0);
    for (const { name, options } of COMMANDS) {
      assert.ok(out.includes(name.split(' ').at(-1)!), name);
      for (const option of options) assert.ok(out.includes(option.name), option.name);
    }
    const file = own.write('completion', out);
    const { status, error } = spawnSync(shell, ['-n', file]);
    if (error === undefined) assert.equal(status, 0);
  });
