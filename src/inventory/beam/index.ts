// Cataloguers of the BEAM languages: Erlang, Elixir, Gleam.
import type { Cataloguer } from '../cataloguer.ts';
import { applications } from './applications.ts';
import { gleamManifest } from './gleam-manifest.ts';
import { mixLock } from './mix-lock.ts';
import { rebarLock } from './rebar-lock.ts';

export const BEAM: readonly Cataloguer[] = [applications, mixLock, rebarLock, gleamManifest];
