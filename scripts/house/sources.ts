// Reads the sources and their imports: run-time ones as esbuild sees them, type-only ones from the text.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import { build, type Plugin, transform } from 'esbuild';

export interface Import {
  readonly kind: 'static' | 'dynamic' | 'type';
  /** Path from the root of the repository, `node:…`, or the name of an npm package. */
  readonly to: string;
}

export interface Source {
  /** Path from the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The code alone: no types, no comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const TYPE_IMPORT = /^(?:import|export) type [^;]*?from '([^']+)'/gm;
const TYPE_QUERY = /\bimport\('([^']+)'\)\./g;

/** All TypeScript sources below the folders `src`, `scripts`, `bench` and `test` of `root`. */
export async function readSources(root: string): Promise<readonly Source[]> {
  const paths = globSync(['src/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('/testdata/'))
    .sort();
  const graph = await build({
    absWorkingDir: root,
    entryPoints: [...paths],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'dist',
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
    plugins: [missingFiles(root)],
  });
  return Promise.all(
    paths.map(async (path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const code = (await transform(text, { loader: 'ts', legalComments: 'none' })).code;
      const runtime = (graph.metafile.inputs[path]?.imports ?? []).map((found): Import => {
        const kind = found.kind === 'dynamic-import' || found.kind === 'require-call' ? 'dynamic' : 'static';
        return { kind, to: isBuiltin(found.path) ? `node:${found.path.replace(/^node:/, '')}` : found.path };
      });
      return { path, text, code, imports: [...runtime, ...typeImports(path, text)] };
    }),
  );
}

/** Lets an import of a file that is not there through, under its path: the type check names it better. */
function missingFiles(root: string): Plugin {
  return {
    name: 'missing-files',
    setup(building) {
      building.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path);
        return existsSync(file) ? null : { path: relative(root, file), external: true };
      });
    },
  };
}

function typeImports(path: string, text: string): Import[] {
  const found: Import[] = [];
  for (const pattern of [TYPE_IMPORT, TYPE_QUERY])
    for (const [, name = ''] of text.matchAll(pattern)) {
      found.push({ kind: 'type', to: name.startsWith('.') ? posix.join(dirname(path), name) : name });
    }
  return found;
}
