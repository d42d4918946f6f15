// Facts of single files, sorted into places: each canonical path with the fact that counts and the older ones below it.
import { basenameOf, dirnameOf } from '../image/entry.ts';
import type { Fact } from '../image/reader.ts';
import type { View } from '../image/view.ts';
import type { LayerFact } from './cataloguer.ts';

export interface Place<F extends Fact> {
  /** Canonical path in the merged image. */
  readonly path: string;
  /** The facts of the visible file, in the order of reading. */
  readonly facts: readonly F[];
  readonly layer: number;
  /** The facts that lower layers have at this path, nearest layer first; all hidden now. */
  readonly below: readonly { readonly layer: number; readonly facts: readonly F[] }[];
}

/**
 * The files that a container would see and that gave facts, in the order of their paths' first appearance. A file
 * below a linked folder comes once, under its real path; a file that is deleted or overwritten does not come.
 */
export function placesOf<F extends Fact>(facts: readonly LayerFact<F>[], view: View): Place<F>[] {
  const folders = new Map<string, string>();
  const realFolder = (folder: string): string => {
    let real = folders.get(folder);
    if (real === undefined) {
      real = view.real(folder) ?? folder;
      folders.set(folder, real);
    }
    return real;
  };
  const groups = new Map<string, { layer: number; visible: boolean; facts: F[]; entry: number }[]>();
  for (const { layer, fact, visible } of facts) {
    const { path } = view.entry(layer, fact.entry);
    const folder = realFolder(dirnameOf(path));
    const real = folder === '' ? basenameOf(path) : `${folder}/${basenameOf(path)}`;
    let group = groups.get(real);
    if (group === undefined) groups.set(real, (group = []));
    const last = group.at(-1);
    if (last?.layer === layer && last.entry === fact.entry) last.facts.push(fact);
    else group.push({ layer, visible, facts: [fact], entry: fact.entry });
  }
  const places: Place<F>[] = [];
  for (const [path, group] of groups) {
    const top = group.findLast(({ visible }) => visible);
    if (top === undefined) continue;
    const below = group.filter(({ layer }) => layer < top.layer).toReversed();
    places.push({ path, facts: top.facts, layer: top.layer, below });
  }
  return places;
}

/**
 * Tells for each of a place's packages, known by what `keysOf` makes of a fact, the lowest layer of the unbroken
 * run, down from the visible file, that has it at this path. Linear, however many packages one file names.
 */
export function introducedBy<F extends Fact>(
  { layer, below }: Place<F>,
  keysOf: (fact: F) => readonly string[],
): (key: string) => number {
  const since = new Map<string, number>();
  // Layer by layer, with those keys that every layer so far has: memory for one layer's keys, however many there are.
  let held: ReadonlySet<string> | undefined;
  let seen: readonly F[] | undefined;
  for (const one of below) {
    const same = seen !== undefined && one.facts.every((fact, i) => fact === seen?.[i]);
    if (!same) {
      const keys = new Set(one.facts.flatMap(keysOf));
      held = held === undefined ? keys : new Set([...held].filter((key) => keys.has(key)));
    }
    if (held === undefined || held.size === 0) break;
    for (const key of held) since.set(key, one.layer);
    seen = one.facts;
  }
  return (key) => since.get(key) ?? layer;
}
