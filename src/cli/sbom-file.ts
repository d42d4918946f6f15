// Tells whether a target is an SBOM file, and reads it.
import { thousands } from '../core/text.ts';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fail, systemCode } from '../core/errors.ts';
import type { Sbom } from '../inventory/index.ts';

/** SBOMs of large images have tens of MB. */
const LARGEST = 512 * 1024 * 1024;

/** Where a document says of which format it is, even when its keys are sorted (bytes). */
const HEAD = 1024 * 1024;

/** Undefined when it is none: a name, a folder, an archive, a lock file. Throws sbom.unreadable. */
export async function sbomAt(target: string): Promise<Sbom | undefined> {
  if (!existsSync(target) || !statSync(target).isFile()) return undefined;
  const { openSync, readSync, closeSync } = await import('node:fs');
  const head = Buffer.alloc(HEAD);
  let length = 0;
  try {
    const fd = openSync(target, 'r');
    length = readSync(fd, head, 0, head.length, 0);
    closeSync(fd);
  } catch (error) {
    fail('image.unreadable', target, `it can not be read (${systemCode(error)})`, '', error);
  }
  if (!isSbom(head.toString('latin1', 0, length))) return undefined;
  const { size } = statSync(target);
  if (size > LARGEST) fail('sbom.unreadable', target, `it has ${thousands(size)} bytes, more than is read`);
  const { readSbom } = await import('../inventory/index.ts');
  return readSbom(readFileSync(target), target);
}

/**
 * JSON, XML or tag-value, perhaps after a byte order mark, that names one of the two formats: lock files are JSON and
 * XML too.
 */
function isSbom(head: string): boolean {
  const [begin = ''] = /^(?:\u00ef\u00bb\u00bf)?\s*(?:\{|<\?xml|<bom|SPDXVersion:)/.exec(head) ?? [];
  if (begin.endsWith('{')) return /"(?:bomFormat|spdxVersion|SPDXID|@context)"/.test(head);
  return begin.endsWith('SPDXVersion:') || (begin !== '' && /<bom[\s>]|<spdx:|spdx\.org/.test(head));
}
