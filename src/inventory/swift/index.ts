// Cataloguers of Swift and Objective-C.
import type { Cataloguer } from '../cataloguer.ts';
import { cartfileResolved } from './cartfile-resolved.ts';
import { packageResolved } from './package-resolved.ts';
import { podfileLock } from './podfile-lock.ts';

export const SWIFT: readonly Cataloguer[] = [packageResolved, podfileLock, cartfileResolved];
