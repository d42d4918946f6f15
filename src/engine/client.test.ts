// An engine's API, served on a unix socket and over TCP, good and bad.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { authority } from '../../test/support/certificates.ts';
import { engine, json, onSocket } from '../../test/support/engine.ts';
import { network, scratch, serve } from '../../test/support/loopback.ts';
import { unreachable } from './call.ts';
import { openEngine } from './client.ts';

const ID = `sha256:${'a'.repeat(64)}`;
const LAYER = `sha256:${'b'.repeat(64)}`;
const INSPECT = {
  Id: ID,
  RepoTags: ['app:1'],
  RepoDigests: [`app@${ID}`],
  RootFS: { Type: 'layers', Layers: [LAYER] },
  Architecture: 'arm64',
  Variant: 'v8',
  Os: 'linux',
  Size: 12_345,
};
test('inspect, history and version, reduced to what is asked of them; unix sockets serve under --offline', async () => {
  const history = [
    { Id: ID, Created: 1_700_000_000, CreatedBy: 'RUN x', Size: 5, Tags: ['app:1'], Comment: '' },
    null,
  ];
  const version = {
    Version: '28.2.2',
    ApiVersion: '1.50',
    Os: 'linux',
    Arch: 'amd64',
    KernelVersion: '6.1',
    Components: [{ Name: 'runc', Version: '1.2' }, 7],
  };
  const answers = {
    '/images/team/app:1/json': json(INSPECT),
    '/images/team/app:1/history': json(history),
    '/version': json(version),
  };
  await onSocket(engine(answers), async (host) => {
    const client = await openEngine({ kind: 'docker', host }, network({ offline: true }));
    assert.deepEqual(await client.inspectImage('team/app:1'), {
      id: ID,
      tags: ['app:1'],
      digests: [`app@${ID}`],
      layers: [LAYER],
      os: 'linux',
      architecture: 'arm64',
      variant: 'v8',
      size: 12_345,
    });
    const [line, odd] = await client.history('team/app:1');
    assert.deepEqual(line, { createdBy: 'RUN x', created: 1_700_000_000, size: 5, tags: ['app:1'] });
    assert.deepEqual(odd, { createdBy: '', created: 0, size: 0, tags: [] });
    const told = await client.version();
    assert.deepEqual([told.version, told.apiVersion, told.kernel], ['28.2.2', '1.50', '6.1']);
    assert.deepEqual(told.components, [
      { name: 'runc', version: '1.2' },
      { name: '', version: '' },
    ]);
    assert.equal(client.place, host);
  });
});

test('the version of the API is the lower of both; an engine that states none chooses', async () => {
  for (const [api, prefix] of [
    ['1.24', '/v1.24'],
    ['1.47', '/v1.47'],
    ['1.99', '/v1.51'],
    ['2.0', ''],
    ['', ''],
  ] as const) {
    await using server = await serve(engine({ '/images/app:1/json': json(INSPECT) }, api));
    const client = await openEngine({ kind: 'docker', host: `tcp://${server.host}` }, network());
    await client.inspectImage('app:1');
    assert.equal(server.seen.at(-1)?.url, `${prefix}/images/app:1/json`);
  }
});

test('a name can not leave its place in the path', async () => {
  await using server = await serve(engine({}));
  const client = await openEngine({ kind: 'docker', host: `tcp://${server.host}` }, network());
  await assert.rejects(client.inspectImage('a?b#c %2e\r\nX: y@sha256:1'), { code: 'image.not-found' });
  assert.equal(server.seen.at(-1)?.url, '/v1.47/images/a%3Fb%23c%20%252e%0D%0AX:%20y@sha256:1/json');
});

test('an unknown image: what to do about it', async () => {
  await onSocket(engine({}), async (host) => {
    for (const kind of ['docker', 'podman'] as const) {
      const client = await openEngine({ kind, host }, network());
      const error = {
        code: 'image.not-found',
        message: `${kind}:app: the engine has no such image: ${kind} pull app`,
      };
      await assert.rejects(client.inspectImage('app'), error);
      await assert.rejects(client.exportImage('app'), error);
      await assert.rejects(client.history('app'), error);
    }
  });
});

test('no engine, no permission, something else: each with its remedy', async () => {
  using folder = scratch();
  const missing = `unix://${folder.path}/none.sock`;
  const open = (kind: 'docker' | 'podman', host: string) =>
    openEngine({ kind, host }, network({ timeoutMs: 300 }));
  await assert.rejects(open('docker', missing), {
    code: 'engine.unreachable',
    message: `${missing}: no engine listens there: is it running? docker info`,
  });
  await assert.rejects(open('podman', missing), { message: /systemctl --user start podman\.socket/ });
  const server = createServer((socket) => socket.on('error', () => {}).end('SSH-2.0\r\n\r\n'));
  const path = `${folder.path}/other.sock`;
  await new Promise<void>((resolve) => server.listen(path, resolve));
  await assert.rejects(open('docker', `unix://${path}`), { code: 'engine.unreachable' });
  server.close();
  await using web = await serve((_, response) => response.end('<html>'));
  await assert.rejects((await open('docker', `tcp://${web.host}`)).inspectImage('x'), {
    code: 'engine.refused',
    message: /container engine\?/,
  });
  await using broken = await serve((_, response) => response.writeHead(500).end('{"message":"bad day"}'));
  await assert.rejects(open('docker', `tcp://${broken.host}`), {
    code: 'engine.refused',
    message: /status 500: bad day/,
  });
});

test('an answer that is no such document is engine.refused', async () => {
  const bodies = [
    '',
    'null',
    '[]',
    '7',
    '{}',
    '{"Id":"x"}',
    '{"Id":',
    `{"Id":"${ID}","x":"${'y'.repeat(9_000_000)}"}`,
  ];
  for (const body of bodies) {
    const answer: RequestListener = (_, response) => void response.end(body);
    await onSocket(
      engine({ '/images/app:1/json': answer, '/images/app:1/history': json({}) }),
      async (host) => {
        const client = await openEngine({ kind: 'docker', host }, network());
        await assert.rejects(client.inspectImage('app:1'), { code: 'engine.refused' }, body.slice(0, 40));
        await assert.rejects(client.history('app:1'), { code: 'engine.refused' });
      },
    );
  }
});

test('TCP with TLS: the client shows its certificate and checks the engine’s', async () => {
  const { folder, server: files } = authority();
  const tls = { ...files, requestCert: true, rejectUnauthorized: true };
  await using server = await serve(engine({ '/images/app:1/json': json(INSPECT) }), tls);
  const env = { DOCKER_HOST: `tcp://${server.host}`, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder };
  const client = await openEngine({ kind: 'docker' }, network({ env }));
  assert.equal((await client.inspectImage('app:1')).id, ID);
  using other = scratch();
  const stranger = network({ env: { ...env, DOCKER_CERT_PATH: other.path } });
  await assert.rejects(openEngine({ kind: 'docker' }, stranger), {
    code: 'engine.unreachable',
    message: /certificate/,
  });
  for (const name of ['cert.pem', 'key.pem']) other.write(name, readFileSync(join(folder, name), 'utf8'));
  await assert.rejects(openEngine({ kind: 'docker' }, stranger), { message: /self-signed certificate/ });
  const unchecked = network({ env: { ...stranger.env, DOCKER_TLS_VERIFY: '', DOCKER_TLS: '1' } });
  assert.equal((await openEngine({ kind: 'docker' }, unchecked)).place, `tcp://${server.host}`);
  const plain = network({ env: { DOCKER_HOST: `tcp://${server.host}` } });
  await assert.rejects(openEngine({ kind: 'docker' }, plain), { code: 'engine.unreachable' });
  assert.equal(server.seen.length, 3, 'only those with the certificate came through');
});

test('offline: no TCP engine is called, not even on loopback', async () => {
  await using server = await serve(engine({}));
  await assert.rejects(
    openEngine({ kind: 'docker', host: `tcp://${server.host}` }, network({ offline: true })),
    {
      code: 'network.offline',
      message: /use its unix socket/,
    },
  );
  assert.equal(server.seen.length, 0);
});

test('permission denied, refused, anything else: each has its remedy', () => {
  const tell = (code: string, kind: 'docker' | 'podman') =>
    unreachable(Object.assign(new Error('odd'), { code }), kind, 'unix:///x').message;
  assert.equal(tell('EACCES', 'docker'), 'unix:///x: permission denied: use sudo, or join the docker group');
  assert.equal(tell('EACCES', 'podman'), 'unix:///x: permission denied: use sudo');
  assert.equal(
    tell('ECONNREFUSED', 'docker'),
    'unix:///x: no engine listens there: is it running? docker info',
  );
  assert.equal(tell('EIO', 'podman'), 'unix:///x: odd: is the engine well? podman info');
});
