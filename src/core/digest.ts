// Content digests: their form, and computing them.
import { createHash, type Hash } from 'node:crypto';

/** `sha256:` or `sha512:` and lower-case hex. */
export type Digest = `sha256:${string}` | `sha512:${string}`;

const FORM = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** True when `text` is a digest of a kind that we can check. */
export function isDigest(text: unknown): text is Digest {
  return typeof text === 'string' && FORM.test(text);
}

export function sha256(data: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}

/** A running hash of the algorithm that `digest` names. */
export function hasherFor(digest: Digest): Hash {
  return createHash(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
}

/** The hex part; `length` cuts it for people's eyes. */
export function hexOf(digest: string, length?: number): string {
  const hex = digest.slice(digest.indexOf(':') + 1);
  return length === undefined ? hex : hex.slice(0, length);
}
