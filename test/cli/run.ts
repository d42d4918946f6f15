// Runs the real command line as a child process, in a home of its own: nothing of this machine plays in.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
export const MAIN = join(root, 'src', 'cli', 'main.ts');
export const SAMPLE = join(root, 'samples', 'harbour.tar');
export const ADVISORIES = join(root, 'samples', 'advisories');
/** Scans the sample with its own advisories. */
export const SCAN: readonly string[] = ['scan', '--advisories', ADVISORIES, SAMPLE];

/** A command that hangs is killed, and its test fails. */
const LONGEST_MS = 120_000;

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: Uint8Array;
  /** Told of the running child; standard input is then left open. */
  readonly during?: (child: ChildProcess) => void;
}

export interface Home extends Disposable {
  readonly path: string;
  /** `path` and below it. */
  at(...names: string[]): string;
  write(name: string, content: string | Uint8Array): string;
  run(words: readonly string[], options?: RunOptions): Promise<Ran>;
}

/** A folder with `cache`, `db` and `tmp` in it, which the command uses; it is the working folder too. */
export function home(): Home {
  const path = mkdtempSync(join(tmpdir(), 'plimsoll-cli-'));
  const at = (...names: string[]) => join(path, ...names);
  mkdirSync(at('tmp'));
  const own = {
    PATH: process.env['PATH'] ?? '',
    HOME: path,
    PLIMSOLL_CACHE: at('cache'),
    PLIMSOLL_DB: at('db'),
    TMPDIR: at('tmp'),
    // Compiled code is kept between the many starts: they take half the time.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'),
  };
  return {
    path,
    at,
    write(name, content) {
      writeFileSync(at(name), content);
      return at(name);
    },
    run: (words, options = {}) => runChild(words, { ...own, ...options.env }, path, options),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

function runChild(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
  { input, during }: RunOptions,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...words], {
      env,
      cwd,
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    // A command that ends early does not read all of its input.
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
    if (during) during(child);
    else child.stdin.end(input);
  });
}
