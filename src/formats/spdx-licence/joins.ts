// What joins the parts of a licence text, and how strongly. Source: SPDX annex D; Debian's copyright format, 'License specification'.
import { type Expression, join } from './expression.ts';

/** A comma before `and` or `or` makes it weaker than both. */
export type Join = { readonly op: 'AND' | 'OR'; readonly strong: boolean };

export function isComma(word: string | undefined): boolean {
  return word === ',' || word === ';';
}

const OPS: ReadonlyMap<string, 'AND' | 'OR'> = new Map([
  ...['and', 'And', 'AND', '&'].map((word) => [word, 'AND'] as const),
  ...['or', 'Or', 'OR', '|', '/'].map((word) => [word, 'OR'] as const),
]);

export function opOf(word: string | undefined): 'AND' | 'OR' | undefined {
  return word === undefined ? undefined : OPS.get(word);
}

/** A comma alone takes after the next join that says what it is. */
export function resolved(joins: readonly (Join | undefined)[]): Join[] {
  let next: Join = { op: 'AND', strong: false };
  return joins
    .toReversed()
    .map((one) => (next = one ?? next))
    .toReversed();
}

/** `and` first, then `or`, then those behind commas. */
export function grouped(terms: readonly Expression[], joins: readonly Join[]): Expression {
  let parts: { readonly expression: Expression; readonly join?: Join }[] = terms.map((expression, i) => {
    const after = joins[i];
    return { expression, ...(after && { join: after }) };
  });
  const order: readonly Join[] = [
    { op: 'AND', strong: true },
    { op: 'OR', strong: true },
    { op: 'AND', strong: false },
    { op: 'OR', strong: false },
  ];
  for (const { op, strong } of order) {
    const joined: typeof parts = [];
    let run: Expression[] = [];
    for (const { expression, join: after } of parts) {
      run.push(expression);
      if (after?.op === op && after.strong === strong) continue;
      joined.push({
        expression: run.length === 1 ? expression : join(op, run),
        ...(after && { join: after }),
      });
      run = [];
    }
    parts = joined;
  }
  return parts[0]!.expression;
}
