// The form in which versions of a language's advisories are compared, where that is not as they are written.
import { ASIS, type Question } from './question.ts';

const REVISION = /-[0-9]+$/;
const NUMBERS = /^[0-9]+(?:\.[0-9]+)*$/;

/**
 * Bitnami: a version of an advisory without a revision speaks of all builds of it, so it takes that of the installed version
 * (`7.0.5-2`); one with a revision (`11.2.2-1`) is about Bitnami's own build.
 */
export function adapterOf(family: string, installed: string): Question['adapt'] {
  const [revision] = (family === 'Bitnami' && REVISION.exec(installed)) || [];
  if (revision === undefined) return ASIS;
  return (bound) => (NUMBERS.test(bound) ? bound + revision : bound);
}
