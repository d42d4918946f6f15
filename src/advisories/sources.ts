// Which files of a path hold advisories, in which form, and whose they are.
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, systemCode } from '../core/errors.ts';
import { byText } from '../core/text.ts';
import { isEcosystem } from '../formats/ecosystem-orders.ts';

export type Compression = 'none' | 'gzip' | 'brotli' | 'zstd';

export interface Source {
  readonly file: string;
  /** `zip`: one record an entry; `lines`: one record a line; `document`: one record, or a list of them. */
  readonly form: 'zip' | 'lines' | 'document';
  readonly compression: Compression;
  readonly size: number;
  /** The ecosystem whose export the file is, by its own or its folder's name. */
  readonly home: string | undefined;
}

const FORMS: readonly (readonly [suffix: string, form: Source['form'], compression: Compression])[] = [
  ['.zip', 'zip', 'none'],
  ['.jsonl', 'lines', 'none'],
  ['.jsonl.br', 'lines', 'brotli'],
  ['.jsonl.gz', 'lines', 'gzip'],
  ['.jsonl.zst', 'lines', 'zstd'],
  ['.json', 'document', 'none'],
  ['.json.br', 'document', 'brotli'],
  ['.json.gz', 'document', 'gzip'],
  ['.json.zst', 'document', 'zstd'],
];
const DEEPEST = 16;

/**
 * The advisory files at `path`: itself, or all below a folder, sorted. A file belongs to the ecosystem that it or its folder
 * is named after (`Debian/all.zip`, `npm.jsonl.br`). Errors: advisories.damaged where there is nothing of a known form.
 */
export function findSources(path: string): Source[] {
  const sources: Source[] = [];
  collect(resolve(path), DEEPEST, sources);
  if (sources.length === 0)
    fail(
      'advisories.damaged',
      path,
      'holds no advisories',
      'give a folder, .zip, .json, .jsonl, .jsonl.br or .jsonl.gz',
    );
  return sources;
}

function collect(path: string, depth: number, sources: Source[]): void {
  let stats: ReturnType<typeof statSync>;
  try {
    stats = statSync(path);
    if (stats.isDirectory()) {
      const names = depth > 0 ? readdirSync(path).sort(byText) : [];
      for (const name of names) collect(join(path, name), depth - 1, sources);
      return;
    }
  } catch (error) {
    const what = systemCode(error) === 'ENOENT' ? 'there is no such file or folder' : 'can not be read';
    return fail('advisories.damaged', path, what, '', error);
  }
  const name = basename(path);
  const found = FORMS.find(([suffix]) => name.endsWith(suffix));
  if (found === undefined || !stats.isFile()) return;
  const [suffix, form, compression] = found;
  const home = [basename(dirname(path)), name.slice(0, -suffix.length)].map(unescaped).find(isEcosystem);
  sources.push({ file: path, form, compression, size: stats.size, home });
}

/** Names of folders as a mirror may have kept them: `Red%20Hat`. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
