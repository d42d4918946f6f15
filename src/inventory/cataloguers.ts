// The list of all cataloguers, in the order in which they assemble. To add an ecosystem: its folder, and a line here.
import { AI } from './ai/index.ts';
import { BEAM } from './beam/index.ts';
import { BINARIES, unidentified } from './binaries/index.ts';
import type { Cataloguer } from './cataloguer.ts';
import { CONDA } from './conda/index.ts';
import { CPP } from './cpp/index.ts';
import { DART } from './dart/index.ts';
import { DOTNET } from './dotnet/index.ts';
import { elfNotes } from './elf-notes/index.ts';
import { embeddedSbom } from './embedded-sbom/index.ts';
import { GITHUB } from './github/index.ts';
import { GO } from './go/index.ts';
import { HASKELL } from './haskell/index.ts';
import { HELM } from './helm/index.ts';
import { JAVA } from './java/index.ts';
import { JULIA } from './julia/index.ts';
import { kernel } from './kernel/index.ts';
import { LUA } from './lua/index.ts';
import { NIM } from './nim/index.ts';
import { NODE } from './node/index.ts';
import { OCAML } from './ocaml/index.ts';
import { apk } from './os/apk/index.ts';
import { bottlerocket } from './os/bottlerocket/index.ts';
import { chisel } from './os/chisel/index.ts';
import { cos } from './os/cos/index.ts';
import { dpkg } from './os/dpkg/index.ts';
import { flatpak } from './os/flatpak/index.ts';
import { homebrew } from './os/homebrew/index.ts';
import { nix } from './os/nix/index.ts';
import { opkg } from './os/opkg/index.ts';
import { packageFiles } from './os/package-files/index.ts';
import { pacman } from './os/pacman/index.ts';
import { portage } from './os/portage/index.ts';
import { release } from './os/release/index.ts';
import { repositories } from './os/repositories/index.ts';
import { rpm } from './os/rpm/index.ts';
import { SNAP } from './os/snap/index.ts';
import { spack } from './os/spack/index.ts';
import { PERL } from './perl/index.ts';
import { PHP } from './php/index.ts';
import { PROLOG } from './prolog/index.ts';
import { PYTHON } from './python/index.ts';
import { R } from './r/index.ts';
import { RUBY } from './ruby/index.ts';
import { RUST } from './rust/index.ts';
import { rustPaths } from './rust/paths.ts';
import { SWIFT } from './swift/index.ts';
import { TERRAFORM } from './terraform/index.ts';
import { VENDOR } from './vendor/index.ts';
import { VSCODE } from './vscode/index.ts';
import { WORDPRESS } from './wordpress/index.ts';

/** Systems first, since others ask what their packages own. */
const SYSTEMS: readonly Cataloguer[] = [
  release,
  repositories,
  dpkg,
  chisel,
  apk,
  rpm,
  pacman,
  portage,
  opkg,
  nix,
  bottlerocket,
  cos,
  homebrew,
  spack,
  ...SNAP,
  flatpak,
  packageFiles,
];

const LANGUAGES: readonly Cataloguer[] = [
  ...NODE,
  ...PYTHON,
  ...CONDA,
  ...JAVA,
  ...GO,
  ...RUST,
  rustPaths,
  ...RUBY,
  ...PHP,
  ...WORDPRESS,
  ...DOTNET,
  ...CPP,
  ...BEAM,
  ...DART,
  ...SWIFT,
  ...HASKELL,
  ...OCAML,
  ...LUA,
  ...PERL,
  ...R,
  ...JULIA,
  ...NIM,
  ...PROLOG,
  ...VSCODE,
  ...HELM,
  ...TERRAFORM,
  ...GITHUB,
  ...AI,
];

/** What is left comes last: it asks all others. */
export const CATALOGUERS: readonly Cataloguer[] = [
  ...SYSTEMS,
  ...LANGUAGES,
  ...VENDOR,
  embeddedSbom,
  ...BINARIES,
  elfNotes,
  kernel,
  unidentified,
];
