// Cataloguers of Ruby.
import type { Cataloguer } from '../cataloguer.ts';
import { bundlerLock } from './bundler-lock.ts';
import { gemspec } from './gemspec.ts';

export const RUBY: readonly Cataloguer[] = [gemspec, bundlerLock];
