// Reads an SBOM that lies in an image: CycloneDX and SPDX 2 JSON, and SPDX in tag-value form.
import { type Bytes, OverBudget, readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { parseBounded } from '../../formats/bounded-json.ts';
import { parseSpdxTagValue } from '../../formats/spdx-tag-value.ts';
import { readCycloneDx } from '../sbom/cyclonedx.ts';
import type { SbomDocument } from '../sbom/document.ts';
import { objectOf, textOf } from '../sbom/json.ts';
import { readSpdx } from '../sbom/spdx.ts';

/** Those that products bring have some hundred components and less than a megabyte. */
const SIZE = 32 * 1024 * 1024;
const LIMITS = { values: 2_000_000, depth: 200 };

/** Undefined for forms that are not read, or when it is no SBOM. Throws `Damaged` and `OverBudget`. */
export function readDocument(bytes: Bytes): SbomDocument | undefined {
  if (bytes.size > SIZE) throw new OverBudget(`${bytes.size} bytes of SBOM`);
  const head = decodeText(bytes.read(0, Math.min(bytes.size, 256))).trimStart();
  if (head.startsWith('SPDXVersion:')) return spdx(parseSpdxTagValue(bytes));
  if (!head.startsWith('{')) return undefined;
  const root = objectOf(parseBounded(readAll(bytes, SIZE), LIMITS));
  return root['bomFormat'] === 'CycloneDX' ? readCycloneDx(root) : spdx(root);
}

function spdx(document: object): SbomDocument | undefined {
  const root = objectOf(document);
  return /^SPDX-2\.\d{1,3}$/.test(textOf(root['spdxVersion'])) ? readSpdx(root) : undefined;
}
