// Reads the build information of Go executables.
import { isPacked, openExecutable } from '../../formats/executable.ts';
import { type GoModules, isGo, readGoBuildInfo } from '../../formats/go-buildinfo/index.ts';
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
    if (info !== undefined) out.fact({ kind: 'go', go: info.go, ...(info.modules && rowsOf(info.modules)) });
    else if (isGo(executable)) out.fact({ kind: 'go', go: '' });
    else if (executable.damage !== undefined) out.gap('damaged', true, executable.damage);
    else if (isPacked(bytes, executable)) out.gap('not-understood', true, 'an executable packed by UPX');
  },
};

function rowsOf(info: GoModules): Pick<GoFact, 'platform' | 'main' | 'modules'> {
  const { path, main, dependencies, settings } = info;
  const [system, machine] = [settings.get('GOOS'), settings.get('GOARCH')];
  const platform = system && machine && { platform: `${system}/${machine}` };
  // GOPATH mode lists no modules. Go's own commands list none either, and theirs are the toolchain's.
  if (main === undefined && dependencies.length === 0 && !path.startsWith('cmd/')) return { ...platform };
  const modules = dependencies
    .filter((module) => isNamed(module.path))
    .map((module) => [module.path, module.version] as const);
  if (main === undefined || !isNamed(main.path)) return { ...platform, modules };
  return { ...platform, main: { path: main.path, ...mainVersion(main, settings) }, modules };
}

/** `go build file.go` names no module. */
function isNamed(path: string): boolean {
  return path !== '' && path !== 'command-line-arguments';
}
