// How long synchronous work is run: while it runs no timer and no signal handler does, so the rim decides how it can end.

/** Runs `work` and returns what it returns; throws a PlimsollError when it was ended half-way, with what it was working on left as it was. */
export type Interruptible = <T>(work: () => T) => T;

/** For callers that need no end. */
export const UNINTERRUPTED: Interruptible = (work) => work();
