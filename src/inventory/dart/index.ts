// Cataloguers of Dart.
import type { Cataloguer } from '../cataloguer.ts';
import { pubspecLock } from './pubspec-lock.ts';

export const DART: readonly Cataloguer[] = [pubspecLock];
