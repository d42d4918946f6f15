// Ends synchronous work on Ctrl-C and when --timeout is over. Node's own watchdogs do it, from a thread beside.
import { Script } from 'node:vm';
import { systemCode } from '../core/errors.ts';
import type { Interruptible } from '../core/interruptible.ts';

const SLOT = Symbol.for('plimsoll work');

export interface Reasons {
  /** What is thrown on Ctrl-C, and when the time is over. */
  stopped(): Error;
  late(): Error;
}

/** `deadline` as `performance.now()` counts; undefined: none. Costs 0.1 ms a call: for long work only. */
export function createInterruptible(deadline: number | undefined, reasons: Reasons): Interruptible {
  const slots = globalThis as { [SLOT]?: () => unknown };
  // Only what a script runs can be ended: the script calls the work.
  const script = new Script(`globalThis[Symbol.for('${SLOT.description}')]()`);
  return <T>(work: () => T): T => {
    const left = deadline === undefined ? undefined : Math.ceil(deadline - performance.now());
    if (left !== undefined && left <= 0) throw reasons.late();
    slots[SLOT] = work;
    try {
      return script.runInThisContext({
        breakOnSigint: true,
        displayErrors: false,
        ...(left !== undefined && { timeout: left }),
      }) as T;
    } catch (error) {
      if (systemCode(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw reasons.late();
      if (systemCode(error) === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw reasons.stopped();
      throw error;
    } finally {
      delete slots[SLOT];
    }
  };
}
