// Measures commands: time, processor time, peak memory and bytes read, as medians over rounds.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Times in seconds, peak and read in bytes; `code` is the exit code (negative: a signal). */
export interface Figures {
  readonly wall: number;
  readonly cpu: number;
  /** Largest resident set of the process. */
  readonly peak: number;
  /** Bytes that came through read calls, from the page cache or not. */
  readonly read: number;
  readonly code: number;
}

/** Runs `command` once; what it prints goes nowhere. Throws when it can not be started. */
export function measureOnce(command: readonly string[], scratch: string, env: NodeJS.ProcessEnv): Figures {
  const output = join(scratch, 'figures.json');
  const script = join(import.meta.dirname, 'measure.py');
  const run = spawnSync('python3', [script, output, ...command], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (run.status !== 0) throw new Error(`${command[0]}: ${run.stderr?.toString() ?? run.error?.message}`);
  return JSON.parse(readFileSync(output, 'utf8')) as Figures;
}

/** Each figure's own median; the exit code is the last one's. */
export function medianOf(runs: readonly Figures[]): Figures {
  const middle = (pick: (figures: Figures) => number): number => {
    const sorted = runs.map(pick).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    wall: middle((figures) => figures.wall),
    cpu: middle((figures) => figures.cpu),
    peak: middle((figures) => figures.peak),
    read: middle((figures) => figures.read),
    code: runs.at(-1)?.code ?? -1,
  };
}
