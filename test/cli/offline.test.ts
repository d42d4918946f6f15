// --offline makes no connection at all: proven by a watch on every socket, by servers that nobody calls, and without a network.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ADVISORIES, home, type Home, MAIN, type Ran, SAMPLE, SCAN } from './run.ts';

/** Counts connections of any kind, and has nothing for anybody. */
async function listener(): Promise<
  AsyncDisposable & { readonly port: number; readonly calls: () => number }
> {
  let calls = 0;
  const server = createServer((socket) => {
    calls++;
    const answer = 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
    socket.on('error', () => {}).end(answer, () => socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    calls: () => calls,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** Runs under watch, with a feed, a proxy and an engine that are all this one server. */
async function watched(own: Home, words: readonly string[], port: number): Promise<Ran & { tried: string }> {
  const url = `http://127.0.0.1:${port}`;
  const file = own.at('tried');
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'watch-network.ts')).href}`,
    PLIMSOLL_TEST_NETWORK: file,
    PLIMSOLL_DB_URL: url,
    HTTP_PROXY: url,
    HTTPS_PROXY: url,
    DOCKER_HOST: `tcp://127.0.0.1:${port}`,
  };
  const ran = await own.run(words, { env });
  return { ...ran, tried: existsSync(file) ? readFileSync(file, 'utf8') : '' };
}

describe('--offline', { concurrency: 4 }, () => {
  test('a scan without data asks nobody for it', async () => {
    using own = home();
    await using server = await listener();
    const { code, tried } = await watched(own, ['scan', SAMPLE, '--offline'], server.port);
    assert.equal(code, 3);
    assert.equal(tried, '');
    assert.equal(server.calls(), 0);
  });

  test('the same without --offline does: the watch sees it', async () => {
    using own = home();
    await using server = await listener();
    const words = ['scan', SAMPLE, '--timeout', '30s'];
    const { code, tried } = await watched(own, words, server.port);
    assert.equal(code, 3);
    assert.match(tried, /^connect /m);
    assert.ok(server.calls() > 0);
  });

  test('a name that only a registry or an engine far away could have is refused', async () => {
    using own = home();
    await using server = await listener();
    const targets = [
      'registry:registry.example.com/shop:1',
      `127.0.0.1:${server.port}/shop:1`,
      'docker:shop:1',
      'shop:1',
    ];
    for (const target of targets) {
      const { code, err, tried } = await watched(own, ['scan', target, '--offline'], server.port);
      assert.equal(code, 3, target);
      assert.match(err, /^plimsoll: [^\n]+\n$/);
      assert.equal(tried, '', target);
    }
    assert.equal(server.calls(), 0);
  });

  test('db update has nothing to do', async () => {
    using own = home();
    await using server = await listener();
    const { code, err, tried } = await watched(own, ['db', 'update', 'npm', '--offline'], server.port);
    assert.equal(code, 3);
    assert.match(
      err,
      /^plimsoll: db update: --offline forbids to fetch anything: plimsoll db import PATH\n$/,
    );
    assert.equal(tried, '');
  });

  test('imported data is enough, and files need no network even without --offline', async () => {
    using own = home();
    await using server = await listener();
    const offline = await watched(own, [...SCAN, '--offline'], server.port);
    const online = await watched(own, SCAN, server.port);
    assert.equal(offline.code, 0);
    assert.equal(online.code, 0);
    assert.equal(offline.tried + online.tried, '');
  });
});

test('without any network the sample is scanned all the same', () => {
  using own = home();
  const words = [
    process.execPath,
    MAIN,
    'scan',
    '--advisories',
    ADVISORIES,
    SAMPLE,
    '--now',
    '2026-06-01T12:00:00Z',
  ];
  const env = { PATH: process.env['PATH'], HOME: own.path, TMPDIR: own.at('tmp') };
  const run = (program: string, args: readonly string[]) =>
    spawnSync(program, args, { encoding: 'utf8', env });
  const plain = run(words[0]!, words.slice(1));
  // A network namespace of its own needs the right to make one; where that is missing, what was watched above stands.
  const [bare] = [['-n'], ['-r', '-n']].filter((flags) => run('unshare', [...flags, 'true']).status === 0);
  const alone = bare ? run('unshare', [...bare, ...words]) : plain;
  assert.equal(alone.status, 0, alone.stderr);
  assert.equal(alone.stdout, plain.stdout);
});
