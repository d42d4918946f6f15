// Reads *.deps.json: which packages a .NET application or framework consists of, and which of their files lie beside it.
import { OverBudget } from '../../core/bytes.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import { isTable, tableAt, textAt, type Value } from '../../formats/value.ts';
import { basenameOf } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';

/** What a library is: a package, a runtime that an application brings along, or the application's own code. */
export type LibraryKind = 'package' | 'runtime' | 'own';

export interface Library {
  readonly name: string;
  readonly version: string;
  readonly kind: LibraryKind;
  /** Only compilers need it: nothing of it runs. */
  readonly compileOnly: boolean;
  /** Where its files are put, below the folder of the deps.json; missing where no target tells. */
  readonly files?: readonly string[];
}

export interface DepsFact extends Fact {
  readonly kind: 'deps';
  /** `linux-x64`; '' where the file fits any platform. */
  readonly rid: string;
  readonly libraries: readonly Library[];
}

/** A large application has some hundred libraries; the SDK's compilers list some thousand files. */
const MOST_LIBRARIES = 20_000;
const MOST_FILES = 200_000;
const LONGEST = 512;
const TARGETS = 0;

interface Parts {
  readonly files: Set<string>;
  compileOnly: boolean;
}

/** Source: dotnet/runtime, docs/design/features/host-runtime-information.md, and the "runtimeconfig and deps.json" documents of its SDK. */
export const depsReader: Reader<DepsFact> = {
  name: 'dotnet/deps-json',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ['.deps.json'] },
  wants: () => 'bytes',
  read(bytes, _entry, out) {
    const targets = new Map<string, Parts>();
    const libraries = new Map<string, Library>();
    let files = 0;
    let rid = '';
    let count = 0;
    try {
      for (const { of, key, value } of jsonMembers(bytes, [
        ['targets', '*'],
        ['libraries'],
        ['runtimeTarget'],
      ])) {
        if (++count > MOST_LIBRARIES * 2) throw new OverBudget(`more than ${MOST_LIBRARIES} libraries`);
        if (of === TARGETS) {
          const parts = targets.get(key) ?? { files: new Set(), compileOnly: false };
          targets.set(key, parts);
          files -= parts.files.size;
          addParts(value, parts);
          files += parts.files.size;
          if (files > MOST_FILES) throw new OverBudget(`more than ${MOST_FILES} files`);
        } else if (of === TARGETS + 1) {
          const library = libraryOf(key, value, targets.get(key));
          if (library === undefined)
            out.gap('not-understood', true, `a library without version: ${key.slice(0, LONGEST)}`);
          else libraries.set(key, library);
        } else if (key === 'name' && typeof value === 'string') rid = value.slice(value.lastIndexOf('/') + 1);
      }
    } finally {
      out.fact({
        kind: 'deps',
        rid: /^[a-z][\w.-]{0,63}$/.test(rid) ? rid : '',
        libraries: [...libraries.values()],
      });
    }
  },
};

function libraryOf(key: string, value: Value, parts: Parts | undefined): Library | undefined {
  const slash = key.lastIndexOf('/');
  if (slash <= 0 || slash === key.length - 1 || key.length > LONGEST) return undefined;
  const type = textAt(value, 'type').toLowerCase();
  const kind = type === 'package' ? 'package' : type === 'runtimepack' ? 'runtime' : 'own';
  return {
    // A pack is the package of that name, marked as one.
    name: key.slice(0, slash).replace(/^runtimepack\./, ''),
    version: key.slice(slash + 1),
    kind,
    compileOnly: parts?.compileOnly ?? false,
    ...(parts && { files: [...parts.files] }),
  };
}

/** Publishing puts code and native libraries beside the application, those for one platform and translations below folders. */
function addParts(target: Value, parts: Parts): void {
  if (isTable(target) && target.get('compileOnly') === true) parts.compileOnly = true;
  const add = (file: string) => {
    if (file.length <= LONGEST && !file.split('/').includes('..')) parts.files.add(file);
  };
  for (const group of ['runtime', 'native'])
    for (const [path, asset] of tableAt(target, group)) {
      const local = textAt(asset, 'localPath');
      // Packages that bring nothing for a platform mark the place with `_._`.
      if (basenameOf(path) !== '_._') add(local || basenameOf(path));
    }
  for (const [path, asset] of tableAt(target, 'runtimeTargets'))
    if (basenameOf(path) !== '_._') add(textAt(asset, 'localPath') || path);
  for (const [path, asset] of tableAt(target, 'resources'))
    add(textAt(asset, 'localPath') || `${textAt(asset, 'locale')}/${basenameOf(path)}`);
}
