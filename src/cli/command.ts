// A command as data; its code is loaded only when it runs.
import type { Interruptible } from '../core/interruptible.ts';
import type { Logger } from '../core/log.ts';
import type { Option, Parsed } from './option.ts';
import type { Terminal } from './terminal.ts';

export interface Command {
  /** `scan`, `db update`. */
  readonly name: string;
  readonly summary: string;
  /** Arguments as help shows them. */
  readonly arguments: string;
  /** Fewest and most arguments. */
  readonly count: readonly [number, number];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  load(): Promise<{ run: Run }>;
}

/** Does the work and returns the exit code; throws PlimsollError. */
export type Run = (context: Context) => Promise<number>;

export interface Context {
  readonly parsed: Parsed;
  /** All words after `plimsoll`, for hints that repeat the command. */
  readonly words: readonly string[];
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by SIGINT, SIGTERM and --timeout; its reason is a PlimsollError. */
  readonly signal: AbortSignal;
  /** Runs long synchronous work, which the signal can't end. */
  readonly interruptible: Interruptible;
  readonly logger: Logger;
}
