// Cataloguers of OCaml.
import type { Cataloguer } from '../cataloguer.ts';
import { opamFile, opamLocked } from './opam.ts';
import { opamSwitch } from './switch.ts';

export const OCAML: readonly Cataloguer[] = [opamSwitch, opamFile, opamLocked];
