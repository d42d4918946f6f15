// Where an operating system's packages come from: repositories, module streams, paid channels, content sets.

/** A repository as the package manager is set up to use it. */
export interface Repository {
  readonly kind: 'apt' | 'dnf' | 'apk' | 'zypper';
  /** Its name in dnf's and zypper's files (`baseos`); '' for others. */
  readonly id: string;
  /** Host and path (`deb.debian.org/debian`), variables as written; no login, no query. '' when only its use is recorded. */
  readonly url: string;
  /** apt: the suite (`bookworm-security`); `/` for one without. */
  readonly suite?: string;
  readonly components?: readonly string[];
  readonly enabled: boolean;
  /** apk: only packages that ask for it come from there (`edge` for `@edge …`). */
  readonly tag?: string;
  /** apt: who says in its signed Release file that it is theirs. */
  readonly origin?: string;
  readonly label?: string;
  /** The file that names it. */
  readonly path: string;
  /** Counted from 0; -1 where an SBOM doesn't tell. */
  readonly layer: number;
}

/** State of a module as dnf keeps it. */
export interface ModuleState {
  readonly name: string;
  readonly stream: string;
  /** `enabled`, `disabled`, '' for the default. */
  readonly state: string;
  readonly profiles: readonly string[];
}

/** A product as Red Hat's build system labels it: one for each image that this one is built upon. */
export interface Product {
  readonly name: string;
  readonly version: string;
  readonly release?: string;
  /** `ubi9-container`. */
  readonly component?: string;
  readonly architecture?: string;
  readonly cpe?: string;
  readonly path: string;
}

/** All lists sorted; those that no file tells of are missing. */
export interface Channels {
  readonly repositories: readonly Repository[];
  readonly modules?: readonly ModuleState[];
  /** Ubuntu Pro: services that are enabled (`esm-infra`); empty where the machine is not attached. */
  readonly pro?: readonly string[];
  /** Red Hat: names of the repositories that the image was built from. */
  readonly contentSets?: readonly string[];
  readonly products?: readonly Product[];
  /** Red Hat: the minor release (`9.4`) whose extended support (EUS, AUS, E4S, TUS) the repositories are of. */
  readonly minor?: string;
}
