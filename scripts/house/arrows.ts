// The arrow test: who may import whom, and through which door.
import { MANY_DOORS, ORDER_HELPERS, rowOf } from './rows.ts';
import type { Import, Source } from './sources.ts';

/** One line for each import that goes up, sideways or through a wall. */
export function arrowFaults(sources: readonly Source[]): string[] {
  const faults: string[] = [];
  const leaves = new Set(sources.filter(isLeaf).map(({ path }) => path));
  for (const source of sources) {
    if (!source.path.startsWith('src/') || source.path.endsWith('.test.ts')) continue;
    const room = roomOf(source.path);
    if (rowOf(room) < 0) faults.push(`${source.path}: src/${room} is no room of the house`);
    for (const found of source.imports) {
      const fault = judge(source.path, found, leaves);
      if (fault) faults.push(`${source.path}: imports ${found.to}: ${fault}`);
    }
  }
  return faults;
}

/** `src/formats/tar/header.ts` → `formats`. */
export function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** True for a file that loads nothing: contracts and what belongs to them. */
function isLeaf({ imports }: Source): boolean {
  return imports.every(({ kind }) => kind === 'type');
}

function judge(from: string, found: Import, leaves: ReadonlySet<string>): string {
  if (found.to.startsWith('node:') || !found.to.includes('/')) return '';
  if (!found.to.endsWith('.ts')) return '';
  if (!found.to.startsWith('src/')) return 'shipped code may import from src/ only';
  if (found.to.endsWith('.test.ts')) return 'no code may need a test';
  const [own, other] = [roomOf(from), roomOf(found.to)];
  if (own === other) return insideRoom(own, from, found.to);
  const [ownRow, otherRow] = [rowOf(own), rowOf(other)];
  if (otherRow < 0) return `src/${other} is no room of the house`;
  if (otherRow < ownRow) return 'goes up';
  if (otherRow === ownRow) return 'goes sideways';
  return throughDoor(other, found, leaves);
}

function throughDoor(room: string, found: Import, leaves: ReadonlySet<string>): string {
  const rest = found.to.split('/').slice(2);
  const door =
    rest.at(-1) === 'index.ts' && (rest.length === 1 || (MANY_DOORS.has(room) && rest.length === 2));
  if (door || (MANY_DOORS.has(room) && rest.length === 1)) return '';
  // Contracts: a room's types lie in files at its top, and are needed without all that the door loads.
  if (rest.length === 1 && (found.kind === 'type' || leaves.has(found.to))) return '';
  return `not through the door of ${room}/`;
}

/** `src/versions/pep440-parse.ts` → `pep440`: the files of one order share a name up to a hyphen. */
function family(path: string): string {
  return path.split('/')[2]?.replace(/[-.].*$/, '') ?? '';
}

/** `src/formats/tar/header.ts` and `src/formats/tar.ts` → `tar`. */
function partOf(path: string): string {
  return path.split('/')[2]?.replace(/\.ts$/, '') ?? '';
}

/** Within a room files are free, but for formats (a door each) and version orders (none imports another). */
function insideRoom(room: string, from: string, to: string): string {
  if (room === 'versions') {
    const helper = ORDER_HELPERS.has(to.slice('src/'.length));
    return helper || from.endsWith('/index.ts') || family(from) === family(to)
      ? ''
      : 'version orders stand alone';
  }
  if (room !== 'formats') return '';
  const [ownPart, otherPart] = [partOf(from), partOf(to)];
  const inside = ownPart === otherPart || to.split('/').length === 3 || to.endsWith(`/${otherPart}/index.ts`);
  return inside ? '' : `not through the door of formats/${otherPart}/`;
}
