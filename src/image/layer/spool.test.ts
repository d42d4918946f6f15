// The temporary file: what was written is read, zeros take no room, and what an earlier entry left never shows.
import assert from 'node:assert/strict';
import { fstatSync } from 'node:fs';
import { test } from 'node:test';
import { randomFrom } from '../../../test/support/mutate.ts';
import { Spool } from './spool.ts';

test('zeros at the end of the file take no room, and are read as zeros', () => {
  const spool = new Spool();
  try {
    for (let i = 0; i < 40; i++) spool.write(Buffer.alloc(256 * 1024));
    spool.write(Buffer.from('end'));
    for (let i = 0; i < 40; i++) spool.write(Buffer.alloc(256 * 1024));
    const bytes = spool.bytes();
    assert.equal(bytes.size, 80 * 256 * 1024 + 3);
    assert.ok(fstatSync(spool.fd).blocks * 512 < 100_000);
    assert.equal(spool.written, 3);
    assert.equal(Buffer.from(bytes.read(40 * 256 * 1024 - 1, 5)).toString('latin1'), '\0end\0');
    assert.ok(bytes.read(bytes.size - 1000, 1000).every((byte) => byte === 0));
  } finally {
    spool.close();
  }
});

test('one entry after another: each reads as itself, whatever stood there before', () => {
  const random = randomFrom(3);
  const spool = new Spool();
  try {
    for (let entry = 0; entry < 60; entry++) {
      spool.reset();
      const pieces = Array.from({ length: random(8) }, () =>
        Buffer.alloc(1 + random(5000), random(2) * (1 + random(255))),
      );
      for (const piece of pieces) spool.write(piece);
      const whole = Buffer.concat(pieces);
      assert.equal(spool.size, whole.length);
      assert.ok(whole.equals(spool.bytes().read(0, whole.length)), `entry ${entry}`);
    }
  } finally {
    spool.close();
  }
});
