// Cataloguers of conda: installed packages, and environment files.
import type { Cataloguer } from '../cataloguer.ts';
import { environment } from './environment.ts';
import { condaMeta } from './meta.ts';

export const CONDA: readonly Cataloguer[] = [condaMeta, environment];
