// Where the engine is looked for.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { scratch } from '../../test/support/loopback.ts';
import { addressOf, parseHost } from './address.ts';

const HOME = '/nonexistent';

test('unix, tcp, http and https addresses, with their usual ports', () => {
  assert.deepEqual(parseHost('unix:///run/x.sock', undefined), { kind: 'socket', path: '/run/x.sock' });
  assert.deepEqual(parseHost('tcp://10.0.0.1:1234', undefined), {
    kind: 'tcp',
    host: '10.0.0.1',
    port: 1234,
  });
  assert.deepEqual(parseHost('tcp://engine.test', undefined), {
    kind: 'tcp',
    host: 'engine.test',
    port: 2375,
  });
  assert.deepEqual(parseHost('http://engine.test:80', undefined), {
    kind: 'tcp',
    host: 'engine.test',
    port: 80,
  });
  assert.deepEqual(parseHost('tcp://[::1]:5', undefined), { kind: 'tcp', host: '::1', port: 5 });
  const tls = { folder: '', verify: true };
  assert.deepEqual(parseHost('https://engine.test', undefined), {
    kind: 'tcp',
    host: 'engine.test',
    port: 2376,
    tls,
  });
});

test('addresses of other kinds are refused with a remedy', () => {
  for (const host of [
    'ssh://me@engine.test',
    'npipe:////./pipe/x',
    '/run/x.sock',
    'unix://relative',
    'tcp://',
    'tcp://[',
    'fd://',
    '',
  ])
    assert.throws(
      () => parseHost(host, undefined),
      { code: 'engine.unreachable', message: /name a socket/ },
      host,
    );
});

test('Docker: the option wins over DOCKER_HOST, and DOCKER_TLS_VERIFY makes TCP TLS', async () => {
  const env = { HOME, DOCKER_HOST: 'tcp://engine.test', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' };
  const tls = { folder: '/certs', verify: true };
  assert.deepEqual(await addressOf('docker', undefined, env), {
    kind: 'tcp',
    host: 'engine.test',
    port: 2376,
    tls,
  });
  assert.deepEqual(await addressOf('docker', 'unix:///a', env), { kind: 'socket', path: '/a' });
  const plain = { HOME, DOCKER_HOST: 'tcp://engine.test:1', DOCKER_TLS_VERIFY: '' };
  assert.deepEqual(await addressOf('docker', undefined, plain), {
    kind: 'tcp',
    host: 'engine.test',
    port: 1,
  });
  assert.deepEqual(await addressOf('docker', undefined, { HOME }), {
    kind: 'socket',
    path: '/var/run/docker.sock',
  });
});

test('Docker: the current context, its TLS files, and DOCKER_HOST above it', async () => {
  using home = scratch();
  const id = createHash('sha256').update('far').digest('hex');
  const meta = (content: unknown) =>
    home.write(`.docker/contexts/meta/${id}/meta.json`, JSON.stringify(content));
  home.write('.docker/config.json', JSON.stringify({ currentContext: 'far' }));
  const env = { HOME: home.path };
  await assert.rejects(addressOf('docker', undefined, env), {
    code: 'engine.unreachable',
    message: /far is not there.*docker context/,
  });
  meta({ Name: 'far' });
  await assert.rejects(addressOf('docker', undefined, env), { message: /names no engine/ });
  meta({ Name: 'far', Endpoints: { docker: { Host: 'tcp://engine.test:9', SkipTLSVerify: false } } });
  assert.deepEqual(await addressOf('docker', undefined, env), { kind: 'tcp', host: 'engine.test', port: 9 });
  const folder = `${home.path}/.docker/contexts/tls/${id}/docker`;
  mkdirSync(folder, { recursive: true });
  const tls = { folder, verify: true };
  assert.deepEqual(await addressOf('docker', undefined, env), {
    kind: 'tcp',
    host: 'engine.test',
    port: 9,
    tls,
  });
  assert.deepEqual(await addressOf('docker', undefined, { ...env, DOCKER_HOST: 'unix:///a' }), {
    kind: 'socket',
    path: '/a',
  });
  assert.equal((await addressOf('docker', undefined, { ...env, DOCKER_CONTEXT: 'default' })).kind, 'socket');
  home.write('.docker/config.json', '{');
  await assert.rejects(addressOf('docker', undefined, env), {
    code: 'engine.unreachable',
    message: /config\.json: .*repair/,
  });
});

test('Podman: CONTAINER_HOST, the user’s own socket, then root’s', async () => {
  using runtime = scratch();
  const env = { HOME, XDG_RUNTIME_DIR: runtime.path, DOCKER_HOST: 'unix:///docker' };
  assert.deepEqual(await addressOf('podman', undefined, { ...env, CONTAINER_HOST: 'unix:///p' }), {
    kind: 'socket',
    path: '/p',
  });
  assert.deepEqual(await addressOf('podman', undefined, env), {
    kind: 'socket',
    path: '/run/podman/podman.sock',
  });
  const path = runtime.write('podman/podman.sock', '');
  assert.deepEqual(await addressOf('podman', undefined, env), { kind: 'socket', path });
});
