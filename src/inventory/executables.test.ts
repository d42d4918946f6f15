// Tests of the gate in front of executables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildElf } from '../../test/support/elf.ts';
import { basenameOf, type Entry } from '../image/entry.ts';
import { mayBeExecutable, probeExecutable } from './executables.ts';

function looked(path: string, changes: Partial<Entry> = {}): boolean {
  const base = {
    layer: 0,
    index: 0,
    kind: 'file',
    size: 5000,
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: 0,
  } as const;
  return mayBeExecutable(basenameOf(path), { ...base, path, ...changes });
}

test('files that may be run are looked at, and .exe in any mode', () => {
  assert.equal(looked('usr/bin/x', { mode: 0o755 }), true);
  assert.equal(looked('usr/bin/x', { mode: 0o4711 }), true);
  assert.equal(looked('usr/bin/x'), false);
  assert.equal(looked('opt/x.exe'), true);
});

test('shared libraries need no mode, save in the folders that the distribution fills', () => {
  assert.equal(looked('opt/app/libx.so'), true);
  assert.equal(looked('usr/local/lib/libx.so.1.2'), true);
  assert.equal(looked('usr/lib/x86_64-linux-gnu/libx.so.1'), false);
  assert.equal(looked('lib64/libx.so'), false);
  assert.equal(looked('usr/lib/x/libx.so'), true);
  assert.equal(looked('opt/app/x.sock'), false);
});

test('hard links are not read again, and tiny files not at all', () => {
  assert.equal(looked('usr/bin/x', { mode: 0o755, kind: 'hardlink' }), false);
  assert.equal(looked('usr/bin/x', { mode: 0o755, size: 500 }), false);
});

test('the head decides: executables and shared libraries only', () => {
  assert.equal(probeExecutable(buildElf([], { type: 3 })), 'bytes');
  assert.equal(probeExecutable(buildElf([], { type: 1 })), 'no');
  assert.equal(probeExecutable(Buffer.from('#!/bin/sh\n'.padEnd(512))), 'no');
  assert.equal(probeExecutable(new Uint8Array()), 'no');
});
