// Ctrl-C and --timeout half-way: one line, the right exit code, nothing left behind, everything usable afterwards.
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { serve } from '../support/loopback.ts';
import { archive, deb, osRelease } from './images.ts';
import { ADVISORIES, home, SAMPLE } from './run.ts';

/** A pipe holds 64 KiB: when more than that is taken, somebody reads. */
const LARGE = archive(
  [osRelease('debian', '12'), deb('tar', '1.34+dfsg-1.2')],
  [{ name: 'opt/filler', content: Buffer.alloc(1_000_000, 'x') }],
);

/** Sends two thirds of an image to a scan of standard input, and then keeps it waiting. */
function sendPart(then: (child: ChildProcess) => void): (child: ChildProcess) => void {
  return (child) => {
    child.stdin!.write(LARGE.subarray(0, 700_000), () => then(child));
  };
}

describe('stopped half-way', { concurrency: 4 }, () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`${signal} during a scan`, async () => {
      using own = home();
      await own.run(['db', 'import', ADVISORIES]);
      const words = ['scan', '-', '--offline'];
      const ran = await own.run(words, { during: sendPart((child) => child.kill(signal)) });
      assert.equal(ran.signal, null);
      assert.equal(ran.code, 130);
      assert.match(ran.err, /^plimsoll: scan: stopped[^\n]*\n$/);
      assert.equal(ran.out, '');
      assert.deepEqual(readdirSync(own.at('tmp')), []);
      const again = await own.run(words, { input: LARGE });
      assert.equal(again.code, 0, again.err);
      assert.match(again.out, /CVE-2022-48303/);
    });

  test('SIGINT while --advisories and the scan have files of their own', async () => {
    using own = home();
    const words = ['scan', '-', '--advisories', ADVISORIES];
    const ran = await own.run(words, { during: sendPart((child) => child.kill('SIGINT')) });
    assert.equal(ran.code, 130);
    assert.deepEqual(readdirSync(own.at('tmp')), []);
  });

  test('SIGINT during db update leaves the data that was there', async () => {
    using own = home();
    await own.run(['db', 'import', join(ADVISORIES, 'npm.json')]);
    const before = readdirSync(own.at('db'));
    let stop = () => {};
    await using feed = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write(Buffer.alloc(70_000), () => stop());
    });
    const words = ['db', 'update', 'npm', '--db-url', feed.origin];
    const ran = await own.run(words, {
      during: (child) => {
        stop = () => child.kill('SIGINT');
      },
    });
    assert.equal(ran.code, 130);
    assert.match(ran.err, /^plimsoll: db update: stopped[^\n]*\n$/);
    assert.deepEqual(readdirSync(own.at('db')), before);
    const scan = await own.run(['scan', SAMPLE, '--offline', '--allow-partial']);
    assert.equal(scan.code, 0, scan.err);
    assert.match(scan.out, /CVE-2021-44906/);
  });

  test('--timeout ends a scan that waits, with the option that allows more', async () => {
    using own = home();
    const words = ['scan', '-', '--offline', '--timeout', '700ms', '--log-level', 'debug'];
    const ran = await own.run(words, { during: sendPart(() => {}) });
    assert.equal(ran.code, 3);
    assert.match(ran.err, /^plimsoll: scan: not done after 700ms: allow more with --timeout\n/);
    assert.match(ran.err, /^plimsoll: error code time\.over$/m);
    assert.deepEqual(readdirSync(own.at('tmp')), []);
  });

  test('--timeout ends a wait for a silent server', async () => {
    using own = home();
    await using feed = await serve(() => {});
    const ran = await own.run(['db', 'update', 'npm', '--db-url', feed.origin, '--timeout', '700ms']);
    assert.equal(ran.code, 3);
    assert.match(ran.err, /^plimsoll: db update: not done after 700ms: [^\n]+\n$/);
  });
});
