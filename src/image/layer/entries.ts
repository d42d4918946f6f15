// From tar entries to layer entries: cleaned paths, whiteout markers.
import type { TarEntry } from '../../formats/tar/index.ts';
import type { Entry, EntryKind } from '../entry.ts';
import { cleanPath, markerOf } from '../path.ts';

export function entryOf(tar: TarEntry, layer: number, index: number): Entry {
  let path = cleanPath(tar.name);
  let kind: EntryKind = tar.type;
  const marker = tar.type === 'file' ? markerOf(path) : undefined;
  if (marker) ({ kind, path } = marker);
  const size = kind === 'file' ? tar.size : 0;
  const { mode, uid, gid, mtime, capability } = tar;
  // Made for every file of an image: fields that most entries lack are added after, not spread.
  const entry: { -readonly [K in keyof Entry]: Entry[K] } = {
    layer,
    index,
    path,
    kind,
    size,
    mode,
    uid,
    gid,
    mtime,
  };
  if (tar.type === 'symlink') entry.target = tar.linkName;
  else if (tar.type === 'hardlink') entry.target = cleanPath(tar.linkName);
  if (capability) entry.capability = capability;
  return entry;
}
