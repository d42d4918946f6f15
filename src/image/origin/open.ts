// Opens whatever a reference names: a prefix says which origin, otherwise it is guessed in a documented order.
import { lstatSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, PlimsollError } from '../../core/errors.ts';
import type { Image } from '../image.ts';
import type { OpenOptions } from './options.ts';

const PREFIXES = [
  'docker-archive',
  'oci-archive',
  'oci',
  'docker',
  'podman',
  'registry',
  'dir',
  'rootfs',
  'file',
] as const;
type Prefix = (typeof PREFIXES)[number];

/** Why an origin does not have the image while another still may. */
const NEXT = new Set(['image.not-found', 'engine.unreachable', 'network.offline', 'registry.not-found']);

/**
 * `docker-archive:PATH[#IMAGE]`, `oci-archive:PATH[#IMAGE]`, `oci:FOLDER[#IMAGE]`, `dir:FOLDER`, `rootfs:FOLDER` (a
 * root file system, though it does not look like one), `file:PATH`, `docker:NAME`, `podman:NAME`, `registry:REFERENCE`,
 * `-` (an archive on standard input). Without a prefix, the first that has it: a file, which is an archive or one
 * file by itself (a lock file, a program); a folder with an OCI layout; a folder whose name begins with '.' or '/' or ends with '/'; Docker's engine;
 * Podman's; the registry.
 */
export async function openImage(target: string, options: OpenOptions): Promise<Image> {
  if (target === '') fail('reference.invalid', 'the image', 'its name is empty');
  const prefix = PREFIXES.find((one) => target.startsWith(`${one}:`));
  // `docker:25` is also the image named docker: the engine is meant, and finds it not; say how to name it.
  if (prefix) return openAs(prefix, target.slice(prefix.length + 1), options);
  if (target === '-') return openAs('docker-archive', '-', options);
  const { path } = split(target);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) return openFile(target, options);
    if (existsSync(join(path, 'oci-layout')) || existsSync(join(path, 'index.json')))
      return openAs('oci', target, options);
    if (/^[./]|\/$/.test(target)) return openAs('dir', target, options);
  } else if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    fail('image.not-found', path, 'it is a link that leads nowhere, or in a circle');
  } else if (/^[./]|\.tar(\.gz|\.zst)?$|\.tgz$/.test(path))
    fail('image.not-found', path, 'there is no such file or folder');
  return openByName(target, options).catch((error) => {
    throw existsSync(path) ? folderMeant(error, path) : error;
  });
}

/** A folder with a bare name is taken for an image's name; when there is no such image, the folder was meant. */
function folderMeant(error: unknown, path: string): unknown {
  if (!(error instanceof PlimsollError)) return error;
  const { code, where, what } = error;
  return new PlimsollError(code, { where, what, remedy: `is the folder meant? ./${path}`, cause: error });
}

async function openAs(prefix: Prefix, rest: string, options: OpenOptions): Promise<Image> {
  if (rest === '') fail('reference.invalid', `${prefix}:`, 'nothing is named after it');
  const { path, name } = split(rest);
  switch (prefix) {
    case 'docker-archive':
    case 'oci-archive': {
      const { openArchive } = await import('./archive.ts');
      return openArchive(path, prefix, name, options);
    }
    case 'oci': {
      const { openFolderStore } = await import('./store.ts');
      const { isOciLayout, openOciLayout } = await import('./oci-layout.ts');
      requireFolder(path);
      const store = openFolderStore(path);
      try {
        if (!isOciLayout(store))
          fail('image.not-an-image', path, 'it has no OCI layout', `a root folder? dir:${path}`);
        return await openOciLayout(store, 'oci', name, options);
      } catch (error) {
        store.close();
        throw error;
      }
    }
    case 'dir':
    case 'rootfs': {
      const { openDirectory } = await import('./directory.ts');
      return openDirectory(rest, prefix === 'rootfs');
    }
    case 'file': {
      const { openSingleFile } = await import('./file.ts');
      return openSingleFile(rest);
    }
    case 'docker':
    case 'podman': {
      const { openEngineImage } = await import('./engine.ts');
      return openEngineImage(prefix, rest, options);
    }
    case 'registry': {
      const { openRegistryImage } = await import('./registry.ts');
      return openRegistryImage(rest, options);
    }
  }
}

async function openFile(target: string, options: OpenOptions): Promise<Image> {
  const { path, name } = split(target);
  const { looksLikeArchive, openArchive } = await import('./archive.ts');
  if (!looksLikeArchive(path)) return openAs('file', target, options);
  return openArchive(path, undefined, name, options);
}

async function openByName(name: string, options: OpenOptions): Promise<Image> {
  const tried: string[] = [];
  let last: unknown;
  for (const origin of ['docker', 'podman', 'registry'] as const) {
    try {
      return await openAs(origin, name, options);
    } catch (error) {
      if (!(error instanceof PlimsollError) || !NEXT.has(error.code)) throw error;
      tried.push(`${origin}: ${error.what}`);
      last = error;
    }
  }
  return fail(
    'image.not-found',
    name,
    `no origin has it (${tried.join('; ')})`,
    'name one: docker:, podman:, registry:, docker-archive:, oci:, dir: or file:',
    last,
  );
}

/** `PATH#IMAGE`; a file whose name holds a '#' is itself. */
function split(target: string): { path: string; name: string | undefined } {
  const hash = target.lastIndexOf('#');
  if (hash <= 0 || existsSync(target)) return { path: target, name: undefined };
  return { path: target.slice(0, hash), name: target.slice(hash + 1) || undefined };
}

function requireFolder(path: string): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) fail('image.not-found', path, 'there is no such folder');
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    fail('image.not-an-image', path, 'it is no folder', `an archive? oci-archive:${path}`);
}
