// `npm run build`: dist/plimsoll.cjs, one file for Node 24, and on Linux x64 also one executable that brings its Node.
//
// CommonJS, since it starts faster than a module and is what a single executable takes. Parts behind `await import()`
// stay functions that run when first asked for, so that `--version` pays for none of them.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const bundle = join(dist, 'plimsoll.cjs');
const executable = join(dist, 'plimsoll-linux-x64');
// Where Node looks for an application inside its own binary.
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

await makeBundle();
report(bundle);
if (process.platform === 'linux' && process.arch === 'x64') {
  makeExecutable();
  report(executable);
}

async function makeBundle(): Promise<void> {
  mkdirSync(dist, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    banner: { js: '#!/usr/bin/env node' },
    define: { PLIMSOLL_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
    // Only the version's place is found by it, and that is defined away above.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  chmodSync(bundle, 0o755);
}

function makeExecutable(): void {
  const config = join(dist, 'sea.json');
  const blob = join(dist, 'sea.blob');
  const settings = { main: bundle, output: blob, useCodeCache: true, disableExperimentalSEAWarning: true };
  writeFileSync(config, JSON.stringify(settings));
  run(process.execPath, '--experimental-sea-config', config);
  rmSync(executable, { force: true });
  copyFileSync(process.execPath, executable);
  const postject = join(root, 'node_modules', 'postject', 'dist', 'cli.js');
  run(process.execPath, postject, executable, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE);
  chmodSync(executable, 0o755);
  rmSync(config);
  rmSync(blob);
}

/** Runs a program in silence; when it fails, the error shows what it said. */
function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

function report(file: string): void {
  const size = (statSync(file).size / 1e6).toFixed(1);
  console.log(`${file.slice(root.length + 1)}: ${size} MB`);
}
