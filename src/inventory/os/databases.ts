// What all package databases have in common once they are read: gaps, links that lead to them, the system that they belong to.
import type { Entry } from '../../image/entry.ts';
import type { Gap } from '../../image/reader.ts';
import type { View } from '../../image/view.ts';
import type { Assembled, LayerFact } from '../cataloguer.ts';
import type { Place } from '../places.ts';
import type { DatabaseFact } from './collector.ts';

/** What counts of a visible database: of two facts about one file the later, which was read with more. */
export function currentOf<F extends DatabaseFact<unknown>>(place: Place<F>): F {
  return place.facts.at(-1)!;
}

/** The faults of a visible database as gaps. */
export function gapsOf(reader: string, path: string, fact: DatabaseFact<unknown>): Gap[] {
  return fact.faults.map((fault) => ({ reader, path, ...fault }));
}

/** The files found at `paths` that no fact is about: links lead to them from where a database belongs. */
export function unread(facts: readonly LayerFact[], view: View, paths: Iterable<string>): Entry[] {
  const read = new Set(facts.map(({ layer, fact }) => `${layer} ${fact.entry}`));
  const entries = new Map<string, Entry>();
  for (const path of paths) {
    const entry = view.find(path);
    if (entry?.kind !== 'file' && entry?.kind !== 'hardlink') continue;
    const key = `${entry.layer} ${entry.index}`;
    if (!read.has(key)) entries.set(key, entry);
  }
  return [...entries.values()];
}

/** The wish for a second look at each of these files; nothing when there are none. */
export function lookAgain(reader: string, entries: readonly Entry[]): Pick<Assembled, 'again'> {
  const reason = 'a link leads to it from where it belongs';
  return entries.length === 0
    ? {}
    : { again: entries.map((entry) => ({ reader, entries: [entry], reason })) };
}

/**
 * The folder that the system of a database lies in, with '/' at its end; '' for the image's own. One that lies where none
 * belongs speaks of its own folder: else whoever brings a file to an image could claim all others as a package's.
 */
export function rootOf(path: string, places: readonly string[]): string {
  const place = places.find((place) => path === place || path.endsWith(`/${place}`));
  return path.slice(0, place === undefined ? path.lastIndexOf('/') + 1 : path.length - place.length);
}
