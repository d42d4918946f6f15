// Pulling from real servers on loopback, good ones and bad ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authority } from '../../test/support/certificates.ts';
import { network, serve } from '../../test/support/loopback.ts';
import { OCI_MANIFEST, testRegistry } from '../../test/support/registry.ts';
import { sha256 } from '../core/digest.ts';
import { openRegistry } from './client.ts';

const BLOB = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7) % 253));

async function read(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
}

test('a manifest by tag and by digest, its type, and its blobs', async () => {
  const registry = testRegistry();
  const blob = registry.addBlob(BLOB);
  const manifest = registry.addManifest('team/app', '1', { layers: [blob] });
  await using server = await serve(registry.handle);
  const client = openRegistry(`${server.host}/team/app:1`, network());
  const byTag = await client.manifest();
  assert.deepEqual([byTag.digest, byTag.mediaType], [manifest, OCI_MANIFEST]);
  assert.deepEqual(await client.manifest(manifest, byTag.bytes.length), byTag);
  assert.deepEqual(await openRegistry(`${server.host}/team/app@${manifest}`, network()).manifest(), byTag);
  assert.deepEqual(await read(client.blob(blob, BLOB.length)), BLOB);
  assert.deepEqual(await read(client.blob(blob)), BLOB, 'a blob can be opened again, and without its size');
  assert.deepEqual(Buffer.from(await client.document(blob)), BLOB);
  assert.match(
    server.seen[1]?.headers.accept ?? '',
    /image\.index.*manifest\.list.*image\.manifest.*docker.*manifest/,
  );
});

test('loopback: plain HTTP where that answers, TLS where that does', async () => {
  const registry = testRegistry();
  registry.addManifest('app', 'latest', {});
  const { server: tls, caFile } = authority();
  await using secure = await serve(registry.handle, tls);
  const { digest } = await openRegistry(`${secure.host}/app`, network({ caFile })).manifest();
  assert.equal(digest, sha256('{}'));
});

test('wrong bytes under a digest: manifest by digest, digest stated by the registry, blob', async () => {
  const registry = testRegistry();
  const manifest = registry.addManifest('app', 'latest', { a: 1 });
  const blob = registry.addBlob(BLOB);
  registry.manifests.set(`app@${manifest}`, { bytes: Buffer.from('{"a":2}'), mediaType: OCI_MANIFEST });
  const bad = Buffer.from(BLOB);
  bad[100_000] = (bad[100_000] ?? 0) ^ 1;
  registry.blobs.set(blob, bad);
  await using server = await serve(registry.handle);
  const client = openRegistry(`${server.host}/app`, network());
  const code = 'image.digest-mismatch';
  await assert.rejects(client.manifest(manifest), { code });
  await assert.rejects(read(client.blob(blob, BLOB.length)), {
    code,
    message: new RegExp(`${server.host}/app:latest: .*${blob}`),
  });
  await assert.rejects(client.document(blob), { code });
  registry.misbehave = (_, response) => {
    response.setHeader('Docker-Content-Digest', manifest);
    response.end('{"a":3}');
    return true;
  };
  await assert.rejects(client.manifest(), { code });
});

test('sizes that are not those of the descriptor, announced or not', async () => {
  const registry = testRegistry();
  const blob = registry.addBlob(BLOB);
  const manifest = registry.addManifest('app', 'latest', { a: 1 });
  await using server = await serve(registry.handle);
  const client = openRegistry(`${server.host}/app`, network());
  await assert.rejects(client.manifest(manifest, 3), { code: 'image.damaged' });
  for (const size of [BLOB.length - 1, BLOB.length + 1, 0])
    await assert.rejects(read(client.blob(blob, size)), { code: 'image.damaged' }, String(size));
  registry.misbehave = (_, response) => {
    response.write(BLOB);
    response.end();
    return true;
  };
  await assert.rejects(read(client.blob(blob, BLOB.length - 1)), { code: 'image.damaged' });
  await assert.rejects(read(client.blob(blob, BLOB.length + 1)), { code: 'image.cut' });
  assert.deepEqual(await read(client.blob(blob, BLOB.length)), BLOB);
});

test('a blob whose connection breaks at any byte arrives whole', async () => {
  const registry = testRegistry();
  const blob = registry.addBlob(BLOB);
  await using server = await serve(registry.handle);
  for (const at of [0, 1, 65_536, 100_001, BLOB.length - 1]) {
    let cuts = 2;
    registry.misbehave = (request, response) => {
      if (!request.url?.includes('/blobs/') || cuts-- === 0) return false;
      const start = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0);
      if (start > 0) response.setHeader('Content-Range', `bytes ${start}-${BLOB.length - 1}/${BLOB.length}`);
      response.writeHead(start > 0 ? 206 : 200, { 'Content-Length': BLOB.length - start });
      response.write(BLOB.subarray(start, Math.max(start, at)));
      setTimeout(() => response.destroy(), 10);
      return true;
    };
    const client = openRegistry(`${server.host}/app`, network());
    assert.deepEqual(await read(client.blob(blob, BLOB.length)), BLOB, String(at));
  }
});

test('a manifest longer than the limit is not read, announced or not', async () => {
  const registry = testRegistry();
  registry.addManifest('app', 'announced', Buffer.alloc(100_000, ' '));
  registry.misbehave = (request, response) => {
    if (!request.url?.endsWith('chunked')) return false;
    const timer = setInterval(() => response.write(Buffer.alloc(50_000, ' ')), 1);
    response.on('close', () => clearInterval(timer));
    return true;
  };
  const blob = registry.addBlob(BLOB);
  await using server = await serve(registry.handle);
  const client = openRegistry(`${server.host}/app`, network(), { document: 50_000 });
  for (const tag of ['announced', 'chunked'])
    await assert.rejects(
      client.manifest(tag),
      { code: 'image.over-limit', message: /more than 50000 bytes/ },
      tag,
    );
  await assert.rejects(client.document(blob), { code: 'image.over-limit' });
  await assert.rejects(client.document(blob, BLOB.length), { code: 'image.over-limit' });
});

test('what a registry refuses, in the words of its status', async () => {
  const registry = testRegistry();
  await using server = await serve(registry.handle);
  const client = openRegistry(`${server.host}/app:1`, network());
  await assert.rejects(client.manifest(), {
    code: 'registry.not-found',
    message: `${server.host}/app:1: there is no such image (404): not known here: check name and tag`,
  });
  await assert.rejects(read(client.blob(sha256('x'))), { code: 'image.missing-part' });
  const answers: readonly (readonly [status: number, code: string, message: RegExp])[] = [
    [401, 'registry.unauthorized', /wants a login.*\(401\).*docker login 127/],
    [403, 'registry.unauthorized', /denied \(403\)/],
    [418, 'registry.refused', /status 418/],
    [500, 'registry.refused', /status 500.*later/],
  ];
  for (const [status, code, message] of answers) {
    registry.misbehave = (_, response) => {
      response.writeHead(status, { 'Retry-After': '9' }).end('\u001b[2J not JSON');
      return true;
    };
    await assert.rejects(client.manifest(), { code, message });
  }
  registry.misbehave = (_, response) => {
    const errors = [{ message: 'slow \u001b[31mdown' }];
    response.writeHead(429, { 'Retry-After': '99999' }).end(JSON.stringify({ errors }));
    return true;
  };
  await assert.rejects(client.manifest(), {
    code: 'registry.rate-limited',
    message: /\(429\): slow \\x1b\[31mdown: try again in 99999 s, or log in: docker login/,
  });
});

test('429 with Retry-After in the middle of a pull is waited for', async () => {
  const registry = testRegistry();
  const blob = registry.addBlob(BLOB);
  let refusals = 2;
  registry.misbehave = (request, response) => {
    if (!request.url?.includes('/blobs/') || refusals-- <= 0) return false;
    response.writeHead(429, { 'Retry-After': '0' }).end();
    return true;
  };
  await using server = await serve(registry.handle);
  assert.deepEqual(await read(openRegistry(`${server.host}/app`, network()).blob(blob)), BLOB);
});

test('offline: no pull opens a socket', async () => {
  const registry = testRegistry();
  await using server = await serve(registry.handle);
  const client = openRegistry(`${server.host}/app`, network({ offline: true }));
  for (const call of [client.manifest(), read(client.blob(sha256('x'))), client.document(sha256('x'))])
    await assert.rejects(call, { code: 'network.offline', message: /run without --offline/ });
  await assert.rejects(openRegistry('registry.test/app', network({ offline: true })).manifest(), {
    code: 'network.offline',
  });
  assert.equal(server.seen.length, 0);
});

test('the signal ends a pull half-way', async () => {
  const registry = testRegistry();
  registry.misbehave = (request, response) => {
    if (request.url?.includes('/blobs/')) response.write(BLOB);
    return request.url?.includes('/blobs/') ?? false;
  };
  await using server = await serve(registry.handle);
  const stop = new AbortController();
  const pull = read(openRegistry(`${server.host}/app`, network({ signal: stop.signal })).blob(sha256(BLOB)));
  setTimeout(() => stop.abort(new Error('enough')), 50);
  await assert.rejects(pull, /enough/);
});
