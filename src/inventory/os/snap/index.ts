// Cataloguers of snaps, and of what is in them.
import type { Cataloguer } from '../../cataloguer.ts';
import { snap } from './installed.ts';
import { snapPackages } from './packages.ts';
import { snapcraft } from './snapcraft.ts';

export const SNAP: readonly Cataloguer[] = [snap, snapPackages, snapcraft];
