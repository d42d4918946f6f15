// Tells valid SPDX licence identifiers and expressions. Source: SPDX specification 2.3, annex D.
import { EXCEPTION_IDS, LICENCE_IDS } from './ids.ts';

/** Longer ones are no expression that anybody wrote. */
const LONGEST = 2000;

/** An identifier of the licence list or of its exceptions, in the list's own spelling. */
export function isLicenceId(text: string): boolean {
  return LICENCE_IDS.has(text) || EXCEPTION_IDS.has(text);
}

/**
 * True for an expression of listed identifiers, `+`, WITH, AND, OR and parentheses. `LicenseRef-…` counts only with
 * `references`: what it stands for is told elsewhere in a document, so outside of one the expression is not valid.
 */
export function isLicenceExpression(text: string, references = false): boolean {
  if (text.length > LONGEST) return false;
  let depth = 0;
  let last: 'start' | 'licence' | 'with' | 'exception' | 'close' = 'start';
  for (const token of text.match(/[()]|[^()\s]+/g) ?? []) {
    if (last === 'start') {
      if (token === '(') depth += 1;
      else if (LICENCE_IDS.has(token) || LICENCE_IDS.has(token.replace(/\+$/, ''))) last = 'licence';
      else if (references && /^LicenseRef-[A-Za-z0-9.-]+$/.test(token)) last = 'licence';
      else return false;
    } else if (last === 'with') {
      if (!EXCEPTION_IDS.has(token)) return false;
      last = 'exception';
    } else if (token === 'AND' || token === 'OR') last = 'start';
    else if (token === 'WITH' && last === 'licence') last = 'with';
    else if (token === ')' && depth > 0) {
      depth -= 1;
      last = 'close';
    } else return false;
  }
  return depth === 0 && last !== 'start' && last !== 'with';
}
