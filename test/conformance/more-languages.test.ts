// Manifests, lock files and install records of Go, Haskell, OCaml, Lua and R against the data's own lists.
import { GO } from '../../src/inventory/go/index.ts';
import { HASKELL } from '../../src/inventory/haskell/index.ts';
import { LUA } from '../../src/inventory/lua/index.ts';
import { OCAML } from '../../src/inventory/ocaml/index.ts';
import { R } from '../../src/inventory/r/index.ts';
import { checkManifests } from '../support/manifests.ts';

checkManifests(
  ['go-mod', 'cabal-freeze', 'stack-lock', 'opam', 'luarocks', 'r-description', 'renv-lock'],
  [...GO, ...HASKELL, ...OCAML, ...LUA, ...R],
  /from the snapshot .+ are not named here$/,
);
