// Reads SBOMs of any tool into the inventory model: CycloneDX 1.2 to 1.6 and SPDX 2.2 and 2.3, as JSON.
import { fail } from '../../core/errors.ts';
import { decodeText } from '../../core/text.ts';
import type { Inventory } from '../inventory.ts';
import { inventoryFrom } from './assemble.ts';
import { readCycloneDx } from './cyclonedx.ts';
import type { SbomDocument } from './document.ts';
import { type JsonObject, objectOf, textOf } from './json.ts';
import { readSpdx } from './spdx.ts';

export interface Sbom {
  /** `CycloneDX 1.6`, `SPDX 2.3`. */
  readonly format: string;
  /** What it describes, as it says; '' when it doesn't. */
  readonly subject: string;
  readonly inventory: Inventory;
}

/**
 * The inventory that an SBOM tells. Ours read back as they were; of others' what is there is taken, and what is missing for
 * matching becomes a gap. `where` names the file in messages. Throws sbom.unreadable.
 */
export function readSbom(bytes: Uint8Array, where: string): Sbom {
  const document = documentOf(rootOf(bytes, where), where);
  const { format, subject } = document;
  return { format, subject, inventory: inventoryFrom(document, where) };
}

function rootOf(bytes: Uint8Array, where: string): JsonObject {
  const head = decodeText(bytes.subarray(0, 256)).trimStart();
  if (head.startsWith('<'))
    refuse(where, 'XML', 'only JSON is read: convert it with `cyclonedx convert --output-format json`');
  if (head.startsWith('SPDXVersion:'))
    refuse(
      where,
      'SPDX tag-value',
      'only JSON is read: convert it with `pyspdxtools -i FILE -o FILE.spdx.json`',
    );
  try {
    return objectOf(JSON.parse(decodeText(bytes)));
  } catch (error) {
    // Also thrown for text longer than the engine's longest string.
    const what = error instanceof SyntaxError ? `no valid JSON (${error.message.slice(0, 100)})` : 'too long';
    return fail('sbom.unreadable', where, what, 'write the SBOM again', error);
  }
}

function documentOf(root: JsonObject, where: string): SbomDocument {
  if (root['bomFormat'] === 'CycloneDX') return readCycloneDx(root);
  const spdx = textOf(root['spdxVersion']);
  if (/^SPDX-2\.\d+$/.test(spdx)) return readSpdx(root);
  if (spdx !== '' || '@graph' in root) refuse(where, 'SPDX 3', 'write it as SPDX 2.3 or CycloneDX');
  if ('artifacts' in root && 'descriptor' in root)
    refuse(where, 'Syft\u2019s own form', 'convert it with `syft convert FILE -o cyclonedx-json`');
  if ('Results' in root && 'SchemaVersion' in root)
    refuse(where, 'Trivy\u2019s own report', 'convert it with `trivy convert --format cyclonedx FILE`');
  return fail('sbom.unreadable', where, 'neither CycloneDX nor SPDX', 'give one of these as JSON');
}

function refuse(where: string, what: string, remedy: string): never {
  return fail('sbom.unreadable', where, `this is ${what}`, remedy);
}
