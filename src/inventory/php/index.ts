// Cataloguers of PHP.
import type { Cataloguer } from '../cataloguer.ts';
import { composerInstalled } from './composer-installed.ts';
import { composerLock } from './composer-lock.ts';
import { applications } from './applications.ts';
import { pear } from './pear.ts';

export const PHP: readonly Cataloguer[] = [composerInstalled, composerLock, pear, applications];
