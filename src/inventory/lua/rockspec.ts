// What a rockspec says of its rock. Source: LuaRocks documentation, "Rockspec format".
import { type Bytes, isBadContent, OverBudget, readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { eachLuaString } from '../../formats/lua-table.ts';
import { basenameOf } from '../../image/entry.ts';
import type { ListingOut } from '../listing.ts';

const LIMIT = 1024 * 1024;

/** `NAME-VERSION-REVISION.rockspec`; the file's own words come first where they are literals. */
export function readRockspec(bytes: Bytes, path: string, out: ListingOut, contains: readonly string[]): void {
  const stated = new Map<string, string>();
  try {
    eachLuaString(decodeText(readAll(bytes, LIMIT)), (one) => {
      const key = one.path.join('.');
      if (!stated.has(key) && /^(?:package|version|description\.license)$/.test(key))
        stated.set(key, one.value);
    });
  } catch (error) {
    if (!isBadContent(error)) throw error;
    out.gap(error instanceof OverBudget ? 'budget' : 'damaged', false, error.message);
  }
  const [, fileName = '', fileVersion = ''] =
    /^(.+)-((?:\d[^-]*|scm|dev)-\d+)\.rockspec$/.exec(basenameOf(path)) ?? [];
  const name = stated.get('package') ?? fileName;
  const version = stated.get('version') ?? fileVersion;
  const licence = stated.get('description.license');
  if (name === '' || version === '')
    return out.gap('not-understood', true, 'a rock without a name or version');
  const confidence = /^(?:scm|dev)-/.test(version) || !stated.has('version') ? 'likely' : 'certain';
  out.found({ name, version, licences: licence === undefined ? [] : [licence], confidence, contains });
}
