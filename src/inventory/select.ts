// Which cataloguers run: by what is scanned, and by `--only` and `--skip`.
import { fail } from '../core/errors.ts';
import type { Cataloguer } from './cataloguer.ts';

export interface Choice {
  /** Names (`node/pnpm-lock`) or their beginnings (`node`, `os`); none: all that fit. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

export interface Selected {
  readonly cataloguers: readonly Cataloguer[];
  /** Names of those that the choice alone left out, sorted. */
  readonly leftOut: readonly string[];
}

/** It gives no packages, and others can't be understood without it. */
const ALWAYS = 'os/release';

/**
 * `project`: a folder or file in which lock files count; in an image they don't, unless `only` names them. Throws
 * usage.bad-option for a name that fits no cataloguer.
 */
export function selectCataloguers(
  all: readonly Cataloguer[],
  { only, skip }: Choice,
  project: boolean,
): Selected {
  for (const name of only) check(all, '--only', name);
  for (const name of skip) check(all, '--skip', name);
  const leftOut: string[] = [];
  const cataloguers = all.filter(({ name, scope }) => {
    const named = only.some((one) => isNamed(name, one));
    const fitting = project || scope === 'image' || named;
    const chosen = (only.length === 0 || named) && !skip.some((one) => isNamed(name, one));
    if (fitting && !chosen && name !== ALWAYS) leftOut.push(name);
    return fitting && (chosen || name === ALWAYS);
  });
  return { cataloguers, leftOut: leftOut.sort() };
}

/** `wanted` is its name, or the group that its name begins with. */
export function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.startsWith(`${wanted}/`);
}

function check(all: readonly Cataloguer[], option: string, wanted: string): void {
  if (all.some(({ name }) => isNamed(name, wanted))) return;
  fail('usage.bad-option', option, `there is no cataloguer '${wanted}'`, 'plimsoll cataloguers lists them');
}
