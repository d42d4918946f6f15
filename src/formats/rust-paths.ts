// Crates whose names are left in a Rust program: where code may panic, the compiler notes the path of its source file.
import { Buffer } from 'node:buffer';
import type { Bytes } from '../core/bytes.ts';
import type { Executable, Region } from './executable.ts';

export interface CratePath {
  readonly name: string;
  readonly version: string;
  /** False: from another registry than crates.io. */
  readonly cratesIo: boolean;
}

const CHUNK = 1024 * 1024;
const ANCHOR = Buffer.from('/registry/src/');
/** `<index>-<hash>/regex-1.10.2/`; before 2023 the index of crates.io was a repository, and its host stands there. */
const PATH =
  /^([a-z0-9.-]{1,80})-[0-9a-f]{16}\/([A-Za-z0-9_-]{1,80})-(\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+][0-9A-Za-z.+-]{1,80})?)\//;
const LONGEST = 400;
const CRATES_IO = /(?:^|\.)crates\.io$|^github\.com$/;
/** Bytes of a program that are looked through. */
const MOST = 256 * CHUNK;
const MOST_CRATES = 10_000;

/**
 * The crates of an ELF program that rustc made, in the order of the bytes; undefined when it did not. A crate without
 * any place that may panic leaves no path, so the list is not whole. Source: cargo keeps sources of crates at
 * `registry/src/<index>-<hash>/<name>-<version>/`, and rustc writes the path of each panic's location into .rodata.
 */
export function readCratePaths(bytes: Bytes, executable: Executable): readonly CratePath[] | undefined {
  if (executable.format !== 'elf' || !isOfRustc(bytes, executable.section('.comment'))) return undefined;
  const { offset, size } = executable.section('.rodata') ?? { offset: 0, size: bytes.size };
  const found = new Map<string, CratePath>();
  const end = Math.min(offset + size, bytes.size, offset + MOST);
  for (let at = offset; at < end; at += CHUNK) {
    // The overlap holds a path that begins at the end of a chunk.
    const view = bytes.read(at, Math.min(CHUNK + LONGEST, end - at));
    const chunk = Buffer.from(view.buffer, view.byteOffset, view.length);
    for (let hit = chunk.indexOf(ANCHOR); hit >= 0; hit = chunk.indexOf(ANCHOR, hit + 1)) {
      if (found.size >= MOST_CRATES) return [...found.values()];
      const from = hit + ANCHOR.length;
      const [, index, name, version] = PATH.exec(chunk.toString('latin1', from, from + LONGEST)) ?? [];
      if (index === undefined || name === undefined || version === undefined) continue;
      found.set(`${name}\n${version}`, { name, version, cratesIo: CRATES_IO.test(index) });
    }
  }
  return [...found.values()];
}

function isOfRustc(bytes: Bytes, comment: Region | undefined): boolean {
  if (comment === undefined) return false;
  const size = Math.min(comment.size, 4096, bytes.size - comment.offset);
  return size > 0 && Buffer.from(bytes.read(comment.offset, size)).includes('rustc version ');
}
