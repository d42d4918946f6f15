// Reads which files an installed distribution brought. Source: Python packaging's "Recording installed projects" (RECORD), setuptools (installed-files.txt, top_level.txt).
import { sliceOf } from '../../core/bytes.ts';
import { eachLine } from '../../formats/lines.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import { isTestData } from './place.ts';

/** The files of one distribution, as the few folders and single files that stand for all. */
export interface RecordFact extends Fact {
  readonly kind: 'python-record';
  /** Seen from the folder of the record. */
  readonly tops: readonly string[];
}

/** The largest distributions have ten thousand files (bytes). */
const READ = 16 * 1024 * 1024;
const TOPS = 2000;
const LONGEST = 4096;
const CACHE = '__pycache__';

/** Of each kind: where in a line the path is, and what it is seen from. */
const KINDS: ReadonlyMap<string, (line: string) => string> = new Map([
  ['record', (line) => `../${firstField(line)}`],
  ['installed-files.txt', (line) => line],
  // Names of modules: folders, or files with a suffix; `contents.ts` tries both.
  ['top_level.txt', (line) => `../${line}`],
]);

export const recordReader: Reader<RecordFact> = {
  name: 'python/record',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['RECORD', 'installed-files.txt', 'top_level.txt'] },
  wants(basename, { path }) {
    const info = basename.toLowerCase() === 'record' ? '.dist-info' : '.egg-info';
    return dirnameOf(path).toLowerCase().endsWith(info) && !isTestData(path) ? 'bytes' : 'no';
  },
  read(bytes, { path }, out) {
    const pathOf = KINDS.get(basenameOf(path).toLowerCase());
    if (pathOf === undefined) return;
    const tops = new Set<string>();
    let missing = bytes.size > READ;
    // Most lines name a file in the folder that the line before named.
    let folder = '/';
    eachLine(sliceOf(bytes, 0, Math.min(bytes.size, READ)), (line) => {
      if (line.startsWith(folder) && !line.includes('/..')) return;
      const text = line.trim();
      const top = text === '' ? undefined : topOf(pathOf(text));
      if (top === undefined) return;
      const beside = `${top.slice('../'.length)}/`;
      folder = line.startsWith(beside) && !line.startsWith('.') ? beside : '/';
      if (tops.has(top)) return;
      if (tops.size < TOPS) tops.add(top);
      else missing = true;
    });
    if (tops.size > 0) out.fact({ kind: 'python-record', tops: [...tops] });
    if (missing) out.gap('budget', false, 'more files than are kept of one distribution');
  },
};

/** Of a line of CSV, whose quotes are doubled inside of quotes. */
function firstField(line: string): string {
  if (!line.startsWith('"')) return line.split(',', 1)[0]!;
  const quoted = /^"((?:[^"]|"")*)"/.exec(line);
  return quoted === null ? line : quoted[1]!.replaceAll('""', '"');
}

/**
 * `../numpy/core/a.py` is `../numpy`, the folder beside the record; what lies farther off (`../../../bin/f2py`) is kept as
 * it is. Undefined for the record's own folder, caches, and what is no path.
 */
function topOf(path: string): string | undefined {
  if (path.length > LONGEST) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/'))
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  const isBeside = parts[0] === '..' && parts[1] !== '..';
  if (path.startsWith('/') || parts[0] !== '..' || parts.length < 2 || parts.includes(CACHE))
    return undefined;
  return isBeside ? `../${parts[1]}` : parts.join('/');
}
