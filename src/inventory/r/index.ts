// Cataloguers of R.
import type { Cataloguer } from '../cataloguer.ts';
import { description } from './description.ts';
import { renvLock } from './renv-lock.ts';

export const R: readonly Cataloguer[] = [description, renvLock];
