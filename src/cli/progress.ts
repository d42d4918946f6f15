// One line of progress on standard error: only on a terminal, only for work that takes longer than 300 ms.
import type { Progress } from '../core/log.ts';
import { printable, thousands } from '../core/text.ts';
import type { Terminal } from './terminal.ts';

const PATIENCE = 300;
const EVERY = 100;

export interface ProgressLine extends Progress {
  /** Takes the line away. */
  clear(): void;
}

export function createProgress(terminal: Terminal): ProgressLine {
  const start = performance.now();
  let last = 0;
  let shown = false;
  return {
    update(what, done, total) {
      if (!terminal.lively) return;
      const now = performance.now();
      if (now - start < PATIENCE || now - last < EVERY) return;
      last = now;
      shown = true;
      const speed = done / 1e6 / Math.max((now - start) / 1000, 0.001);
      const far = total ? `${Math.min(100, Math.floor((done / total) * 100))} %` : `${megabytes(done)} MB`;
      const line = `${printable(what)}  ${far}  ${Math.round(speed)} MB/s`;
      terminal.err(`\r\u001b[K${line.slice(0, terminal.columns - 1)}`);
    },
    clear() {
      if (shown) terminal.err('\r\u001b[K');
      shown = false;
    },
  };
}

function megabytes(bytes: number): string {
  return thousands(Math.round(bytes / 1e6));
}
