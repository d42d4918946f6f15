// A logger: levels, one line a message, written by a function that the rim passes in.
import { printableLine } from './text.ts';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Logger {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

export function createLogger(level: LogLevel, write: (line: string) => void): Logger {
  const limit = LOG_LEVELS.indexOf(level);
  const at = (name: Exclude<LogLevel, 'silent'>) => (message: string) => {
    if (LOG_LEVELS.indexOf(name) <= limit) write(`plimsoll: ${printableLine(message)}\n`);
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** For callers that have nobody to tell. */
export const SILENT: Logger = createLogger('silent', () => {});

/** Told how far a long work is; the rim decides whether anybody sees it. */
export interface Progress {
  /** `done` and `total` in bytes or in things; `total` undefined when not known. */
  update(what: string, done: number, total?: number): void;
}

export const NO_PROGRESS: Progress = { update() {} };
