// Projects and single files, and what --only, --skip and --exclude leave out of a report.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ADVISORIES, type Home, home, SCAN } from './run.ts';

const NPM = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop' },
    'node_modules/minimist': { version: '1.2.0' },
    'node_modules/lodash': { version: '4.17.20', dev: true },
  },
});
const CARGO =
  'version = 3\n\n[[package]]\nname = "time"\nversion = "0.1.43"\nsource = "registry+https://example.com/index"\n';

function project(own: Home): string {
  for (const folder of ['shop', 'shop/test']) mkdirSync(own.at(folder));
  own.write('shop/package-lock.json', NPM);
  own.write('shop/test/package-lock.json', NPM.replace('1.2.0', '1.1.0'));
  own.write('shop/Cargo.lock', CARGO);
  return own.at('shop');
}

interface Report {
  readonly packages: readonly { readonly name: string; readonly version: string; readonly role?: string }[];
  readonly notLookedFor?: unknown;
}

async function inventory(own: Home, ...words: string[]): Promise<Report> {
  const { out, err } = await own.run(['sbom', '--format', 'json', '--allow-partial', ...words]);
  assert.equal(err, '');
  return JSON.parse(out) as Report;
}

const names = ({ packages }: Report) => packages.map(({ name, version }) => `${name}@${version}`);

describe('choice', { concurrency: 4 }, () => {
  test('a project is its lock files; dependencies for development are set aside, not reported', async () => {
    using own = home();
    project(own);
    const { out, code } = await own.run(['scan', './shop', '--advisories', ADVISORIES, '--allow-partial']);
    assert.equal(code, 0);
    assert.match(out, /^high|^critical/m);
    assert.match(out, /minimist +1\.2\.0 .*package-lock\.json$/m);
    assert.match(out, /Set aside: .*\d+ of dependencies for development/s);
    assert.doesNotMatch(out, /lodash +4\.17\.20/);
  });

  test('a lock file by itself, also by a link', async () => {
    using own = home();
    const folder = project(own);
    assert.deepEqual(names(await inventory(own, `${folder}/package-lock.json`)), [
      'lodash@4.17.20',
      'minimist@1.2.0',
    ]);
    mkdirSync(own.at('links'));
    symlinkSync('../shop/Cargo.lock', own.at('links/Cargo.lock'));
    for (const target of [`file:${folder}/Cargo.lock`, './shop/Cargo.lock', './links/Cargo.lock'])
      assert.deepEqual(names(await inventory(own, target)), ['time@0.1.43']);
  });

  test('--only and --skip run some cataloguers, and the report tells of the others', async () => {
    using own = home();
    const folder = project(own);
    const only = await inventory(own, folder, '--only', 'rust');
    assert.deepEqual(names(only), ['time@0.1.43']);
    assert.match(JSON.stringify(only.notLookedFor), /"node\/npm-lock"/);
    const skip = await inventory(own, folder, '--skip', 'rust/cargo-lock', '--skip', 'node/package-json');
    assert.equal(names(skip).includes('time@0.1.43'), false);
    assert.deepEqual(skip.notLookedFor, {
      cataloguers: ['node/package-json', 'rust/cargo-lock'],
      paths: [],
    });
    const { out } = await own.run([...SCAN, '--skip', 'python']);
    assert.match(out, /left out by --only or --skip: \d+ cataloguers? \(python\//);
  });

  test('--exclude looks at nothing there, and counts the files', async () => {
    using own = home();
    const folder = project(own);
    const report = await inventory(own, folder, '--exclude', '**/test/**', '--exclude', '*.toml');
    assert.deepEqual(names(report), ['time@0.1.43', 'lodash@4.17.20', 'minimist@1.2.0']);
    assert.deepEqual(report.notLookedFor, {
      cataloguers: [],
      paths: [
        { pattern: '**/test/**', files: 1 },
        { pattern: '*.toml', files: 0 },
      ],
    });
  });

  test('a name that is no cataloguer: one line, 2, and where they are listed', async () => {
    using own = home();
    const folder = project(own);
    const { code, err } = await own.run(['scan', folder, '--only', 'nod']);
    assert.equal(code, 2);
    assert.equal(err, "plimsoll: --only: there is no cataloguer 'nod': plimsoll cataloguers lists them\n");
  });

  test('plimsoll cataloguers lists them, tells all of one, and gives both as JSON', async () => {
    using own = home();
    const list = await own.run(['cataloguers']);
    assert.match(list.out, /^os\/dpkg +\S/m);
    assert.ok(list.out.split('\n').every((line) => line.length <= 80));
    assert.match((await own.run(['cataloguers', 'node/npm-lock'])).out, /reads +\*\*\/package-lock\.json/);
    const json = JSON.parse((await own.run(['cataloguers', 'rust', '-f', 'json'])).out) as { name: string }[];
    assert.ok(json.some(({ name }) => name === 'rust/auditable'));
    assert.equal((await own.run(['cataloguers', 'nothing'])).code, 2);
  });
});
