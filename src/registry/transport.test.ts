// Requests against real servers: retries, redirects, silence, offline.
import assert from 'node:assert/strict';
import { createServer as createTcpServer } from 'node:net';
import { test } from 'node:test';
import { type Loopback, network, serve } from '../../test/support/loopback.ts';
import { readBody, request } from './transport.ts';

async function textOf(url: string, options = network(), more = {}): Promise<string> {
  const reply = await request(url, options, more);
  return `${reply.status} ${Buffer.from((await readBody(reply, 10_000)) ?? 'too long').toString()}`;
}

test('429 and 503 are tried again after Retry-After, others are returned as they are', async () => {
  const answers = [429, 503, 500, 200];
  const times: number[] = [];
  await using server = await serve((request, response) => {
    times.push(performance.now());
    const status = request.url === '/404' ? 404 : (answers.shift() ?? 0);
    response.writeHead(status, status === 429 ? { 'Retry-After': '1' } : {}).end('body');
  });
  assert.equal(await textOf(`${server.origin}/`), '200 body');
  assert.equal(server.seen.length, 4);
  assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 990, 'a second was waited for');
  assert.equal(await textOf(`${server.origin}/404`), '404 body');
  assert.equal(server.seen.length, 5);
});

test('a Retry-After longer than the longest wait is not waited for', async () => {
  await using server = await serve((_, response) => response.writeHead(429, { 'Retry-After': '3600' }).end());
  const reply = await request(server.origin, network());
  assert.deepEqual([reply.status, reply.header('Retry-After'), server.seen.length], [429, '3600', 1]);
  reply.close();
});

test('tries end, and the last answer is returned', async () => {
  await using server = await serve((_, response) => response.writeHead(503).end('busy'));
  assert.equal(await textOf(server.origin), '503 busy');
  assert.equal(server.seen.length, 4);
});

test('a wait for Retry-After ends with the signal', async () => {
  await using server = await serve((_, response) => response.writeHead(429, { 'Retry-After': '2' }).end());
  const stop = new AbortController();
  const asked = request(server.origin, network({ signal: stop.signal }));
  setTimeout(() => stop.abort(new Error('enough')), 100);
  await assert.rejects(asked, /enough/);
});

test('connections that break before an answer are tried again; then the error names the host', async () => {
  let cuts = 2;
  await using server = await serve((request, response) =>
    cuts-- > 0 ? request.socket.destroy() : response.end('ok'),
  );
  assert.equal(await textOf(server.origin), '200 ok');
  cuts = 99;
  await assert.rejects(textOf(`${server.origin}/a`), {
    code: 'registry.unreachable',
    message: `${server.host}/a: the connection to ${server.host} broke: try again later`,
  });
  await assert.rejects(
    textOf(server.origin, network(), { unreachable: 'advisories.unreachable', where: 'feed' }),
    {
      code: 'advisories.unreachable',
      message: /^feed: /,
    },
  );
});

test('a closed port and an unknown host are told at once, each in its words', async () => {
  let port: number;
  {
    await using server = await serve(() => {});
    ({ port } = server);
  }
  await assert.rejects(textOf(`http://127.0.0.1:${port}/`), { message: /nothing listens at 127/ });
  await assert.rejects(textOf('https://nowhere.invalid/'), {
    message: /no host nowhere.invalid|can not be looked up/,
  });
});

test('a peer that is silent, before or within its answer, is given up', async () => {
  await using silent = await serve((request, response) => {
    if (request.url === '/body') response.write('begun');
    if (request.url === '/drip') setInterval(() => response.write('.'), 20).unref();
  });
  const options = network({ timeoutMs: 150, retry: { retries: 1, firstWaitMs: 1, longestWaitMs: 1 } });
  for (const path of ['/head', '/body', '/drip'])
    await assert.rejects(
      textOf(silent.origin + path, options),
      { code: 'registry.unreachable', message: /no answer within 0.15 s/ },
      path,
    );
});

test('the signal ends a request, before its answer and within', async () => {
  await using server = await serve(
    (request, response) => void (request.url === '/body' && response.write('begun')),
  );
  for (const path of ['/head', '/body']) {
    const stop = new AbortController();
    const asked = textOf(server.origin + path, network({ signal: stop.signal }));
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await assert.rejects(asked, /enough/, path);
  }
});

test('redirects: followed ten times; a loop ends; Authorization never crosses an origin, and does not come back', async () => {
  await using other = await serve((_, response) =>
    response.writeHead(302, { Location: `${server.origin}/in` }).end(),
  );
  await using server: Loopback = await serve((request, response) => {
    const url = request.url ?? '';
    const location =
      url === '/loop' ? '/loop' : url === '/away' ? `${other.origin}/` : url === '/in' ? 'end' : undefined;
    if (location === undefined) response.end('end');
    else response.writeHead(307, { Location: location }).end();
  });
  const login = { headers: { Authorization: 'Bearer secret', Accept: 'x/y' } };
  assert.equal(await textOf(`${server.origin}/in`, network(), login), '200 end');
  assert.equal(server.seen.at(-1)?.headers.authorization, 'Bearer secret');
  assert.equal(await textOf(`${server.origin}/away`, network(), login), '200 end');
  assert.equal(other.seen[0]?.headers.authorization, undefined);
  assert.equal(other.seen[0]?.headers.accept, 'x/y');
  assert.equal(server.seen.at(-1)?.headers.authorization, undefined, 'a login once dropped stays dropped');
  const before = server.seen.length;
  await assert.rejects(textOf(`${server.origin}/loop`), { message: /more than 10 redirects/ });
  assert.equal(server.seen.length - before, 11);
});

test('a POST follows no redirect', async () => {
  await using server = await serve((_, response) => response.writeHead(307, { Location: '/x' }).end());
  assert.equal(await textOf(server.origin, network(), { method: 'POST', body: 'secret' }), '307 ');
});

test('offline: no socket is opened, not even to loopback', async () => {
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  for (const url of [`http://127.0.0.1:${port}/`, `https://127.0.0.1:${port}/`, `https://localhost:${port}/`])
    await assert.rejects(request(url, network({ offline: true })), { code: 'network.offline' });
  server.close();
  assert.equal(connections, 0);
});

test('a body is read up to its limit, announced or not', async () => {
  await using server = await serve((request, response) => {
    if (request.url === '/announced') response.setHeader('Content-Length', 1_000_000);
    for (let i = 0; i < 100; i++) response.write(Buffer.alloc(10_000));
    response.end();
  });
  for (const path of ['/announced', '/chunked'])
    assert.equal(await readBody(await request(server.origin + path, network()), 50_000), undefined, path);
});

test('what does not speak HTTP, or does with endless headers, is told in one line', async () => {
  const answers = ['SSH-2.0-x\r\n\r\n', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(100_000)}\r\n`];
  for (const answer of answers) {
    const server = createTcpServer((socket) => socket.on('error', () => {}).end(answer));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await assert.rejects(textOf(`http://127.0.0.1:${port}/`), {
      code: 'registry.unreachable',
      message: /HTTP \(HPE_/,
    });
    server.close();
  }
});
