// Paths that the user wants left out: at these nothing is looked at, and the report counts them.
import { globMatcher, type PathMatcher } from '../core/glob.ts';
import type { LayerRecord, View } from '../image/index.ts';
import type { LeftOut } from '../inventory/index.ts';

export interface Exclusion {
  readonly excluded: PathMatcher;
  readonly patterns: readonly { readonly pattern: string; readonly matches: PathMatcher }[];
}

export function exclusionsOf(patterns: readonly string[]): Exclusion {
  const all = patterns.map((pattern) => ({ pattern, matches: globMatcher(pattern) }));
  return { excluded: (path) => all.some(({ matches }) => matches(path)), patterns: all };
}

/** The visible files that each pattern covers; a file counts for the first pattern that does. */
export function countExcluded(
  { patterns }: Exclusion,
  records: readonly Pick<LayerRecord, 'files'>[],
  view: View,
): LeftOut['paths'] {
  if (patterns.length === 0) return [];
  const counts = patterns.map(() => 0);
  for (const [layer, { files }] of records.entries())
    for (let index = 0; index < files.length; index++) {
      const kind = files.kind(index);
      if ((kind !== 'file' && kind !== 'hardlink') || !view.visible(layer, index)) continue;
      const path = files.path(index);
      const first = patterns.findIndex(({ matches }) => matches(path));
      if (first >= 0) counts[first]! += 1;
    }
  return patterns.map(({ pattern }, i) => ({ pattern, files: counts[i]! }));
}
