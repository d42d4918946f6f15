// Declared licences as SPDX expressions; texts that are none are kept beside, under references of their own.
import { createHash } from 'node:crypto';
import { byText } from '../../core/text.ts';
import { isLicenceExpression } from '../../formats/spdx-licence/index.ts';

export class LicenceList {
  readonly #texts = new Map<string, string>();

  /** All that a package declares, joined by AND. */
  declared(licences: readonly string[]): string {
    const parts = [...new Set(licences)]
      .filter((text) => text.trim() !== '')
      .map((text) => this.#termOf(text));
    if (parts.length === 0) return 'NOASSERTION';
    return parts.length === 1
      ? parts[0]!
      : parts.map((part) => (part.includes(' ') ? `(${part})` : part)).join(' AND ');
  }

  #termOf(text: string): string {
    if (isLicenceExpression(text)) return text;
    const reference = `LicenseRef-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    this.#texts.set(reference, text);
    return reference;
  }

  /** The field of the document, left out when empty. */
  fields(): object {
    if (this.#texts.size === 0) return {};
    const infos = [...this.#texts].sort(([a], [b]) => byText(a, b));
    return {
      hasExtractedLicensingInfos: infos.map(([licenseId, text]) => ({
        licenseId,
        name: text,
        extractedText: text,
      })),
    };
  }
}
