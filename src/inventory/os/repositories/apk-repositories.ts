// apk's repositories: an address a line, some for tagged packages only. Source: apk-repositories(5).
import { addressOf, MOST } from './text.ts';

export interface ApkRepository {
  readonly url: string;
  readonly tag?: string;
}

/** `[@TAG ]URL`; comments and empty lines are passed over. */
export function parseApkRepositories(text: string): ApkRepository[] {
  const found: ApkRepository[] = [];
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (bare === '' || bare.startsWith('#') || found.length === MOST) continue;
    const [, tag, url = bare] = /^@(\S{1,100})\s+(.*)$/s.exec(bare) ?? [];
    found.push({ url: addressOf(url), ...(tag !== undefined && { tag }) });
  }
  return found;
}
