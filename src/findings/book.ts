// The advisories of one match: every name is asked once, in sorted order, and every advisory is read once.
import type { Advisory, AdvisorySource, AffectedRow } from '../advisories/types.ts';
import { byText } from '../core/text.ts';

export interface Book {
  rows(scope: string, name: string): readonly AffectedRow[];
  advisory(family: string, key: number): Advisory;
  /** Keys of the family's advisories that speak of the problem with this id. */
  named(family: string, id: string): readonly number[];
}

/** Looks all `questions` up at once, sorted by scope and name as the stores are. */
export function openBook(
  source: AdvisorySource,
  questions: Iterable<{ readonly scope: string; readonly name: string }>,
): Book {
  const rows = new Map<string, readonly AffectedRow[]>();
  const wanted = new Map<string, { readonly scope: string; readonly name: string }>();
  for (const question of questions) wanted.set(keyOf(question.scope, question.name), question);
  for (const [key, { scope, name }] of [...wanted].sort(([a], [b]) => byText(a, b)))
    rows.set(key, source.affected(scope, name));

  const advisories = new Map<string, Advisory>();
  return {
    rows: (scope, name) => rows.get(keyOf(scope, name)) ?? [],
    advisory(family, key) {
      const id = `${family}\n${key}`;
      let advisory = advisories.get(id);
      if (advisory === undefined) advisories.set(id, (advisory = source.advisory(family, key)));
      return advisory;
    },
    named: (family, id) => source.named(family, id),
  };
}

function keyOf(scope: string, name: string): string {
  return `${scope}\n${name}`;
}
