// Where logins are found: Docker's and Podman's files, helpers and stores.
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { test } from 'node:test';
import { network, scratch } from '../../test/support/loopback.ts';
import { PlimsollError } from '../core/errors.ts';
import { storedLogin } from './credentials.ts';
import { parseLogins } from './login-files.ts';
import { parseReference } from './reference.ts';

const encoded = (text: string) => Buffer.from(text).toString('base64');
const me = (password: string) => ({ kind: 'password', username: 'me', password }) as const;

function lookUp(name: string, env: Record<string, string>) {
  return storedLogin(parseReference(name), network({ env }));
}

test('config.json: auth, username and password, identitytoken; keys as host or as URL', async () => {
  using home = scratch();
  const auths = {
    'a.test': { auth: encoded('me:se:cret') },
    'https://b.test/v1/': { username: 'me', password: 'p' },
    'c.test:5000': { identitytoken: 'refresh', auth: encoded('me:x') },
    'd.test': {},
    'e.test': { auth: encoded('nocolon') },
    'f.test': { auth: encoded('me:padded\0\0') },
    'https://index.docker.io/v1/': { auth: encoded('me:hub') },
  };
  home.write('.docker/config.json', JSON.stringify({ auths }));
  const env = { HOME: home.path };
  assert.deepEqual(await lookUp('a.test/x', env), me('se:cret'));
  assert.deepEqual(await lookUp('b.test/x', env), me('p'));
  assert.deepEqual(await lookUp('c.test:5000/x', env), { kind: 'identity-token', token: 'refresh' });
  assert.deepEqual(await lookUp('f.test/x', env), me('padded'));
  assert.deepEqual(await lookUp('debian', env), me('hub'));
  for (const name of ['c.test/x', 'd.test/x', 'e.test/x', 'g.test/x', 'a.test:5000/x'])
    assert.equal(await lookUp(name, env), undefined, name);
});

test('files: REGISTRY_AUTH_FILE, DOCKER_CONFIG, then Podman’s own; the first that knows the registry decides', async () => {
  using home = scratch();
  const file = (password: string, host: string) =>
    JSON.stringify({ auths: { [host]: { auth: encoded(`me:${password}`) } } });
  const env = {
    HOME: home.path,
    REGISTRY_AUTH_FILE: home.write('named.json', file('named', 'a.test')),
    DOCKER_CONFIG: home.path,
    XDG_RUNTIME_DIR: home.path,
  };
  home.write('config.json', file('docker', 'b.test'));
  home.write('containers/auth.json', file('podman', 'c.test'));
  home.write('.config/containers/auth.json', file('kept', 'd.test'));
  for (const [host, password] of Object.entries({
    'a.test': 'named',
    'b.test': 'docker',
    'c.test': 'podman',
    'd.test': 'kept',
  }))
    assert.deepEqual(await lookUp(`${host}/x`, env), me(password));
});

test('Podman’s file: the longest part of the name wins', async () => {
  using home = scratch();
  const auths = Object.fromEntries(
    ['a.test', 'a.test/team', 'a.test/team/app', 'a.test/te'].map((key) => [
      key,
      { auth: encoded(`me:${key}`) },
    ]),
  );
  const env = { HOME: home.path, REGISTRY_AUTH_FILE: home.write('auth.json', JSON.stringify({ auths })) };
  assert.deepEqual(await lookUp('a.test/team/app', env), me('a.test/team/app'));
  assert.deepEqual(await lookUp('a.test/team/other', env), me('a.test/team'));
  assert.deepEqual(await lookUp('a.test/teams', env), me('a.test'));
});

/** A folder with a helper program that runs `script` (`$server` is what it was asked for). */
function helper(script: string, config: unknown) {
  const home = scratch();
  const path = home.write(
    'bin/docker-credential-test',
    `#!/bin/sh\nread -r server\n[ "$1" = get ] || exit 9\n${script}\n`,
  );
  chmodSync(path, 0o755);
  home.write('.docker/config.json', JSON.stringify(config));
  return { home, env: { HOME: home.path, PATH: `${home.path}/bin:/usr/bin:/bin` } };
}

test('helpers: the host’s own, the store for all, the name that Docker Hub has there', async () => {
  const echo = String.raw`printf '{"Username":"me","Secret":"%s"}' "$server"`;
  const own = helper(echo, {
    credHelpers: { 'a.test': 'test' },
    auths: { 'a.test': {}, 'b.test': { auth: encoded('me:file') } },
  });
  assert.deepEqual(await lookUp('a.test/x', own.env), me('a.test'));
  assert.deepEqual(await lookUp('b.test/x', own.env), me('file'));
  const store = helper(echo, { credsStore: 'test' });
  assert.deepEqual(await lookUp('b.test:1/x', store.env), me('b.test:1'));
  assert.deepEqual(await lookUp('debian', store.env), me('https://index.docker.io/v1/'));
  const token = helper(`echo '{"Username":"<token>","Secret":"refresh"}'`, { credsStore: 'test' });
  assert.deepEqual(await lookUp('b.test/x', token.env), { kind: 'identity-token', token: 'refresh' });
  for (const { home } of [own, store, token]) home[Symbol.dispose]();
});

test('a helper that has nothing is no error: the file, or nobody, is asked next', async () => {
  const script = 'echo "credentials not found in native keychain"; exit 1';
  const none = helper(script, { credsStore: 'test', auths: { 'a.test': { auth: encoded('me:file') } } });
  assert.deepEqual(await lookUp('a.test/x', none.env), me('file'));
  assert.equal(await lookUp('b.test/x', none.env), undefined);
  none.home[Symbol.dispose]();
});

const FAULTS: readonly (readonly [what: RegExp, script: string, config?: unknown])[] = [
  [/ended with code 1: locked/, 'echo locked; exit 1'],
  [/no JSON/, 'echo secret-in-clear'],
  [/no Username/, 'echo "[]"'],
  [/no Username/, 'echo null'],
  [/no Username/, `echo '{"Username":1,"Secret":"x"}'`],
  [/too long/, 'head -c 3000000 /dev/zero'],
  [/no answer within 0.5 s/, 'exec sleep 30'],
  [/can not be run/, '', { credsStore: 'missing' }],
  [/is no name/, '', { credsStore: '../../bin/sh' }],
];

test('a helper that fails is told by name, file and remedy, and its output is not shown when it may be a secret', async () => {
  for (const [what, script, config = { credsStore: 'test' }] of FAULTS) {
    const { home, env } = helper(script, config);
    const asked = storedLogin(parseReference('a.test/x'), network({ env, timeoutMs: 500 }));
    const error = await asked.then(
      () => undefined,
      (error: unknown) => error as PlimsollError,
    );
    assert.equal(error?.code, 'registry.credentials', script);
    assert.match(error?.message ?? '', what);
    assert.match(error?.message ?? '', /config\.json: docker-credential-.*take it out of that file/s);
    assert.ok(!error?.message.includes('secret-in-clear'));
    home[Symbol.dispose]();
  }
});

test('a damaged file is told by its path; one that is not there is no matter', async () => {
  using home = scratch();
  const env = { HOME: home.path };
  assert.equal(await lookUp('a.test/x', env), undefined);
  const path = home.write('.docker/config.json', '{"auths":');
  await assert.rejects(lookUp('a.test/x', env), { code: 'registry.credentials', where: path });
  home.write('.docker/config.json', ' '.repeat(5_000_000));
  await assert.rejects(lookUp('a.test/x', env), { code: 'registry.credentials', where: path });
});

test('mutated files are read, or refused as registry.credentials', () => {
  const text = JSON.stringify({
    auths: {
      'a.test': { auth: encoded('me:x') },
      ['__proto__']: { auth: '' },
      'https://b.test/v1/': { identitytoken: 't' },
    },
    credHelpers: { 'c.test': 'helper' },
    credsStore: 'store',
  });
  let state = 1;
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  for (let i = 0; i < 500; i++) {
    const at = random(text.length);
    const piece = ['', '[]', '{}', '"', 'null', '1', '"__proto__":', text][random(8)] ?? '';
    const mutated = text.slice(0, at) + piece + text.slice(at + random(10));
    try {
      parseLogins('config.json', mutated);
    } catch (error) {
      assert.ok(error instanceof PlimsollError, mutated);
    }
  }
});
