// Cataloguers of GitHub.
import type { Cataloguer } from '../cataloguer.ts';
import { githubActions } from './actions.ts';

export const GITHUB: readonly Cataloguer[] = [githubActions];
