// Reads SBOMs of any tool into the inventory model: CycloneDX 1.2 to 1.6 and SPDX 2.2 and 2.3, as JSON.
import { Damaged, OverBudget } from '../../core/bytes.ts';
import { fail } from '../../core/errors.ts';
import { decodeText } from '../../core/text.ts';
import type { Inventory } from '../inventory.ts';
import { inventoryFrom } from './assemble.ts';
import { parseBounded } from '../../formats/bounded-json.ts';
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

/** An SBOM of a thousand packages has some hundred thousand values. */
const LIMITS = { values: 10_000_000, depth: 1000 };

/**
 * The inventory that an SBOM tells. Ours read back as they were; of others' what is there is taken, and what is missing for
 * matching becomes a gap. An in-toto statement with an SBOM in it is read too. `where` names the file in messages. Throws
 * sbom.unreadable.
 */
export function readSbom(bytes: Uint8Array, where: string): Sbom {
  refuseOthers(bytes, where);
  const document = documentIn(bytes, where);
  const { format, subject } = document;
  return { format, subject, inventory: inventoryFrom(document, where) };
}

/** Forms of the same standards that are no JSON. */
function refuseOthers(bytes: Uint8Array, where: string): void {
  const head = decodeText(bytes.subarray(0, 256)).trimStart();
  if (head.startsWith('<'))
    refuse(where, 'XML', 'only JSON is read: cyclonedx convert --input-file FILE --output-format json');
  if (head.startsWith('SPDXVersion:'))
    refuse(where, 'SPDX tag-value', 'only JSON is read: pyspdxtools -i FILE -o FILE.spdx.json');
}

function documentIn(bytes: Uint8Array, where: string): SbomDocument {
  try {
    const root = objectOf(parseBounded(bytes, LIMITS));
    // A statement says in `predicate` what it attests.
    const isStatement = textOf(root['_type']).startsWith('https://in-toto.io/Statement/');
    return documentOf(isStatement ? objectOf(root['predicate']) : root, where);
  } catch (error) {
    const remedy = 'have it written again, as CycloneDX or SPDX JSON';
    if (error instanceof OverBudget)
      return fail('sbom.unreadable', where, `larger than is read (${error.message})`, remedy, error);
    if (error instanceof Damaged)
      return fail('sbom.unreadable', where, `it is no valid JSON (${error.message})`, remedy, error);
    throw error;
  }
}

function documentOf(root: JsonObject, where: string): SbomDocument {
  if (root['bomFormat'] === 'CycloneDX') return readCycloneDx(root);
  const spdx = textOf(root['spdxVersion']);
  if (/^SPDX-2\.\d{1,3}$/.test(spdx)) return readSpdx(root);
  if (spdx !== '' || '@graph' in root) refuse(where, 'SPDX 3', 'write it as SPDX 2.3 or CycloneDX');
  if ('artifacts' in root && 'descriptor' in root)
    refuse(where, 'Syft\u2019s own form', 'convert it: syft convert FILE -o cyclonedx-json');
  if ('Results' in root && 'SchemaVersion' in root)
    refuse(where, 'Trivy\u2019s own report', 'convert it: trivy convert --format cyclonedx FILE');
  if (objectOf(root['tool'])['name'] === 'plimsoll')
    refuse(where, 'Plimsoll\u2019s own report', 'write the SBOM with --format cyclonedx');
  return refuse(where, 'neither CycloneDX nor SPDX', 'give one of these as JSON');
}

function refuse(where: string, what: string, remedy: string): never {
  return fail('sbom.unreadable', where, `this is ${what}`, remedy);
}
