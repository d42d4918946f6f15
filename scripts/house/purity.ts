// The purity test: pure rooms reach no file, network, process or database module, however many imports away.
import { roomOf } from './arrows.ts';
import { HARMLESS, PURE } from './rows.ts';
import type { Source } from './sources.ts';

// Ways to the outside that need no import.
const GLOBALS = /\b(?:process\s*[.[]|globalThis\b|fetch\(|WebSocket\b|eval\(|Function\(|require\()/;
const COMPUTED_IMPORT = /\bimport\((?!\s*["'])/;

/** One line for each pure file from which something impure can be reached, with the way to it. */
export function purityFaults(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const faults: string[] = [];
  for (const source of sources) {
    if (!source.path.startsWith('src/') || source.path.endsWith('.test.ts')) continue;
    if (COMPUTED_IMPORT.test(source.code)) faults.push(`${source.path}: import() of a computed name`);
    if (!PURE.has(roomOf(source.path))) continue;
    const global = GLOBALS.exec(source.code)?.[0];
    if (global) faults.push(`${source.path}: uses ${global} in a pure room`);
    const way = wayOut(source, byPath);
    if (way) faults.push(`${source.path}: reaches ${way.join(', through ')} from a pure room`);
  }
  return faults;
}

/** The shortest way to an impure module, from that module back to the file that starts it; undefined when none. */
function wayOut(start: Source, byPath: ReadonlyMap<string, Source>): string[] | undefined {
  const cameFrom = new Map<string, string>([[start.path, '']]);
  for (const path of cameFrom.keys())
    for (const { kind, to } of byPath.get(path)?.imports ?? []) {
      if (kind === 'type' || cameFrom.has(to)) continue;
      if (to.startsWith('node:') && !HARMLESS.has(to)) {
        const way = [to];
        for (let at = path; at !== start.path && at !== ''; at = cameFrom.get(at) ?? '') way.push(at);
        return way;
      }
      cameFrom.set(to, path);
    }
  return undefined;
}
