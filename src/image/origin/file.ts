// One file by itself (a lock file, a program, a jar) as an image of one layer with one entry.
import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { fail } from '../../core/errors.ts';
import { emptyConfig } from '../documents/config.ts';
import { cleanPath } from '../path.ts';
import type { Image } from '../image.ts';
import { Gatherer } from '../layer/gatherer.ts';
import { entryOf, serve } from './directory.ts';
import { createOpenFiles } from './folder.ts';
import { unreadable } from './store.ts';

/** Links are followed, since the user names the file. Throws image.not-found, image.unreadable, image.not-an-image. */
export function openSingleFile(path: string): Image {
  const { real, stat } = resolve(path);
  const way = Buffer.from(real);
  return {
    identity: { origin: 'file', reference: path, tags: [] },
    config: emptyConfig(),
    layers: [{ key: { trust: 'none' } }],
    project: true,
    async walk(readers, options) {
      const gatherer = new Gatherer(readers, 0, options);
      const entry = entryOf(stat, way, nameOf(path), 0);
      gatherer.enter(entry, path);
      serve(gatherer, entry, way);
      const { files } = gatherer;
      return [{ key: { trust: 'none' }, files, shards: gatherer.shards(), bytes: entry.size }];
    },
    async contents(entries) {
      const open = createOpenFiles();
      return {
        files: entries.map((entry) => ({ entry, bytes: open.bytes(way, entry.size) })),
        close: () => open.close(),
      };
    },
    async close() {},
  };
}

function resolve(path: string): { real: string; stat: Stats } {
  const found = follow(path);
  if (!found.stat.isFile()) fail('image.not-an-image', path, 'it is no file', `a folder? dir:${path}`);
  return found;
}

function follow(path: string): { real: string; stat: Stats } {
  try {
    const real = realpathSync(path);
    return { real, stat: statSync(real) };
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
      fail('image.not-found', path, 'it is a link that leads nowhere, or in a circle', '', error);
    return unreadable(path, error);
  }
}

/** As the user wrote it, since folders may tell what a file is (`vendor/composer/installed.json`). */
function nameOf(path: string): string {
  return cleanPath(path) || path;
}
