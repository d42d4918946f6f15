// A folder in which nothing can be written: a full disk where tests may mount one, else one that is forbidden or in the way.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface NoRoom extends Disposable {
  readonly path: string;
  /** What the error says. */
  readonly says: RegExp;
  /** Makes room: the folder can be written from now on. */
  makeRoom(): void;
}

/** As root in CI the disk is really full; elsewhere it is what the rights of the user allow. */
export function noRoom(parent: string, name = 'full'): NoRoom {
  const path = join(parent, name);
  mkdirSync(path);
  if (process.getuid?.() === 0) {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { encoding: 'utf8' });
    if (mounted.status === 0) return fullDisk(path);
    if (process.env['CI'] === 'true') throw new Error(`no disk to fill: ${mounted.stderr}`);
    return inTheWay(path);
  }
  chmodSync(path, 0o555);
  return {
    path,
    says: /EACCES|permission/i,
    makeRoom: () => chmodSync(path, 0o755),
    [Symbol.dispose]: () => chmodSync(path, 0o755),
  };
}

function fullDisk(path: string): NoRoom {
  const fill = join(path, 'fill');
  try {
    writeFileSync(fill, Buffer.alloc(2_000_000));
  } catch {
    // Full now.
  }
  return {
    path,
    says: /ENOSPC|full/,
    makeRoom: () => rmSync(fill),
    [Symbol.dispose]: () => {
      execFileSync('umount', [path]);
    },
  };
}

/** Root may write everywhere, but not below a file. */
function inTheWay(path: string): NoRoom {
  rmSync(path, { recursive: true });
  writeFileSync(path, '');
  const makeRoom = () => {
    rmSync(path);
    mkdirSync(path);
  };
  return { path, says: /ENOTDIR|EEXIST|folder/, makeRoom, [Symbol.dispose]: () => {} };
}
