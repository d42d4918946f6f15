// The errors of walking layers: one place for their words.
import { thousands } from '../../core/text.ts';
import { PlimsollError } from '../../core/errors.ts';

export function cutError(where: string, missing: number, at: number): PlimsollError {
  return new PlimsollError('image.cut', {
    where,
    what: `ends ${thousands(missing)} bytes early, at byte ${thousands(at)}`,
    remedy: 'it is cut; save or pull the image again',
  });
}

export function damagedError(where: string, at: number, cause: Error): PlimsollError {
  return new PlimsollError('image.damaged', {
    where,
    what: `can not be read at byte ${thousands(at)} (${cause.message})`,
    remedy: 'save or pull the image again',
    cause,
  });
}

export function overEntries(where: string, limit: number): PlimsollError {
  return new PlimsollError('image.over-limit', {
    where,
    what: `more than ${thousands(limit)} entries in one layer`,
    remedy: 'if you trust the image, raise --max-entries',
  });
}

export function overNames(where: string, limit: number): PlimsollError {
  return new PlimsollError('image.over-limit', {
    where,
    what: `the names of its entries need more than ${thousands(limit)} bytes`,
    remedy: 'it looks like an attack; if you trust the image, raise --max-entries',
  });
}

export function overBytes(where: string, what: string): PlimsollError {
  return new PlimsollError('image.over-limit', {
    where,
    what,
    remedy: 'it looks like a decompression bomb; if you trust the image, raise --max-layer-size',
  });
}
