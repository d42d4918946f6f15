// Licence expressions as trees: joining, printing, and what the whole asks of those who pass it on.
import { classOf, LICENCE_CLASSES, type LicenceClass } from './classes.ts';

export type Expression =
  /** An identifier or reference, with its exception: `GPL-2.0-only WITH Classpath-exception-2.0`. */
  string | { readonly op: 'AND' | 'OR'; readonly parts: readonly Expression[] };

/** The parts as one expression; the same part twice is once, and an inner expression of the same kind is taken apart. */
export function join(op: 'AND' | 'OR', parts: readonly Expression[]): Expression {
  const flat = new Map<string, Expression>();
  for (const part of parts)
    for (const one of typeof part !== 'string' && part.op === op ? part.parts : [part]) {
      const text = print(one);
      if (!flat.has(text)) flat.set(text, one);
    }
  const [first, ...rest] = flat.values();
  return first !== undefined && rest.length === 0 ? first : { op, parts: [...flat.values()] };
}

export function print(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  const { op, parts } = expression;
  return parts.map((part) => (typeof part === 'string' ? part : `(${print(part)})`)).join(` ${op} `);
}

/** Sorted from least to most. Of alternatives the one that asks least counts: whoever takes the software may choose it. */
export function classesOf(expression: Expression): LicenceClass[] {
  if (typeof expression === 'string') return [classOf(expression)];
  const parts = expression.parts.map(classesOf);
  if (expression.op === 'OR') return parts.reduce((best, one) => (weight(one) < weight(best) ? one : best));
  const all = new Set(parts.flat());
  return LICENCE_CLASSES.filter((one) => all.has(one));
}

/** By the worst class, then by the number of classes. */
function weight(classes: readonly LicenceClass[]): number {
  return LICENCE_CLASSES.indexOf(classes.at(-1) ?? 'unknown') * 10 + classes.length;
}
