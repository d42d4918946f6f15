// Downloads over connections that break.
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { network, serve } from '../../test/support/loopback.ts';
import { sendBytes } from '../../test/support/registry.ts';
import { type DownloadOptions, download } from './download.ts';

const DATA = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));

async function fetched(url: string, options: DownloadOptions = {}): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of (await download(url, network(), options)).body) parts.push(piece);
  return Buffer.concat(parts);
}

/** Sends the head for all of it, and of the bytes no more than `length`. */
function sendCut(request: IncomingMessage, response: ServerResponse, length: number): void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (start > 0) response.setHeader('Content-Range', `bytes ${start}-${DATA.length - 1}/${DATA.length}`);
  response.setHeader('Content-Length', DATA.length - start);
  response.writeHead(start > 0 ? 206 : 200).write(DATA.subarray(start, start + length));
  setTimeout(() => response.destroy(), 20);
}

test('after a cut the rest is asked for with Range and If-Range', async () => {
  let cuts = 2;
  await using server = await serve((request, response) => {
    response.setHeader('ETag', '"one"');
    if (cuts-- > 0) sendCut(request, response, 100_000);
    else sendBytes(request, response, DATA);
  });
  assert.deepEqual(await fetched(server.origin), DATA);
  assert.deepEqual(
    server.seen.map(({ headers }) => [headers.range, headers['if-range']]),
    [
      [undefined, undefined],
      ['bytes=100000-', '"one"'],
      ['bytes=200000-', '"one"'],
    ],
  );
});

test('a server that ignores Range is read from its start, and what is known is skipped', async () => {
  let cuts = 1;
  await using server = await serve((request, response) => {
    delete request.headers.range;
    if (cuts-- > 0) sendCut(request, response, 123_457);
    else sendBytes(request, response, DATA);
  });
  assert.deepEqual(await fetched(server.origin, { immutable: true }), DATA);
});

test('an offset is asked for from the first request on, with ranges or without', async () => {
  for (const ranges of [true, false]) {
    await using server = await serve((request, response) => {
      if (!ranges) delete request.headers.range;
      sendBytes(request, response, DATA);
    });
    const got = await download(server.origin, network(), { offset: 250_000, immutable: true });
    const parts: Uint8Array[] = [];
    for await (const piece of got.body) parts.push(piece);
    assert.deepEqual(Buffer.concat(parts), DATA.subarray(250_000));
    assert.deepEqual([got.status, got.size], [200, DATA.length]);
  }
});

test('a file that changes under the download is an error, never a mixture', async () => {
  let versions = 0;
  await using server = await serve((request, response) => {
    response.setHeader('ETag', `"${++versions}"`);
    delete request.headers.range;
    if (versions === 1) sendCut(request, response, 1000);
    else sendBytes(request, response, DATA);
  });
  await assert.rejects(fetched(server.origin, { contradiction: 'advisories.damaged' }), {
    code: 'advisories.damaged',
    message: /changed while it was read/,
  });
});

test('a file without a validator is not gone on with, unless its bytes never change', async () => {
  let cuts = 1;
  await using server = await serve((request, response) => {
    if (cuts-- > 0) sendCut(request, response, 1000);
    else sendBytes(request, response, DATA);
  });
  await assert.rejects(fetched(server.origin), { code: 'registry.unreachable' });
  cuts = 1;
  assert.deepEqual(await fetched(server.origin, { immutable: true }), DATA);
});

test('a weak ETag proves nothing about bytes; Last-Modified serves instead', async () => {
  let cuts = 1;
  await using server = await serve((request, response) => {
    response.setHeader('ETag', 'W/"one"').setHeader('Last-Modified', 'Wed, 25 Nov 2026 12:00:00 GMT');
    if (cuts-- > 0) sendCut(request, response, 1000);
    else sendBytes(request, response, DATA);
  });
  assert.deepEqual(await fetched(server.origin), DATA);
  assert.equal(server.seen[1]?.headers['if-range'], 'Wed, 25 Nov 2026 12:00:00 GMT');
});

test('cuts that bring nothing on end the download after the tries that are allowed', async () => {
  await using server = await serve((request, response) => sendCut(request, response, 10));
  await assert.rejects(fetched(server.origin, { immutable: true }), { code: 'registry.unreachable' });
  assert.equal(server.seen.length, 4);
});

test('another range than was asked for, another size, or more bytes than announced are contradictions', async () => {
  const lies: readonly ((response: ServerResponse) => void)[] = [
    (response) =>
      response
        .writeHead(206, { 'Content-Range': `bytes 999-299998/${DATA.length}` })
        .end(DATA.subarray(999, 299_999)),
    (response) => response.writeHead(206, { 'Content-Range': `bytes 0-299999/${DATA.length}` }).end(DATA),
    (response) =>
      response.writeHead(206, { 'Content-Range': 'bytes 1000-1009/1010' }).end(DATA.subarray(0, 10)),
    (response) =>
      response
        .writeHead(206, { 'Content-Range': `bytes 1000-299999/${DATA.length}` })
        .end(Buffer.concat([DATA, DATA])),
    (response) => response.writeHead(206).end(DATA),
  ];
  for (const [i, lie] of lies.entries()) {
    let cuts = 1;
    await using server = await serve((request, response) => {
      if (cuts-- > 0) sendCut(request, response, 1000);
      else lie(response);
    });
    const options = { immutable: true, contradiction: 'image.damaged' } as const;
    await assert.rejects(fetched(server.origin, options), { code: 'image.damaged' }, String(i));
  }
});

test('a refusal half-way is told with its status', async () => {
  let cuts = 1;
  await using server = await serve((request, response) => {
    if (cuts-- > 0) sendCut(request, response, 1000);
    else response.writeHead(403).end();
  });
  await assert.rejects(fetched(server.origin, { immutable: true }), {
    message: /broke at byte 1000, .* status 403/,
  });
});

test('a conditional GET that finds nothing new gives 304', async () => {
  await using server = await serve((request, response) =>
    response.writeHead(request.headers['if-none-match'] === '"one"' ? 304 : 200).end(),
  );
  const got = await download(server.origin, network(), { headers: { 'If-None-Match': '"one"' } });
  assert.equal(got.status, 304);
  got.close();
});

test('a reader that stops early closes the connection', async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await serve((_, response) => {
    response.on('close', closed.resolve);
    response.write(Buffer.alloc(1_000_000));
  });
  for await (const piece of (await download(server.origin, network())).body) if (piece.length > 0) break;
  await closed.promise;
});
