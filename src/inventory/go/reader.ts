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

function rowsOf({ main, dependencies, settings }: GoModules): Pick<GoFact, 'main' | 'modules'> {
  const modules = dependencies
    .filter(({ path }) => isNamed(path))
    .map(({ path, version }) => [path, version] as const);
  if (main === undefined || !isNamed(main.path)) return { modules };
  return { main: { path: main.path, ...mainVersion(main, settings) }, modules };
}

/** `go build file.go` names no module. */
function isNamed(path: string): boolean {
  return path !== '' && path !== 'command-line-arguments';
}
