// From tar entries to layer entries: cleaned paths, whiteout markers.
import type { TarEntry } from '../../formats/tar/index.ts';
import type { Entry, EntryKind } from '../entry.ts';
import { cleanPath, markerOf } from '../path.ts';

export function entryOf(tar: TarEntry, layer: number, index: number): Entry {
  let path = cleanPath(tar.name);
  let kind: EntryKind = tar.type;
  const marker = tar.type === 'file' ? markerOf(path) : undefined;
  if (marker) ({ kind, path } = marker);
  return {
    layer,
    index,
    path,
    kind,
    size: kind === 'file' ? tar.size : 0,
    mode: tar.mode,
    uid: tar.uid,
    gid: tar.gid,
    mtime: tar.mtime,
    ...targetOf(tar),
    ...(tar.capability && { capability: tar.capability }),
  };
}

function targetOf(tar: TarEntry): { target?: string } {
  if (tar.type === 'symlink') return { target: tar.linkName };
  if (tar.type === 'hardlink') return { target: cleanPath(tar.linkName) };
  return {};
}
