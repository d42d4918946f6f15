// A cataloguer: readers of single files, and `assemble`, which makes packages of all layers' facts.
import type { Fact, Gap, Reader } from '../image/reader.ts';
import type { Entry } from '../image/entry.ts';
import type { View } from '../image/view.ts';
import type { Channels, Repository } from './channels.ts';
import type { Distribution } from './distribution.ts';
import type { Package } from './package.ts';
import type { Unidentified } from './unidentified.ts';

export interface LayerFact<F extends Fact = Fact> {
  readonly layer: number;
  readonly fact: F;
  /** False: its file is hidden by a higher layer. */
  readonly visible: boolean;
}

/** A wish for a second look: these files at once, in this order, to this reader's `again`. */
export interface Again {
  readonly reader: string;
  readonly entries: readonly Entry[];
  readonly reason: string;
}

/** The files of one OS package: canonical paths (`View.real` of what the database lists). */
export interface Ownership {
  readonly package: string;
  readonly paths: readonly string[];
}

/** What a package consists of: canonical paths, of a folder with all below it. */
export interface Contents {
  readonly package: string;
  readonly paths: readonly string[];
}

export interface Assembled {
  readonly packages: readonly Package[];
  readonly owns: readonly Ownership[];
  /** Files of language packages and the like, so that they are not taken for unknown ones. */
  readonly contains?: readonly Contents[];
  readonly gaps: readonly Gap[];
  /** Executables that nothing accounts for; only the last cataloguer sets it. */
  readonly unidentified?: readonly Unidentified[];
  /** Only the os-release cataloguer sets it. */
  readonly distribution?: Distribution;
  /** Only the cataloguer of repositories sets it. */
  readonly channels?: Channels;
  /**
   * Where the package manager has a package from: a deb by `name version`, an rpm by `name-version-release.arch`. For the
   * cataloguers of these; only that of repositories sets it.
   */
  readonly from?: ReadonlyMap<string, Repository>;
  /** One round; `assemble` then runs once more with the new facts beside the old. */
  readonly again?: readonly Again[];
}

/** What a cataloguer supports, as `plimsoll cataloguers` and docs/support.md show it. */
export interface Support {
  readonly kind: 'os' | 'language' | 'binary' | 'vendor' | 'sbom';
  /** Heading: `Debian, Ubuntu and relatives`, `Python`, `PHP`. */
  readonly ecosystem: string;
  /** Patterns of the files it reads, `*` within a name, `**` for any folders, {name}, {version} and {sha1} for what they say. A test offers a file of each to the readers. */
  readonly files: readonly string[];
  /** purl types of what it finds. */
  readonly types: readonly string[];
  /** What it tells of a package beside name and version, where the files do. */
  readonly tells: readonly Told[];
  /** What it does not do, in one line. */
  readonly limits?: string;
}

export type Told = 'licence' | 'source' | 'files' | 'dev' | 'vendor' | 'module' | 'cpe' | 'vendored';

export interface Cataloguer<F extends Fact = Fact> {
  /** `os/dpkg`, `node/package-json`… */
  readonly name: string;
  readonly version: number;
  /** One line for `--help` and the support matrix. */
  readonly summary: string;
  /**
   * `image`: what it finds is there, so it runs everywhere. `folder`: lock files and manifests that say what is to be
   * installed; it runs on folders and files (`dir:`), and on images when `--only` names it.
   */
  readonly scope: 'image' | 'folder';
  readonly support: Support;
  readonly readers: readonly Reader<F>[];
  /** Names of cataloguers whose results this one reads in `earlier`. */
  readonly after?: readonly string[];
  /** Pure; runs on every scan. `facts` are those of this cataloguer's own readers, lowest layer first. */
  assemble(facts: readonly LayerFact<F>[], view: View, earlier: ReadonlyMap<string, Assembled>): Assembled;
}

export const NOTHING: Assembled = { packages: [], owns: [], gaps: [] };
