// Cataloguers of Haskell.
import type { Cataloguer } from '../cataloguer.ts';
import { cabalFreeze } from './cabal-freeze.ts';
import { stackLock, stackYaml } from './stack.ts';

export const HASKELL: readonly Cataloguer[] = [cabalFreeze, stackLock, stackYaml];
