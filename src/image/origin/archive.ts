// Archives: a file or standard input, plain or compressed as a whole, with Docker's or OCI's layout inside.
import { closeSync, fstatSync, type Stats } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { fail } from '../../core/errors.ts';
import { BLOCK, isHeader } from '../../formats/tar/index.ts';
import type { Image } from '../image.ts';
import { compressionOf, inflate } from '../layer/inflate.ts';
import { FileBytes } from '../layer/file-bytes.ts';
import { Spool } from '../layer/spool.ts';
import { overBytes } from '../layer/trouble.ts';
import { isDockerLayout, openDockerLayout } from './docker-layout.ts';
import { isOciLayout, openOciLayout } from './oci-layout.ts';
import type { OpenOptions } from './options.ts';
import { openFile, openTarStore, readPart } from './store.ts';

const REMEDY = 'make one with: docker save -o FILE IMAGE';

export type Layout = 'docker-archive' | 'oci-archive';

/** `path` '-' is standard input. `layout` undefined: whichever is inside. Throws image.* errors. */
export async function openArchive(
  path: string,
  layout: Layout | undefined,
  name: string | undefined,
  options: OpenOptions,
): Promise<Image> {
  const opened = path === '-' ? await openStdin(options) : await openPath(path, options);
  const shown = path === '-' ? 'standard input' : path;
  let store: ReturnType<typeof openTarStore> | undefined;
  try {
    if (!isTar(opened)) fail('image.not-an-image', shown, 'it is no tar archive', REMEDY);
    store = openTarStore(shown, opened, options.limits);
    // Newer engines write both layouts into one archive: Docker's needs no hashing of plain layers.
    if (layout !== 'oci-archive' && isDockerLayout(store)) return openDockerLayout(store, name, options);
    if (layout !== 'docker-archive' && isOciLayout(store))
      return await openOciLayout(store, 'oci-archive', name, options);
    const what = layout ? `it has not the layout of ${layout}` : 'it is a tar, but no container image';
    return fail('image.not-an-image', shown, what, REMEDY);
  } catch (error) {
    if (store) store.close();
    else closeSync(opened);
    throw error;
  }
}

/** False for a file that is no archive by its first bytes nor by its name. Throws as `openArchive` when it can't be opened. */
export function looksLikeArchive(path: string): boolean {
  if (/\.(?:tar|tgz|tar\.\w+)$/i.test(path)) return true;
  const { fd, stat } = openFile(path);
  try {
    if (!stat.isFile() || stat.size === 0) return true;
    const head = new FileBytes(fd, 0, stat.size).read(0, Math.min(6, stat.size));
    if (compressionOf(head, path) !== 'none') return true;
    return isTar(fd) && isHeaderOrMagic(new FileBytes(fd, 0, stat.size).read(0, BLOCK));
  } finally {
    closeSync(fd);
  }
}

/** Text can look like the oldest form of a header; its checksum will not hold then. */
function isHeaderOrMagic(block: Uint8Array): boolean {
  return isHeader(block) || Buffer.from(block).toString('latin1', 257, 262) === 'ustar';
}

/** A tar begins with a header: its magic, or, in the oldest form, an octal checksum. What has neither was never one. */
function isTar(fd: number): boolean {
  const { size } = fstatSync(fd);
  if (size < BLOCK) return false;
  const head = Buffer.from(new FileBytes(fd, 0, size).read(0, BLOCK)).toString('latin1');
  return head.slice(257, 262) === 'ustar' || /^[0-7 \0]{8}$/.test(head.slice(148, 156));
}

async function openPath(path: string, options: OpenOptions): Promise<number> {
  const { fd, stat } = openFile(path);
  return settle(fd, stat, path, options, () =>
    readPart({ fd, offset: 0, size: stat.size, key: { trust: 'none' } }, options.network.signal),
  );
}

/** A pipe can't be sought in: its bytes go to a file without a name. A redirected file is used as it is. */
async function openStdin(options: OpenOptions): Promise<number> {
  const { stdin } = options;
  if (!stdin || stdin.isTTY)
    fail(
      'usage.missing-argument',
      'standard input',
      'nothing is piped in',
      'docker save IMAGE | plimsoll scan -',
    );
  const { openSync } = await import('node:fs');
  const stat = fstatSync(0);
  if (stat.isFile()) {
    // A descriptor of its own, since ours is closed with the image.
    const fd = openSync('/dev/stdin', 'r');
    return settle(fd, stat, 'standard input', options, () =>
      readPart({ fd, offset: 0, size: stat.size, key: { trust: 'none' } }, options.network.signal),
    );
  }
  // A pipe may be silent for ever: the signal ends the wait.
  return spooled(addAbortSignal(options.network.signal, stdin), 'standard input', options);
}

/** A plain tar stays where it is; a compressed one is inflated into a file without a name. */
async function settle(
  fd: number,
  stat: Stats,
  path: string,
  options: OpenOptions,
  read: () => AsyncIterable<Uint8Array>,
): Promise<number> {
  if (!stat.isFile()) {
    closeSync(fd);
    fail('image.not-an-image', path, 'it is neither a file nor a folder');
  }
  const head = new FileBytes(fd, 0, stat.size).read(0, Math.min(6, stat.size));
  try {
    if (stat.size > 0 && compressionOf(head, path) === 'none') return fd;
    if (stat.size === 0) fail('image.not-an-image', path, 'it is empty');
    const inflatedFd = await spooled(read(), path, options);
    closeSync(fd);
    return inflatedFd;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

async function spooled(
  source: AsyncIterable<Uint8Array>,
  where: string,
  options: OpenOptions,
): Promise<number> {
  const spool = new Spool();
  try {
    const { limits, network } = options;
    let stored = 0;
    await inflate(source, {
      where,
      limits,
      stored(chunk) {
        network.signal.throwIfAborted();
        stored += chunk.length;
      },
      take(chunk) {
        spool.write(chunk);
        // What is written to the disk must not fill it, long before a layer would count as a bomb.
        if (spool.written > limits.ratioFrom / 8 && spool.written > stored * limits.ratio)
          throw overBytes(where, `${stored} stored bytes give more than ${spool.written}`);
      },
    });
  } catch (error) {
    spool.close();
    throw error;
  }
  if (spool.size === 0) {
    spool.close();
    fail('image.not-an-image', where, 'it is empty');
  }
  return spool.fd;
}
