// Runs test files by node's own runner: shows failures and its closing counts, or everything when few are asked for.
import { availableParallelism } from 'node:os';
import { Transform } from 'node:stream';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

interface Options {
  readonly root: string;
  readonly files: readonly string[];
  /** Name the tests that pass too. */
  readonly verbose: boolean;
}

/** A file that takes longer hangs (ms): it fails, and the others still run. */
const PATIENCE = 20 * 60_000;

/** Each file in a process of its own, one for each core; resolves when all have ended and sets the exit code. */
export async function runTests({ root, files, verbose }: Options): Promise<void> {
  if (files.length === 0) {
    console.error('no test file was found');
    process.exitCode = 1;
    return;
  }
  const events = run({
    cwd: root,
    files: [...files],
    concurrency: availableParallelism(),
    timeout: PATIENCE,
  });
  events.on('test:fail', () => {
    process.exitCode = 1;
  });
  const wanted = new Transform({
    objectMode: true,
    transform(event: { type: string }, _encoding, done) {
      done(null, verbose || (event.type !== 'test:pass' && event.type !== 'test:start') ? event : undefined);
    },
  });
  const report = events.pipe(wanted).pipe(new spec());
  for await (const text of report) process.stdout.write(text as string);
}
