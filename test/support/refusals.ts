// For tests on broken and hostile images: offering one, and what must be said of it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ErrorCode, PlimsollError } from '../../src/core/errors.ts';
import { type ImageSpec, writeFiles } from './image.ts';
import { take, type TakeOptions } from './take.ts';
import type { TarItem } from './tar.ts';

/** A file of an npm package, as a layer has it. */
export const npm = (name: string, version: string): TarItem => ({
  name: `app/node_modules/${name}/package.json`,
  content: JSON.stringify({ name, version }),
});
/** Two layers, one package each. */
export const SPEC: ImageSpec = { layers: [[npm('a', '1.0.0')], [npm('b', '2.0.0')]] };

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `name@version` of what is found. */
export async function namesIn(target: string, options?: TakeOptions): Promise<string[]> {
  const { inventory } = await take(target, options);
  return inventory.packages.map((one) => `${one.name}@${one.version}`);
}

export const archive = (bytes: Buffer, work: (path: string) => Promise<void>) =>
  inFolder(async (folder) => {
    const path = join(folder, 'image.tar');
    writeFileSync(path, bytes);
    await work(path);
  });

/** Fails unless the error has the code, is one line, and names what it is about. */
export async function refuses(
  target: string,
  code: ErrorCode,
  names: RegExp,
  options?: TakeOptions,
): Promise<void> {
  await assert.rejects(take(target, options), (error) => {
    assert.ok(error instanceof PlimsollError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, names);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
}

export const layout = (files: ReadonlyMap<string, Buffer>, work: (target: string) => Promise<void>) =>
  inFolder(async (folder) => work(`oci:${writeFiles(folder, files)}`));
