// Paths inside layers: cleaning what an archive says, and recognising whiteout markers.
import type { EntryKind } from './entry.ts';

const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

const SLASH = 47;
const DOT = 46;

/** Relative, '/'-separated, without '.', '..' or empty parts; '..' never leaves the root. '' is the root itself. */
export function cleanPath(raw: string): string {
  let start = 0;
  let end = raw.length;
  while (raw.startsWith('./', start)) start += 2;
  while (raw.charCodeAt(start) === SLASH) start++;
  while (end > start && raw.charCodeAt(end - 1) === SLASH) end--;
  const path = start === 0 && end === raw.length ? raw : raw.slice(start, end);
  if (isClean(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** No part is empty, '.' or '..'. */
function isClean(path: string): boolean {
  let dots = 0;
  let length = 0;
  for (let i = 0; i < path.length; i++) {
    const c = path.charCodeAt(i);
    if (c === SLASH) {
      if (length === 0 || (length <= 2 && dots === length)) return false;
      dots = 0;
      length = 0;
    } else {
      length++;
      if (c === DOT) dots++;
    }
  }
  return length > 2 || dots < length || path === '';
}

/**
 * What a file of this path says about lower layers, by the OCI layer specification: `.wh.NAME` hides NAME,
 * `.wh..wh..opq` hides all that its folder had. Other `.wh..wh.*` names are bookkeeping of an old storage driver.
 * A bare `.wh.` and markers for '.' or '..' are ordinary files: they must hide nothing.
 */
export function markerOf(path: string): { kind: EntryKind; path: string } | undefined {
  const slash = path.lastIndexOf('/') + 1;
  if (!path.startsWith(WHITEOUT, slash)) return undefined;
  const name = path.slice(slash);
  const folder = slash === 0 ? '' : path.slice(0, slash - 1);
  if (name === OPAQUE) return { kind: 'opaque', path: folder };
  if (name.startsWith('.wh..wh.')) return { kind: 'other', path };
  const hidden = name.slice(WHITEOUT.length);
  if (hidden === '' || hidden === '.' || hidden === '..') return undefined;
  return { kind: 'whiteout', path: path.slice(0, slash) + hidden };
}
