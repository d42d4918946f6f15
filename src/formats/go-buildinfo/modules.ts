// The text inside Go build information: tab-separated lines `path`, `mod`, `dep`, `=>` and `build` (Go's runtime/debug.BuildInfo).

export interface GoModule {
  /** After `replace`; a replacement by a local folder keeps the module's own path. */
  readonly path: string;
  /** '' when unknown: `(devel)`, or the content of a local folder. */
  readonly version: string;
}

export interface GoModules {
  /** Import path of the main package; `command-line-arguments` when files were named to the compiler. */
  readonly path: string;
  readonly main: GoModule | undefined;
  readonly dependencies: readonly GoModule[];
  /** Build settings: `-ldflags`, `GOOS`, `vcs.revision`… */
  readonly settings: ReadonlyMap<string, string>;
}

/** Reads what is there; lines of other kinds are passed over, as Go itself does for kinds of the future. */
export function parseModules(text: string): GoModules {
  let path = '';
  let main: GoModule | undefined;
  const dependencies: GoModule[] = [];
  const settings = new Map<string, string>();
  let last: 'mod' | 'dep' | undefined;
  for (const line of text.split('\n')) {
    const [kind = '', first = '', second = ''] = line.split('\t', 3);
    if (kind === 'path') path = first;
    else if (kind === 'mod') {
      main = moduleOf(first, second);
      last = 'mod';
    } else if (kind === 'dep') {
      dependencies.push(moduleOf(first, second));
      last = 'dep';
    } else if (kind === '=>') {
      if (last === 'mod' && main !== undefined) main = replaced(main, first, second);
      const dependency = last === 'dep' ? dependencies.pop() : undefined;
      if (dependency !== undefined) dependencies.push(replaced(dependency, first, second));
      last = undefined;
    } else if (kind === 'build') readSetting(line.slice('build\t'.length), settings);
  }
  return { path, main, dependencies, settings };
}

function moduleOf(path: string, version: string): GoModule {
  return { path, version: version === '(devel)' ? '' : version };
}

/** `replace x => ../x`: other code under the old import path, of a version that nobody can know. */
function replaced(original: GoModule, path: string, version: string): GoModule {
  const local = /^(?:\.{0,2}\/|\.{1,2}$|[A-Za-z]:[\\/]|\.{1,2}\\)/.test(path);
  return local ? { path: original.path, version: '' } : moduleOf(path, version);
}

/** `key=value`; either may be a Go string literal where it holds spaces, quotes or an equals sign. */
function readSetting(text: string, settings: Map<string, string>): void {
  const quotedKey = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  const keyEnd = quotedKey?.length ?? text.indexOf('=');
  if (keyEnd < 0 || text[keyEnd] !== '=') return;
  settings.set(unquote(text.slice(0, keyEnd)), unquote(text.slice(keyEnd + 1)));
}

/** Go's literals differ from JSON's only in rare escapes (`\x`, `\U`); those stay as they are written. */
function unquote(text: string): string {
  if (text.length >= 2 && text.startsWith('`') && text.endsWith('`')) return text.slice(1, -1);
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, text.endsWith('"') ? -1 : undefined);
  }
}
