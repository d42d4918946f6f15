// A folder for a store that is being made, beside the finished ones; and how a finished file takes its place.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { failWrite } from './faults.ts';

/** `build.<host>.<pid>.<random>.tmp`: host names hold dots, the rest does not. */
const NAME = /^build\.(.+)\.(\d{1,10})\.[0-9a-f]{8}\.tmp$/;
/** A folder of another machine's process (shared disks, containers) counts as left behind after a day. */
const FOREIGN_AGE_MS = 24 * 3600 * 1000;

/** Makes a new folder for temporary files in `folder` (made too if missing), after removing what dead processes left. */
function openWorkspace(folder: string): string {
  mkdirSync(folder, { recursive: true });
  removeLeftovers(folder);
  const path = join(folder, `build.${hostname()}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  mkdirSync(path);
  return path;
}

function removeWorkspace(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, host, pid] = NAME.exec(name) ?? [];
    if (host === undefined) continue;
    const path = join(folder, name);
    const isLeft = host === hostname() ? !isAlive(Number(pid)) : isOld(path);
    if (isLeft) removeWorkspace(path);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, but a living one.
    return (error as { code?: unknown }).code === 'EPERM';
  }
}

function isOld(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > FOREIGN_AGE_MS;
}

/**
 * Puts `file` in the place of `target` in one step, once it is safe on the disk. Whoever has the old file open keeps it
 * until he closes it. Of several writers the last one wins.
 */
export function publish(file: string, target: string): void {
  sync(file);
  renameSync(file, target);
  sync(join(target, '..'));
}

function sync(path: string): void {
  if (!existsSync(path)) return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Runs `work` with a workspace in `folder`, which is gone afterwards whatever happens. Errors: store.unwritable. */
export async function inWorkspace<T>(folder: string, work: (workspace: string) => Promise<T>): Promise<T> {
  let workspace: string | undefined;
  try {
    workspace = openWorkspace(folder);
    return await work(workspace);
  } catch (error) {
    return failWrite(error, folder);
  } finally {
    if (workspace !== undefined) removeWorkspace(workspace);
  }
}
