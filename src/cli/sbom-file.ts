// Tells whether a target is an SBOM file, and reads it.
import { thousands } from '../core/text.ts';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fail, systemCode } from '../core/errors.ts';
import type { Sbom } from '../inventory/index.ts';

/** SBOMs of large images have tens of MB. */
const LARGEST = 512 * 1024 * 1024;

/** Undefined when it is none: a name, a folder, an archive. Throws sbom.unreadable. */
export async function sbomAt(target: string): Promise<Sbom | undefined> {
  if (!existsSync(target) || !statSync(target).isFile()) return undefined;
  const { openSync, readSync, closeSync } = await import('node:fs');
  const head = Buffer.alloc(64);
  let length = 0;
  try {
    const fd = openSync(target, 'r');
    length = readSync(fd, head, 0, head.length, 0);
    closeSync(fd);
  } catch (error) {
    fail('image.unreadable', target, `it can not be read (${systemCode(error)})`, '', error);
  }
  // JSON, XML or tag-value, perhaps after a byte order mark; no archive begins so.
  const begins = head.toString('latin1', 0, length);
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*(?:\{|<\?xml|<bom|SPDXVersion:)/.test(begins)) return undefined;
  const { size } = statSync(target);
  if (size > LARGEST) fail('sbom.unreadable', target, `it has ${thousands(size)} bytes, more than is read`);
  const { readSbom } = await import('../inventory/index.ts');
  return readSbom(readFileSync(target), target);
}
