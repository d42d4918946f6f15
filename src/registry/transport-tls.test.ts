// Requests over TLS and through proxies.
import assert from 'node:assert/strict';
import { createServer as createTcpServer } from 'node:net';
import { test } from 'node:test';
import { authority } from '../../test/support/certificates.ts';
import { network, scratch, serve, serveProxy } from '../../test/support/loopback.ts';
import { createLogger } from '../core/log.ts';
import { readBody, request } from './transport.ts';

async function textOf(url: string, options = network(), more = {}): Promise<string> {
  const reply = await request(url, options, more);
  return `${reply.status} ${Buffer.from((await readBody(reply, 10_000)) ?? 'too long').toString()}`;
}

test('plain HTTP goes to loopback only; HTTPS never becomes HTTP', async () => {
  await assert.rejects(textOf('http://registry.test/'), {
    message: /plain HTTP to registry.test is refused/,
  });
  const { server: tls, caFile } = authority();
  await using plain = await serve((_, response) => response.end('plain'));
  await using secure = await serve(
    (_, response) => response.writeHead(302, { Location: plain.origin }).end(),
    tls,
  );
  await assert.rejects(textOf(secure.origin, network({ caFile })), { message: /from HTTPS to plain HTTP/ });
  assert.equal(plain.seen.length, 0);
});

test('TLS: an unknown CA is refused with a remedy, the own CA file is trusted, however it is named', async () => {
  const { server: tls, caFile } = authority();
  await using secure = await serve((_, response) => response.end('secure'), tls);
  await assert.rejects(textOf(secure.origin), { message: /is not trusted \(.*PLIMSOLL_CA_FILE/ });
  for (const options of [
    network({ caFile }),
    network({ env: { PLIMSOLL_CA_FILE: caFile } }),
    network({ env: { SSL_CERT_FILE: caFile } }),
  ])
    assert.equal(await textOf(secure.origin, options), '200 secure');
});

test('TLS: a certificate for another name is refused, whatever the environment says', async () => {
  const { server: tls, caFile } = authority();
  await using secure = await serve((_, response) => response.end('secure'), tls);
  await using proxy = await serveProxy({ 'other.test': secure.port });
  const env = { HTTPS_PROXY: proxy.origin, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    await assert.rejects(textOf('https://other.test/', network({ caFile, env })), {
      message: /ERR_TLS_CERT_ALTNAME_INVALID/,
    });
    await assert.rejects(textOf(secure.origin), { message: /is not trusted/ });
  } finally {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  }
});

test('TLS: a CA file that is missing or holds none is told; SSL_CERT_FILE that leads nowhere is only warned of', async () => {
  const { server: tls, caFile } = authority();
  await using secure = await serve((_, response) => response.end('secure'), tls);
  using folder = scratch();
  const empty = folder.write('empty.pem', 'nothing\n');
  const broken = folder.write('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  for (const bad of ['/nonexistent/ca.pem', empty, broken])
    await assert.rejects(textOf(secure.origin, network({ caFile: bad })), { code: 'usage.bad-option' }, bad);
  const lines: string[] = [];
  const logger = createLogger('warn', (line) => lines.push(line));
  assert.equal(
    await textOf(secure.origin, network({ caFile, logger, env: { SSL_CERT_FILE: '/nonexistent' } })),
    '200 secure',
  );
  assert.match(lines.join(''), /SSL_CERT_FILE is not used/);
});

test('HTTPS goes through the proxy by CONNECT, with the login of the proxy to the proxy alone', async () => {
  const { server: tls, caFile } = authority();
  await using target = await serve((_, response) => response.end('reached'), tls);
  await using proxy = await serveProxy({ 'registry.test': target.port });
  const env = { HTTPS_PROXY: `http://me:p%40ss@${proxy.host}`, NO_PROXY: 'else.test' };
  const options = network({ caFile, env });
  for (const path of ['/a', '/b']) {
    const reply = await textOf(`https://registry.test${path}`, options, {
      headers: { Authorization: 'Bearer x' },
    });
    assert.equal(reply, '200 reached');
  }
  const [connect, ...more] = proxy.seen;
  assert.deepEqual(
    [connect?.method, connect?.url, more.length],
    ['CONNECT', 'registry.test:443', 0],
    'one tunnel for both',
  );
  assert.equal(connect?.headers['proxy-authorization'], `Basic ${Buffer.from('me:p@ss').toString('base64')}`);
  assert.equal(connect?.headers.authorization, undefined);
  assert.deepEqual(
    target.seen.map(({ headers }) => headers['proxy-authorization']),
    [undefined, undefined],
  );
});

test('the proxy itself may be HTTPS, whose certificate is checked as its own', async () => {
  const { server: tls, caFile } = authority();
  await using target = await serve((_, response) => response.end('reached'), tls);
  await using proxy = await serveProxy({ 'registry.test': target.port }, tls);
  for (const origin of [proxy.origin, `https://localhost:${proxy.port}`]) {
    const options = network({ caFile, env: { HTTPS_PROXY: origin, HTTP_PROXY: origin } });
    assert.equal(await textOf('https://registry.test/', options), '200 reached');
    assert.equal(await textOf('http://feed.test/', options, { plainHttp: true }), '200 relayed');
  }
  const env = { HTTPS_PROXY: proxy.origin };
  await assert.rejects(textOf('https://registry.test/', network({ env })), { message: /not trusted/ });
  const unknown = textOf('https://unknown.test/', network({ caFile, env }));
  await assert.rejects(unknown, { message: /answers 403 to CONNECT/ }, 'not the certificate is at fault');
});

test('a proxy that refuses is named, and is no direct connection', async () => {
  await using proxy = await serveProxy({});
  await assert.rejects(textOf('https://registry.test/', network({ env: { HTTPS_PROXY: proxy.origin } })), {
    message: /the proxy 127.0.0.1:\d+ answers 403 to CONNECT/,
  });
  await assert.rejects(
    textOf('https://registry.test/', network({ env: { HTTPS_PROXY: 'socks5://x.test' } })),
    {
      code: 'usage.bad-option',
    },
  );
});

test('the signal ends a wait for the proxy', { timeout: 20_000 }, async () => {
  const closed = Promise.withResolvers<void>();
  const silent = createTcpServer((socket) => void socket.on('close', closed.resolve).resume());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const stop = new AbortController();
  const env = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
  const asked = textOf('https://registry.test/', network({ env, signal: stop.signal, timeoutMs: 60_000 }));
  setTimeout(() => stop.abort(new Error('enough')), 500);
  await assert.rejects(asked, /enough/);
  await closed.promise;
  silent.close();
});

test('plain HTTP to another host, where it is allowed, goes through HTTP_PROXY as a whole URL', async () => {
  await using proxy = await serveProxy({});
  const options = network({ env: { HTTP_PROXY: proxy.origin } });
  assert.equal(await textOf('http://feed.test/a?b=c', options, { plainHttp: true }), '200 relayed');
  assert.equal(proxy.seen[0]?.url, 'http://feed.test/a?b=c');
  assert.equal(proxy.seen[0]?.headers.host, 'feed.test');
});
