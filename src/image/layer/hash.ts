// Hashes a part of a file in a worker thread, while the main thread walks it: two cores, one wait.
import type { Digest } from '../../core/digest.ts';

/** Source of the worker: as text, so that it works from a bundle and from a single executable alike. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const { readSync } = require('node:fs');
const { fd, offset, size, algorithm } = workerData;
const hash = createHash(algorithm);
const buffer = Buffer.allocUnsafeSlow(1 << 20);
let at = 0;
while (at < size) {
  const n = readSync(fd, buffer, 0, Math.min(buffer.length, size - at), offset + at);
  if (n === 0) break;
  hash.update(buffer.subarray(0, n));
  at += n;
}
parentPort.postMessage(hash.digest('hex'));
`;

/** Digest of a part of a file, by the algorithm that `like` names (default sha256). Throws the signal's reason. */
export async function hashRange(
  { fd, offset, size }: { readonly fd: number; readonly offset: number; readonly size: number },
  signal: AbortSignal,
  like?: Digest,
): Promise<Digest> {
  const { Worker } = await import('node:worker_threads');
  signal.throwIfAborted();
  const algorithm = like?.startsWith('sha512:') ? 'sha512' : 'sha256';
  const worker = new Worker(WORKER, { eval: true, workerData: { fd, offset, size, algorithm } });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', (hex: string) => resolve(`${algorithm}:${hex}`));
      worker.once('error', reject);
      worker.once('exit', () => reject(signal.reason as Error));
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
