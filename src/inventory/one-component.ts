// One component once: what several cataloguers found of the same thing becomes one package with all their evidence.
import { appendTo } from '../core/multimap.ts';
import { byText } from '../core/text.ts';
import { dirnameOf } from '../image/entry.ts';
import type { Package } from './package.ts';

/**
 * Five rules, each of two packages of which the second goes and leaves its evidence with the first:
 * - a program known by its content, or a Java runtime by its own file, and the OS package that owns that file, when their
 *   versions are alike, or it bears its name and no later layer changed the file;
 * - a program known by its content, and the package that names itself in the same file, when their versions are alike;
 * - a program of a Java runtime, and the file at the runtime's root that says what it is, when their versions are alike;
 * - one product in several files of one installation (`usr/local/bin/node`, `usr/local/include/node/node_version.h`);
 * - an installed package, and a lock file above it or an SBOM anywhere that names the same.
 * The same package at two paths stays two: each can be run, and each must be mended. Packages have their owners by now.
 */
export function mergeComponents(packages: readonly Package[]): Package[] {
  const firsts = new Finder(packages);
  const into = new Map<string, Package[]>();
  const gone = new Set<Package>();
  for (const one of packages) {
    const first = isRecognised(one)
      ? firsts.ofRecognised(one)
      : isRuntime(one)
        ? firsts.ownerOf(one)
        : isDeclared(one)
          ? firsts.ofDeclared(one)
          : undefined;
    if (first === undefined || first === one) continue;
    gone.add(one);
    appendTo(into, first.id, one);
  }
  if (gone.size === 0) return [...packages];
  return packages.filter((one) => !gone.has(one)).map((one) => joined(one, into.get(one.id) ?? []));
}

function joined(first: Package, others: readonly Package[]): Package {
  if (others.length === 0) return first;
  const cpe = first.details.cpe ?? others.find(({ details }) => details.cpe)?.details.cpe;
  // A lock file knows what is only for development; that it is installed doesn't change it.
  const dev = others.some(({ role, details }) => role === 'dev' && details.declared);
  const licences =
    first.licences.length > 0
      ? first.licences
      : (others.find((one) => one.licences.length > 0)?.licences ?? []);
  return {
    ...first,
    licences,
    evidence: [first, ...others].flatMap(({ evidence }) => evidence),
    ...(dev && first.role === undefined && { role: 'dev' as const }),
    details: { ...first.details, ...(cpe && { cpe }) },
  };
}

class Finder {
  readonly #byId = new Map<string, Package>();
  /** Packages that name themselves in a file, by its path. */
  readonly #byPath = new Map<string, Package[]>();
  readonly #installed = new Map<string, Package[]>();
  /** Java runtimes by the folder that is theirs. */
  readonly #runtimes = new Map<string, Package>();
  /** The packages of one identity by their paths, once they are asked for. */
  readonly #sorted = new Map<string, readonly Package[]>();
  /** The first recognised package of each product, version and installation. */
  readonly #products = new Map<string, Package>();

  constructor(packages: readonly Package[]) {
    for (const one of packages) {
      this.#byId.set(one.id, one);
      if (isRecognised(one)) continue;
      if (isDeclared(one)) continue;
      if (isRuntime(one)) this.#runtimes.set(dirnameOf(pathOf(one)), one);
      appendTo(this.#byPath, pathOf(one), one);
      appendTo(this.#installed, identityOf(one), one);
    }
  }

  /** The OS package that has its file and is the same. */
  ownerOf(one: Package): Package | undefined {
    const owner = one.owner === undefined ? undefined : this.#byId.get(one.owner);
    if (owner === undefined) return undefined;
    // Of its own product an OS package knows the version best, whatever a string in a file looks like; but a file of a
    // later layer than the package may be another one that was put in its place.
    const isAsInstalled = (one.evidence[0]?.layer ?? 0) <= owner.introduced;
    return alike(owner.version, one.version) || (isAsInstalled && isOf(owner, one.name)) ? owner : undefined;
  }

  ofRecognised(one: Package): Package | undefined {
    const owner = this.ownerOf(one);
    if (owner) return owner;
    const self = this.#byPath.get(pathOf(one))?.find(({ version }) => alike(version, one.version));
    if (self) return self;
    const runtime = this.#runtimeAround(pathOf(one));
    if (runtime && alike(runtime.version, one.version)) return this.ownerOf(runtime) ?? runtime;
    const key = `${identityOf(one)}\n${one.details.location ?? installationOf(pathOf(one))}`;
    const known = this.#products.get(key);
    if (known === undefined) this.#products.set(key, one);
    return known;
  }

  #runtimeAround(path: string): Package | undefined {
    if (this.#runtimes.size === 0) return undefined;
    for (let folder = dirnameOf(path); folder !== ''; folder = dirnameOf(folder)) {
      const runtime = this.#runtimes.get(folder);
      if (runtime) return runtime;
    }
    return undefined;
  }

  ofDeclared(one: Package): Package | undefined {
    const identity = identityOf(one);
    const candidates = this.#installed.get(identity);
    const folder = dirnameOf(pathOf(one));
    if (candidates === undefined || one.details.declared === undefined || folder === '')
      return candidates?.[0];
    const first = firstFrom(this.#sortedOf(identity, candidates), `${folder}/`);
    return first !== undefined && pathOf(first).startsWith(`${folder}/`) ? first : undefined;
  }

  #sortedOf(identity: string, candidates: readonly Package[]): readonly Package[] {
    let sorted = this.#sorted.get(identity);
    if (sorted === undefined) {
      sorted = candidates.toSorted((a, b) => byText(pathOf(a), pathOf(b)));
      this.#sorted.set(identity, sorted);
    }
    return sorted;
  }
}

/** Known by what is in a file, whoever put it there. */
const RECOGNISERS: ReadonlySet<string> = new Set([
  'binaries/recognised',
  'vendor/products',
  'vendor/rust-toolchain',
]);

function isRecognised({ evidence }: Package): boolean {
  return RECOGNISERS.has(evidence[0]?.cataloguer ?? '');
}

/** Named by a lock file or manifest, or by an SBOM that lies in the image. */
function isDeclared({ details, evidence }: Package): boolean {
  return details.declared !== undefined || (evidence[0]?.cataloguer.startsWith('embedded-sbom/') ?? false);
}

/** The first whose path is not before `path`: a package may lie at a hundred thousand places, below as many lock files. */
function firstFrom(sorted: readonly Package[], path: string): Package | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pathOf(sorted[middle]!) < path) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}

/** By its name or its source's; a distribution that has several releases of a product numbers them: `ruby3.1`, `openjdk-17`. */
function isOf({ name, source }: Package, product: string): boolean {
  return [name, source?.name ?? ''].some(
    (one) => one === product || one.replace(/-?\d[\d.]*$/, '') === product,
  );
}

function isRuntime({ evidence }: Package): boolean {
  return evidence[0]?.cataloguer === 'java/jvm-release';
}

function identityOf({ type, name, version }: Package): string {
  return `${type}\n${name}\n${version}`;
}

function pathOf({ evidence }: Package): string {
  return evidence[0]?.path ?? '';
}

/** `usr/local` of `usr/local/bin/python3.11`: what is in the folders that stand beside one another there was installed together. */
export function installationOf(path: string): string {
  const folder = dirnameOf(path);
  const at = /(?:^|\/)(?:s?bin|lib(?:32|64|exec)?)(?:\/|$)/.exec(folder);
  return at === null ? folder : folder.slice(0, at.index);
}

/**
 * True when one is the other with more behind it: `1:3.11.2-6+deb12u1` and `3.11.2`, `17.0.9+9-1` and `17.0.9+9`,
 * `v1.2` and `1.2`, `6.9.11.60+dfsg` and `6.9.11-60`. An epoch counts for nothing, since no program knows its own.
 */
export function alike(a: string, b: string): boolean {
  const [short, long] = [plain(a), plain(b)].sort((x, y) => x.length - y.length) as [string, string];
  if (short === '' || !long.startsWith(short)) return false;
  // A boundary: `1.2` is not the beginning of `1.20`.
  return !/^\d/.test(long.slice(short.length)) || !/\d$/.test(short);
}

function plain(version: string): string {
  return version
    .replace(/^\d+:/, '')
    .replace(/^v(?=\d)/, '')
    .replaceAll('-', '.');
}
