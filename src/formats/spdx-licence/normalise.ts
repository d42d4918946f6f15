// Declared licences of any ecosystem as SPDX expressions. What is not known stays as a reference; nothing is guessed.
import { createHash } from 'node:crypto';
import { type Expression, print } from './expression.ts';
import { identifierOf, saysNothing } from './lookup.ts';
import { referenceOf, TermReader } from './terms.ts';
import { wordsOf } from './words.ts';

/** Longer ones are whole licence texts. */
const LONGEST = 2000;
const WORDS = 400;

/**
 * The expression that a text declares: SPDX's own, Fedora's (`GPLv2+ and MIT`), Debian's (`GPL-2+ or Artistic, and Expat`), R's
 * (`GPL (>= 2) | file LICENSE`), names, trove classifiers and addresses. An unknown part becomes `LicenseRef-…` of its own
 * words; so does a text that can't be taken apart, and a whole licence's becomes `LicenseRef-` and the head of its SHA-256.
 * Undefined where the text names no licence. Linear in the length of the text.
 */
export function parseLicence(text: string): Expression | undefined {
  const identifier = identifierOf(text);
  if (identifier !== undefined) return identifier;
  if (text.length > LONGEST) return digestOf(text);
  const words = wordsOf(prepared(text));
  if (saysNothing(words)) return undefined;
  const read = words.length > WORDS ? undefined : new TermReader(words).whole();
  const found = read ?? referenceOf(words);
  // References can be longer than the words that they are made of.
  return found === undefined || print(found).length > LONGEST ? digestOf(text) : found;
}

/** As text: valid, and normalising it again changes nothing. */
export function normaliseLicence(text: string): string | undefined {
  const parsed = parseLicence(text);
  return parsed && print(parsed);
}

function digestOf(text: string): string {
  return `LicenseRef-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/** What ecosystems put around their names. */
function prepared(text: string): string {
  return (
    text
      .trim()
      // Python's classifiers.
      .replace(/^License :: (?:OSI Approved :: |OSI Approved$)?/, '')
      // R: a file with the holders of the rights, and ranges of versions.
      .replace(/\s*[+|]\s*file\s+LICEN[CS]E/gi, '')
      .replace(/\s*\(\s*>=\s*(\d[\d.]*)\s*\)/g, ' $1+')
      .replace(/\s*\(\s*==\s*(\d[\d.]*)\s*\)/g, ' $1')
      // Java's `and/or`, opam's lists, Debian's weak commas.
      .replace(/\band\/or\b/gi, 'or')
      .replace(/\|\|/g, '|')
      .replace(/&&/g, '&')
  );
}
