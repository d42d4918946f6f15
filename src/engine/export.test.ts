// Exports of an engine: whole, cut, late, given up.
import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { network } from '../../test/support/loopback.ts';
import { engine, onSocket } from '../../test/support/engine.ts';
import { openEngine } from './client.ts';

/** What ends as a tar does. */
const TAR = Buffer.concat([Buffer.alloc(300_000, 'x'), Buffer.alloc(1024)]);

async function exported(host: string, options = network()): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const client = await openEngine({ kind: 'docker', host }, options);
  for await (const piece of (await client.exportImage('app:1')) as AsyncIterable<Uint8Array>)
    parts.push(piece);
  return Buffer.concat(parts);
}

test('an export is the engine’s bytes', async () => {
  const answer: RequestListener = (_, response) => {
    for (let at = 0; at < TAR.length; at += 70_001) response.write(TAR.subarray(at, at + 70_001));
    response.end();
  };
  await onSocket(engine({ '/images/app:1/get': answer }), async (host) => {
    assert.deepEqual(await exported(host), TAR);
  });
});

test('an export that breaks off anywhere is image.cut, never a short archive', async () => {
  for (const at of [0, 1, 512, 150_000, 300_512, TAR.length]) {
    const answer: RequestListener = (_, response) => {
      response.flushHeaders();
      response.write(TAR.subarray(0, at));
      setTimeout(() => response.destroy(), 20);
    };
    await onSocket(engine({ '/images/app:1/get': answer }), async (host) => {
      await assert.rejects(exported(host), {
        code: 'image.cut',
        message: new RegExp(`docker:app:1: .*${at} bytes`),
      });
    });
  }
});

test('an export that ends as if all were well, but is no whole tar, is image.cut; the engine’s message is shown', async () => {
  const cases: readonly (readonly [end: string, code: string, message: RegExp])[] = [
    ['x'.repeat(9000), 'image.cut', /without a tar's end/],
    ['', 'image.cut', /after 0 bytes/],
    [
      '{"errorDetail":{"message":"disk"},"error":"no space \\u001b[2J left"}\r\n',
      'engine.refused',
      /no space \\x1b\[2J left/,
    ],
    ['{"errorDetail":{"mess', 'image.cut', /without a tar's end/],
  ];
  for (const [end, code, message] of cases) {
    const answer: RequestListener = (_, response) => {
      if (end !== '') response.write(TAR.subarray(0, 100_000));
      for (const letter of [end.slice(0, 10), end.slice(10)]) if (letter !== '') response.write(letter);
      response.end();
    };
    await onSocket(engine({ '/images/app:1/get': answer }), async (host) => {
      await assert.rejects(exported(host), { code, message }, end.slice(0, 40));
    });
  }
});

test('an export may be long in coming, other answers may not', async () => {
  const late: RequestListener = (_, response) => void setTimeout(() => response.end(TAR), 400);
  await onSocket(engine({ '/images/app:1/get': late, '/images/app:1/json': late }), async (host) => {
    const options = network({ timeoutMs: 150 });
    assert.deepEqual(await exported(host, options), TAR);
    const client = await openEngine({ kind: 'docker', host }, options);
    await assert.rejects(client.inspectImage('app:1'), {
      code: 'engine.unreachable',
      message: /no answer within 0.15 s/,
    });
  });
});

test('an export ends with the signal, or when its stream is destroyed, read or not', async () => {
  const closed = [0, 0, 0].map(() => Promise.withResolvers<void>());
  let count = 0;
  const endless: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(10_000)), 1);
    response.on('close', () => {
      clearInterval(timer);
      closed[count++]?.resolve();
    });
  };
  await onSocket(engine({ '/images/app:1/get': endless }), async (host) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await assert.rejects(exported(host, network({ signal: stop.signal })), /enough/);
    const client = await openEngine({ kind: 'docker', host }, network());
    (await client.exportImage('app:1')).destroy();
    for await (const piece of await client.exportImage('app:1')) if (piece !== undefined) break;
    await Promise.all(closed.map(({ promise }) => promise));
  });
});
