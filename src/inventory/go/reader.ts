// Reads the build information of Go executables.
import { isPacked, openExecutable } from '../../formats/executable.ts';
import { type GoModule, type GoModules, isGo, readGoBuildInfo } from '../../formats/go-buildinfo/index.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import { mayBeExecutable, probeExecutable } from '../executables.ts';
import { type MainVersion, mainVersion } from './main-version.ts';

export interface GoFact extends Fact {
  readonly kind: 'go';
  /** As the toolchain calls itself; '' when the binary does not say. */
  readonly go: string;
  /** `GOOS/GOARCH`. */
  readonly platform?: string;
  readonly main?: MainVersion & { readonly path: string };
  /** `[path, version]` of each dependency after `replace`; missing when built without module information. */
  readonly modules?: readonly (readonly [path: string, version: string])[];
}

/** Characters of a path or version. */
const LONGEST = 1024;

export const goReader: Reader<GoFact> = {
  name: 'go/binary',
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  wants: (basename, entry) => (mayBeExecutable(basename, entry) ? 'head' : 'no'),
  probe: probeExecutable,
  read(bytes, _entry, out) {
    const executable = openExecutable(bytes);
    const info = readGoBuildInfo(bytes, executable);
    if (info !== undefined) {
      const { go, modules } = info;
      out.fact({ kind: 'go', go: go.slice(0, LONGEST), ...(modules && rowsOf(modules)) });
      if (modules && ![modules.main ?? [], ...modules.dependencies].flat().every(fits))
        out.gap('not-understood', true, `a module of more than ${LONGEST} characters`);
    } else if (isGo(executable)) out.fact({ kind: 'go', go: '' });
    else if (executable.damage !== undefined) out.gap('damaged', true, executable.damage);
    else if (isPacked(bytes, executable)) out.gap('not-understood', true, 'an executable packed by UPX');
  },
};

function rowsOf(info: GoModules): Pick<GoFact, 'platform' | 'main' | 'modules'> {
  const { path, main, dependencies, settings } = info;
  const target = `${settings.get('GOOS') ?? ''}/${settings.get('GOARCH') ?? ''}`;
  const platform = /^[a-z0-9]{1,20}\/[a-z0-9]{1,20}$/.test(target) && { platform: target };
  // GOPATH mode lists no modules. Go's own commands list none either, and theirs are the toolchain's.
  if (main === undefined && dependencies.length === 0 && !path.startsWith('cmd/')) return { ...platform };
  const modules = dependencies
    .filter((module) => isNamed(module.path) && fits(module))
    .map((module) => [module.path, module.version] as const);
  if (main === undefined || !isNamed(main.path) || !fits(main)) return { ...platform, modules };
  return { ...platform, main: { path: main.path, ...mainVersion(main, settings) }, modules };
}

/** `go build file.go` names no module. */
function isNamed(path: string): boolean {
  return path !== '' && path !== 'command-line-arguments';
}

function fits({ path, version }: GoModule): boolean {
  return path.length <= LONGEST && version.length <= LONGEST;
}
