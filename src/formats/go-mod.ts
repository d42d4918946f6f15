// Go's go.mod and go.work files, and vendor/modules.txt. Source: the Go Modules Reference.
import { type Bytes, OverBudget } from '../core/bytes.ts';
import { eachLine } from './lines.ts';

export interface GoRequire {
  readonly path: string;
  readonly version: string;
  /** Marked `// indirect`: needed by another module, not imported by this one. */
  readonly indirect: boolean;
}

export interface GoReplace {
  readonly path: string;
  /** '': whatever version is required. */
  readonly version: string;
  /** Another module's path, or a folder. */
  readonly by: string;
  /** '' for folders. */
  readonly byVersion: string;
}

export interface GoMod {
  /** The module's own path; '' in a go.work. */
  readonly module: string;
  /** As the `toolchain` directive names it (`go1.22.5`); '' where there is none. */
  readonly toolchain: string;
  readonly requires: readonly GoRequire[];
  readonly replaces: readonly GoReplace[];
  /** Number of the first line that could not be read, with what it says. */
  readonly fault?: string;
  /** The file has more than is read: what follows is missing. */
  readonly cut: boolean;
}

/** Required and replaced modules together: the largest known files have some thousand. */
const MOST = 200_000;

/** Reads what is there: directives of other kinds are passed over, broken lines become the `fault`. */
export function parseGoMod(bytes: Bytes): GoMod {
  const requires: GoRequire[] = [];
  const replaces: GoReplace[] = [];
  let [module, toolchain, block, number] = ['', '', '', 0];
  let fault: string | undefined;
  const take = (verb: string, words: readonly string[], comment: string): boolean => {
    if (verb === 'module') module ||= words[0] ?? '';
    else if (verb === 'toolchain') toolchain ||= words[0] ?? '';
    else if (verb === 'require') {
      const [path = '', version = ''] = words;
      if (path === '' || version === '') return false;
      requires.push({ path, version, indirect: /^\s*indirect\s*(?:;|$)/.test(comment) });
    } else if (verb === 'replace') {
      const arrow = words.indexOf('=>');
      const [path = '', version = ''] = words.slice(0, arrow);
      const [by = '', byVersion = ''] = words.slice(arrow + 1);
      if (arrow < 1 || by === '') return false;
      replaces.push({ path, version, by, byVersion });
    }
    return true;
  };
  const cut = untilBudget(bytes, (line, isPart) => {
    number += 1;
    if (isPart) fault ??= `line ${number} is endless`;
    const { words, comment } = wordsOf(line);
    if (words.length === 0) return;
    if (block !== '' && words[0] === ')') block = '';
    else if (block === '' && words[1] === '(' && words.length === 2) block = words[0]!;
    else if (!(block === '' ? take(words[0]!, words.slice(1), comment) : take(block, words, comment)))
      fault ??= `line ${number}: ${line.trim().slice(0, 100)}`;
    if (requires.length + replaces.length > MOST) throw new OverBudget(`more than ${MOST} modules`);
  });
  return { module, toolchain, requires, replaces, ...(fault !== undefined && { fault }), cut };
}

/** True when the end could not be reached for the bounds. */
function untilBudget(bytes: Bytes, onLine: (line: string, isPart: boolean) => void): boolean {
  try {
    eachLine(bytes, onLine);
    return false;
  } catch (error) {
    if (error instanceof OverBudget) return true;
    throw error;
  }
}

/** Words may stand in quotes or backquotes; `//` begins a comment anywhere else. Absurd lines give their first words. */
function wordsOf(line: string): { words: string[]; comment: string } {
  const words: string[] = [];
  const word = /\s*(?:\/\/(.*)|"((?:[^"\\]|\\.)*)"|`([^`]*)`|((?:(?!\/\/)[^\s"`()])+|[()]))/y;
  while (words.length < 20) {
    const match = word.exec(line);
    if (match === null) break;
    if (match[1] !== undefined) return { words, comment: match[1] };
    words.push(match[2] ?? match[3] ?? match[4] ?? '');
  }
  return { words, comment: '' };
}

/** The module that is built where `path` `version` is required; undefined for a folder, whose content nobody knows. */
export function replacedBy(
  { path, version }: Pick<GoRequire, 'path' | 'version'>,
  replaces: ReadonlyMap<string, GoReplace>,
): { readonly path: string; readonly version: string } | undefined {
  const found = replaces.get(`${path}\n${version}`) ?? replaces.get(`${path}\n`);
  if (found === undefined) return { path, version };
  return found.byVersion === '' ? undefined : { path: found.by, version: found.byVersion };
}

/** Replacements by what they replace: a version's own goes before that of all versions. The last of equals counts. */
export function replaceTable(replaces: readonly GoReplace[]): ReadonlyMap<string, GoReplace> {
  return new Map(replaces.map((one) => [`${one.path}\n${one.version}`, one]));
}

export interface VendoredModule {
  /** After replacement. */
  readonly path: string;
  /** '' where a folder replaces it. */
  readonly version: string;
}

/**
 * Calls `onModule` for each module of vendor/modules.txt of which packages were copied: `# path version` (perhaps
 * `=> path version`), then its packages, a line each. Modules without packages have no code there.
 */
export function eachVendoredModule(bytes: Bytes, onModule: (module: VendoredModule) => void): void {
  let waiting: VendoredModule | undefined;
  eachLine(bytes, (line) => {
    if (line.startsWith('##')) return;
    if (line.startsWith('# ')) {
      const words = line.slice(2).split(/\s+/, 8);
      const arrow = words.indexOf('=>');
      const [path = '', version = ''] = arrow < 0 ? words : words.slice(arrow + 1);
      const own = words[0] ?? '';
      waiting = arrow >= 0 && version === '' ? { path: own, version: '' } : { path, version };
      return;
    }
    if (line.trim() === '' || waiting === undefined) return;
    onModule(waiting);
    waiting = undefined;
  });
}
