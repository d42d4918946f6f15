// Cataloguers of Perl.
import type { Cataloguer } from '../cataloguer.ts';
import { perlInstalled } from './installed.ts';
import { cpanSnapshot } from './snapshot.ts';

export const PERL: readonly Cataloguer[] = [perlInstalled, cpanSnapshot];
