// Licences of packages as SPDX expressions; what has no identifier is told beside, in the words of who declared it.
import { byText } from '../../core/text.ts';
import type { Package } from '../../inventory/index.ts';

export class LicenceList {
  /** By reference: what the first package that has it declares. */
  readonly #texts = new Map<string, string>();

  /** What a package declares, as an expression. */
  declared({ licence, licences }: Package): string {
    if (licence === undefined) return 'NOASSERTION';
    for (const reference of licence.expression.match(/LicenseRef-[A-Za-z0-9.-]+/g) ?? [])
      if (!this.#texts.has(reference)) this.#texts.set(reference, licences.join('\n'));
    return licence.expression;
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
