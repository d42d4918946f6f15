// Standard output and error: how wide, whether coloured, and writing that waits for slow readers.
import { writeSync } from 'node:fs';
import { PlimsollError, systemCode } from '../core/errors.ts';

export interface Terminal {
  /** Columns of standard output; 80 where it is no terminal. */
  readonly columns: number;
  readonly colour: boolean;
  /** True: standard error is a terminal and progress may be shown. */
  readonly lively: boolean;
  out(text: string): Promise<void>;
  err(text: string): void;
}

export function openTerminal(options: { readonly noColour: boolean; readonly quiet: boolean }): Terminal {
  const { stdout, stderr, env } = process;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  // A failed write is told by its callback; nobody else need hear of it.
  if (stdout.listenerCount('error') === 0) stdout.on('error', () => {});
  const forbidden = options.noColour || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    columns: stdout.isTTY ? Math.max(40, stdout.columns || 80) : 80,
    colour: !forbidden && (stdout.isTTY || forced),
    lively: stderr.isTTY && !options.quiet && env['CI'] === undefined,
    out: (text) =>
      new Promise((resolve, reject) => {
        // A reader that went away (`| head`) is no fault of ours.
        stdout.write(text, (error) => {
          if (!error || systemCode(error) === 'EPIPE') return resolve();
          const what = `can not be written (${systemCode(error)})`;
          reject(new PlimsollError('output.unwritable', { where: 'standard output', what, cause: error }));
        });
      }),
    err(text) {
      try {
        writeSync(2, text);
      } catch {
        // Nobody reads standard error: there is no other place to say so.
      }
    },
  };
}
