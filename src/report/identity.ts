// What the machine-readable reports share: identifiers made of content, names, numbers and links.
import { createHash } from 'node:crypto';
import type { ScanReport } from '../scan/index.ts';

/**
 * A UUID made of the content, marked as version 8 (RFC 9562: custom), so that the same content has the same one on every
 * machine.
 */
export function uuidOf(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** What was scanned, as the user would name it. */
export function subjectOf({ image, sbom }: ScanReport): string {
  return image?.identity.reference ?? (sbom?.subject || sbom?.path) ?? '';
}

/** Confidence as a number between 0 and 1, as CycloneDX wants it. */
export const CONFIDENCE = { certain: 1, likely: 0.7, possible: 0.3 } as const;

/** RFC 3986: host, port, path, query and fragment. */
const LINK =
  /^https?:\/\/[\w.-]+(?::\d{1,5})?(?:\/(?:[\w.~:@!$&'()*+,;=/-]|%[\dA-Fa-f]{2})*)?(?:\?(?:[\w.~:@!$&'()*+,;=/?-]|%[\dA-Fa-f]{2})*)?(?:#(?:[\w.~:@!$&'()*+,;=/?-]|%[\dA-Fa-f]{2})*)?$/;

/** True for a web address as the schemas want it: some advisories' references are none. */
export function isLink(text: string): boolean {
  return LINK.test(text);
}

/** A CPE 2.3 as text, of the form that SBOM schemas take: eleven parts, whatever is special in them escaped. */
export function isCpe23(text: string): boolean {
  return /^cpe:2\.3:[aho](?::(?:[A-Za-z0-9._-]|\\[^A-Za-z0-9\s]){1,200}|:[*-]){10}$/.test(text);
}
