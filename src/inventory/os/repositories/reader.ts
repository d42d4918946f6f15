// Reads the files that tell of repositories, modules, paid channels and content sets.
import { type Bytes, isBadContent } from '../../../core/bytes.ts';
import { basenameOf, dirnameOf, type Entry } from '../../../image/entry.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';
import type { ModuleState, Product, Repository } from '../../channels.ts';
import { parseApkRepositories } from './apk-repositories.ts';
import { isOfDistribution, listNameOf, parseRelease, readPackages } from './apt-lists.ts';
import { parseSources, parseSourcesList } from './apt-sources.ts';
import { type Installed, readHistory, readNevras, yumPackageOf } from './dnf-history.ts';
import { parseModules, parseRepo } from './dnf-repositories.ts';
import { type FileKind, kindOf } from './places.ts';
import { contentSetsOf, productOfDockerfile, productOfLabels, readManifest } from './red-hat.ts';
import { beginningOf } from './text.ts';
import { readProServices } from './ubuntu-pro.ts';

export const NAME = 'os/repositories';

/** What one file tells; each member only in files that can tell it. */
export interface RepositoriesFact extends Fact {
  readonly kind: 'repositories';
  readonly repositories?: readonly Omit<Repository, 'path' | 'layer'>[];
  /** A Release file: whose repository that is. */
  readonly release?: {
    readonly url: string;
    readonly suite: string;
    readonly origin: string;
    readonly label: string;
  };
  /** A list of a third party's packages, `name version` a line. */
  readonly listed?: { readonly url: string; readonly suite: string; readonly packages: string };
  readonly installed?: readonly Installed[];
  readonly modules?: readonly ModuleState[];
  readonly pro?: readonly string[];
  readonly contentSets?: readonly string[];
  readonly product?: Omit<Product, 'path'>;
}

type Told = Omit<RepositoriesFact, 'kind' | 'entry'>;

export const reader: Reader<RepositoriesFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  wants: (basename, { path }) => (wanted(basename, path) === undefined ? 'no' : 'bytes'),
  read(bytes, entry, out) {
    const kind = wanted(basenameOf(entry.path), entry.path);
    if (kind === undefined) return;
    const tell = (told: Told) => out.fact({ kind: 'repositories', ...told });
    try {
      READ[kind](bytes, entry, out, tell);
    } catch (error) {
      if (!isBadContent(error)) throw error;
      // No package is missing: only whose some are may not be known.
      out.gap('damaged', false, error.message);
    }
  },
};

/** Lists of distributions are the longest of all and say nothing new. */
function wanted(basename: string, path: string): FileKind | undefined {
  const kind = kindOf(basename, path);
  if (kind !== 'apt list') return kind;
  const name = listNameOf(basename);
  return name === undefined || (name.what === 'Packages' && isOfDistribution(name.url)) ? undefined : kind;
}

type Read = (bytes: Bytes, entry: Entry, out: Out<RepositoriesFact>, tell: (told: Told) => void) => void;

const READ: Readonly<Record<FileKind, Read>> = {
  'apt sources list': (bytes, _, out, tell) => {
    const sources = parseSourcesList(beginningOf(bytes, out));
    tell({ repositories: sources.map((source) => ({ kind: 'apt', id: '', ...source })) });
  },
  'apt sources': (bytes, _, out, tell) => {
    const sources = parseSources(beginningOf(bytes, out));
    tell({ repositories: sources.map((source) => ({ kind: 'apt', id: '', ...source })) });
  },
  'apt list': readList,
  apk: (bytes, _, out, tell) => {
    const found = parseApkRepositories(beginningOf(bytes, out));
    tell({ repositories: found.map((one) => ({ kind: 'apk', id: '', enabled: true, ...one })) });
  },
  dnf: (bytes, _, out, tell) =>
    tell({ repositories: parseRepo(beginningOf(bytes, out)).map((one) => ({ kind: 'dnf', ...one })) }),
  zypper: (bytes, _, out, tell) =>
    tell({ repositories: parseRepo(beginningOf(bytes, out)).map((one) => ({ kind: 'zypper', ...one })) }),
  modules: (bytes, _, out, tell) => tell({ modules: parseModules(beginningOf(bytes, out)) }),
  'dnf history': (bytes, _, out, tell) => {
    let faults = 0;
    const installed = readHistory(bytes, () => (faults += 1));
    if (faults > 0) out.gap('damaged', false, `${faults} rows or pages of the history can not be read`);
    tell({ installed });
  },
  'dnf nevras': (bytes, _, __, tell) => tell({ installed: readNevras(bytes) }),
  yumdb: (bytes, { path }, _, tell) => {
    const name = yumPackageOf(basenameOf(dirnameOf(path)));
    const repository = Buffer.from(bytes.read(0, Math.min(bytes.size, 200)))
      .toString('utf8')
      .trim();
    if (name !== undefined && repository !== '') tell({ installed: [[name, repository]] });
  },
  pro: (bytes, _, __, tell) => tell({ pro: readProServices(bytes) }),
  'content manifest': (bytes, _, __, tell) => {
    const contentSets = contentSetsOf(readManifest(bytes));
    if (contentSets !== undefined) tell({ contentSets });
  },
  labels: (bytes, _, __, tell) => {
    const product = productOfLabels(readManifest(bytes));
    if (product !== undefined) tell({ product });
  },
  dockerfile: (bytes, _, out, tell) => {
    const product = productOfDockerfile(beginningOf(bytes, out));
    if (product !== undefined) tell({ product });
  },
};

/** The checksums of a Release file are never reached. */
const RELEASE_HEAD = 16 * 1024;

function readList(
  bytes: Bytes,
  { path }: Entry,
  out: Out<RepositoriesFact>,
  tell: (told: Told) => void,
): void {
  const name = listNameOf(basenameOf(path));
  if (name === undefined) return;
  const { url, suite } = name;
  if (name.what === 'Release') {
    const head = Buffer.from(bytes.read(0, Math.min(bytes.size, RELEASE_HEAD))).toString('utf8');
    const fields = parseRelease(head);
    tell({ release: { url, suite, origin: fields.get('Origin') ?? '', label: fields.get('Label') ?? '' } });
  } else if (name.compressed === undefined)
    readPackages(bytes, (packages) => tell({ listed: { url, suite, packages } }));
  else {
    const detail = `a list compressed as ${name.compressed}: which packages came from ${url} is not known`;
    out.gap('not-understood', false, detail);
  }
}
