// Which files tell of repositories, and what each kind of them is.

export type FileKind =
  | 'apt list'
  | 'apt sources'
  | 'apt sources list'
  | 'apk'
  | 'content manifest'
  | 'dnf'
  | 'dnf history'
  | 'dnf nevras'
  | 'dockerfile'
  | 'labels'
  | 'modules'
  | 'pro'
  | 'yumdb'
  | 'zypper';

type Rule = readonly [start: string, end: string, kind: FileKind];

const COMPRESSED = ['lz4', 'gz', 'xz', 'zst', 'bz2'].map((end) => `_Packages.${end}`);

/** By folder: beginning and end of the name. */
const FOLDERS: ReadonlyMap<string, readonly Rule[]> = new Map<string, readonly Rule[]>([
  ['etc/apt', [['sources.list', 'sources.list', 'apt sources list']]],
  [
    'etc/apt/sources.list.d',
    [
      ['', '.list', 'apt sources list'],
      ['', '.sources', 'apt sources'],
    ],
  ],
  [
    'var/lib/apt/lists',
    ['_InRelease', '_Release', '_Packages', ...COMPRESSED].map((end) => ['', end, 'apt list'] as const),
  ],
  ['etc/apk', [['repositories', 'repositories', 'apk']]],
  ['etc/apk/repositories.d', [['', '.list', 'apk']]],
  ['etc/yum.repos.d', [['', '.repo', 'dnf']]],
  ['etc/distro.repos.d', [['', '.repo', 'dnf']]],
  ['usr/share/dnf5/repos.d', [['', '.repo', 'dnf']]],
  ['etc/zypp/repos.d', [['', '.repo', 'zypper']]],
  ['etc/dnf/modules.d', [['', '.module', 'modules']]],
  ['var/lib/dnf', [['history.sqlite', 'history.sqlite', 'dnf history']]],
  ['usr/lib/sysimage/libdnf5', [['nevras.toml', 'nevras.toml', 'dnf nevras']]],
  ['var/lib/ubuntu-advantage', [['status.json', 'status.json', 'pro']]],
  [
    'root/buildinfo',
    [
      ['Dockerfile-', '', 'dockerfile'],
      ['labels.json', 'labels.json', 'labels'],
    ],
  ],
  ['root/buildinfo/content_manifests', [['', '.json', 'content manifest']]],
  [
    'usr/share/buildinfo',
    [
      ['labels.json', 'labels.json', 'labels'],
      ['', '.json', 'content manifest'],
    ],
  ],
]);

/** All kinds of files, as patterns. */
export const PATTERNS: readonly string[] = [
  ...[...FOLDERS].flatMap(([folder, rules]) =>
    rules.map(([start, end]) => `${folder}/${start === end ? start : `${start}*${end}`}`),
  ),
  'var/lib/yum/yumdb/*/*/from_repo',
];

const LONGEST_FOLDER = Math.max(...[...FOLDERS.keys()].map((folder) => folder.length));

/** What a file is; undefined for one that tells nothing of repositories. */
export function kindOf(basename: string, path: string): FileKind | undefined {
  if (basename === 'from_repo') return path.startsWith('var/lib/yum/yumdb/') ? 'yumdb' : undefined;
  const length = path.length - basename.length - 1;
  // Asked for every file: most lie deeper than any of these.
  if (length > LONGEST_FOLDER) return undefined;
  const rules = FOLDERS.get(path.slice(0, Math.max(length, 0)));
  return rules?.find(([start, end]) => basename.startsWith(start) && basename.endsWith(end))?.[2];
}
