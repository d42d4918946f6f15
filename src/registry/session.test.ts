// Logging in: who is told what, and who must never be told.
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { authority } from '../../test/support/certificates.ts';
import { type Loopback, network, scratch, serve, serveProxy } from '../../test/support/loopback.ts';
import { type TestRegistry, sendBytes, testRegistry } from '../../test/support/registry.ts';
import { sha256 } from '../core/digest.ts';
import { openRegistry } from './client.ts';

const BLOB = Buffer.from('a layer');
const LOGIN = `Basic ${Buffer.from('me:secret').toString('base64')}`;

/** registry.test, tokens.test and storage.test behind a proxy, over TLS, and a client's options to reach them. */
interface Town extends AsyncDisposable {
  readonly registry: TestRegistry;
  readonly servers: { readonly registry: Loopback; readonly tokens: Loopback; readonly storage: Loopback };
  /** What tokens.test does. */
  tokens: (request: IncomingMessage, response: ServerResponse) => void;
  client(config?: unknown): ReturnType<typeof openRegistry>;
}

async function town(): Promise<Town> {
  const { server: tls, caFile } = authority();
  const registry = testRegistry();
  registry.addManifest('team/app', 'latest', { a: 1 });
  registry.addBlob(BLOB);
  const folder = scratch();
  const servers = {
    registry: await serve(registry.handle, tls),
    tokens: await serve((request, response) => built.tokens(request, response), tls),
    storage: await serve((request, response) => sendBytes(request, response, BLOB), tls),
  };
  const proxy = await serveProxy({
    'registry.test': servers.registry.port,
    'tokens.test': servers.tokens.port,
    'storage.test': servers.storage.port,
  });
  const built: Town = {
    registry,
    servers,
    tokens: (_, response) => void response.end(JSON.stringify({ token: 'T1' })),
    client(config = {}) {
      folder.write('config.json', JSON.stringify(config));
      const env = { HTTPS_PROXY: proxy.origin, DOCKER_CONFIG: folder.path, HOME: folder.path };
      return openRegistry('registry.test/team/app', network({ caFile, env }));
    },
    async [Symbol.asyncDispose]() {
      folder[Symbol.dispose]();
      for (const server of [...Object.values(servers), proxy]) await server[Symbol.asyncDispose]();
    },
  };
  return built;
}

/** Lets only requests with this Authorization pass; others get the challenge. */
function guard(registry: TestRegistry, challenge: string, ...accepted: readonly string[]): void {
  registry.misbehave = (request, response) => {
    if (accepted.includes(request.headers.authorization ?? '')) return false;
    response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
    return true;
  };
}

const BEARER =
  'Bearer realm="https://tokens.test/token?x=1",service="registry.test",scope="repository:team/app:pull"';
const STORED = { auths: { 'registry.test': { auth: Buffer.from('me:secret').toString('base64') } } };

async function read(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += Buffer.from(piece).toString();
  return text;
}

test('an anonymous token: asked for once, used for all', async () => {
  await using all = await town();
  guard(all.registry, BEARER, 'Bearer T1');
  const client = all.client();
  await client.manifest();
  assert.equal(await read(client.blob(sha256(BLOB))), 'a layer');
  const [asked, ...more] = all.servers.tokens.seen;
  assert.equal(more.length, 0);
  const query = new URL(asked?.url ?? '', 'https://tokens.test').searchParams;
  assert.deepEqual(
    [query.get('x'), query.get('service'), query.get('scope')],
    ['1', 'registry.test', 'repository:team/app:pull'],
  );
  assert.equal(asked?.headers.authorization, undefined);
  assert.equal(all.servers.registry.seen.length, 3, 'one challenge only');
});

test('a stored login goes to the token service, the token to the registry', async () => {
  await using all = await town();
  guard(all.registry, BEARER, 'Bearer T1');
  await all.client(STORED).manifest();
  assert.equal(all.servers.tokens.seen[0]?.headers.authorization, LOGIN);
  assert.deepEqual(
    all.servers.registry.seen.map(({ headers }) => headers.authorization),
    [undefined, 'Bearer T1'],
  );
});

test('requests that are refused at once share one token', async () => {
  await using all = await town();
  guard(all.registry, BEARER, 'Bearer T1');
  const client = all.client();
  await Promise.all([client.manifest(), read(client.blob(sha256(BLOB))), client.document(sha256(BLOB))]);
  assert.equal(all.servers.tokens.seen.length, 1);
});

test('a token is renewed when its time is over, and when it is refused before', async () => {
  await using all = await town();
  let count = 0;
  all.tokens = (_, response) =>
    void response.end(JSON.stringify({ access_token: `T${++count}`, expires_in: count === 1 ? 0.1 : 300 }));
  guard(all.registry, BEARER, 'Bearer T1', 'Bearer T2');
  const client = all.client();
  await client.manifest();
  await new Promise((resolve) => setTimeout(resolve, 120));
  await client.manifest();
  assert.equal(count, 2);
  guard(all.registry, BEARER, 'Bearer T3');
  await client.manifest();
  assert.equal(count, 3);
});

test('a registry that refuses every token is asked three times, and the login is blamed', async () => {
  await using all = await town();
  guard(all.registry, BEARER);
  await assert.rejects(all.client(STORED).manifest(), {
    code: 'registry.unauthorized',
    message: /does not take the stored login/,
  });
  assert.equal(all.servers.registry.seen.length, 3);
});

test('an identity token goes by POST to the token service alone', async () => {
  await using all = await town();
  let form = '';
  all.tokens = (request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => (form += text));
    request.on('end', () => response.end(JSON.stringify({ access_token: 'T1' })));
  };
  guard(all.registry, BEARER, 'Bearer T1');
  await all.client({ auths: { 'registry.test': { identitytoken: 'refresh' } } }).manifest();
  const fields = Object.fromEntries(new URLSearchParams(form));
  assert.deepEqual(fields, {
    grant_type: 'refresh_token',
    refresh_token: 'refresh',
    service: 'registry.test',
    scope: 'repository:team/app:pull',
    client_id: 'plimsoll',
  });
  assert.equal(all.servers.tokens.seen[0]?.method, 'POST');
});

test('basic auth: the login goes to the registry that asks, and only then', async () => {
  await using all = await town();
  guard(all.registry, 'Basic realm="r"', LOGIN);
  await all.client(STORED).manifest();
  assert.deepEqual(
    all.servers.registry.seen.map(({ headers }) => headers.authorization),
    [undefined, LOGIN],
  );
  await assert.rejects(all.client().manifest(), {
    code: 'registry.unauthorized',
    message: /docker login registry.test/,
  });
  await assert.rejects(all.client({ auths: { 'registry.test': { identitytoken: 'x' } } }).manifest(), {
    code: 'registry.credentials',
  });
});

test('a blob that lies at another host gets there without login and token', async () => {
  await using all = await town();
  guard(all.registry, BEARER, 'Bearer T1');
  const { misbehave } = all.registry;
  all.registry.misbehave = (request, response) => {
    if (misbehave(request, response)) return true;
    if (!request.url?.includes('/blobs/')) return false;
    response.writeHead(307, { Location: 'https://storage.test/x?signature=y' }).end();
    return true;
  };
  assert.equal(await read(all.client(STORED).blob(sha256(BLOB))), 'a layer');
  assert.equal(all.servers.storage.seen.length, 1);
  assert.equal(all.servers.storage.seen[0]?.headers.authorization, undefined);
});

test('a challenge of another host, behind a redirect, is told nothing', async () => {
  await using all = await town();
  for (const challenge of ['Basic realm="r"', 'Bearer realm="https://tokens.test/evil"']) {
    all.tokens = (_, response) => void response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
    all.registry.misbehave = (_, response) => {
      response.writeHead(307, { Location: 'https://tokens.test/blob' }).end();
      return true;
    };
    await assert.rejects(read(all.client(STORED).blob(sha256(BLOB))), { code: 'registry.unauthorized' });
  }
  assert.deepEqual(
    all.servers.tokens.seen.map(({ url, headers }) => [url, headers.authorization]),
    [
      ['/blob', undefined],
      ['/blob', undefined],
    ],
  );
});

test('a token service that redirects elsewhere takes no login along', async () => {
  await using all = await town();
  guard(all.registry, BEARER, 'Bearer T1');
  all.tokens = (_, response) =>
    void response.writeHead(302, { Location: 'https://storage.test/token' }).end();
  await assert.rejects(all.client(STORED).manifest(), { code: 'registry.refused' });
  assert.equal(all.servers.storage.seen[0]?.headers.authorization, undefined);
});

test('a token service must be HTTPS, unless registry and service are both on this machine', async () => {
  await using all = await town();
  await using plain = await serve((_, response) => response.end(JSON.stringify({ token: 'T1' })));
  for (const realm of [`${plain.origin}/token`, 'http://tokens.test/token', 'file:///etc/passwd', '//', '']) {
    guard(all.registry, `Bearer realm="${realm}"`);
    await assert.rejects(
      all.client(STORED).manifest(),
      { code: 'registry.refused', message: /token service/ },
      realm,
    );
  }
  assert.deepEqual([plain.seen.length, all.servers.tokens.seen.length], [0, 0]);
  const local = testRegistry();
  local.addManifest('app', 'latest', {});
  guard(local, `Bearer realm="${plain.origin}/token"`, 'Bearer T1');
  await using server = await serve((request, response) => {
    if (request.url === '/v2/') response.writeHead(401).end();
    else local.handle(request, response);
  });
  await openRegistry(`${server.host}/app`, network()).manifest();
  guard(local, 'Bearer realm="http://tokens.test/token"');
  await assert.rejects(openRegistry(`${server.host}/app`, network()).manifest(), {
    code: 'registry.refused',
  });
});

test('what a token service may answer wrongly is an error in one line', async () => {
  await using all = await town();
  guard(all.registry, BEARER, 'Bearer T1');
  const answers = [
    '',
    'null',
    '[]',
    '{}',
    '{"token":1}',
    '{"token":"a\\r\\nb: c"}',
    '{'.repeat(100),
    ' '.repeat(400_000),
  ];
  for (const answer of answers) {
    all.tokens = (_, response) => void response.end(answer);
    await assert.rejects(
      all.client().manifest(),
      { code: 'registry.refused', message: /token service tokens.test/ },
      answer.slice(0, 50),
    );
  }
  all.tokens = (_, response) => void response.writeHead(401).end();
  await assert.rejects(all.client(STORED).manifest(), { code: 'registry.unauthorized' });
});
