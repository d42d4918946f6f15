// What a scan amounts to: judged, in part, not at all, or nothing to judge.
import type { Matched, Unjudged } from '../findings/index.ts';
import type { Inventory } from '../inventory/index.ts';
import type { Outcome } from './report.ts';

/** Reasons that leave whole kinds of packages without an answer; the others are shown, but the answer stands. */
const OPEN: ReadonlySet<Unjudged['reason']> = new Set([
  'no-data',
  'no-release-data',
  'no-distribution',
  'unsupported-type',
  'over-limit',
]);

/** `matched` undefined: only the inventory was wanted. */
export function outcomeOf(inventory: Inventory, matched: Matched | undefined): Outcome {
  const counts: Record<string, number> = {
    critical: 0,
    high: 0,
    medium: 0,
    low: 0,
    negligible: 0,
    unknown: 0,
  };
  for (const finding of matched?.findings ?? []) counts[finding.severity]!++;
  const hiding = inventory.gaps.filter((gap) => gap.hides);
  const open = (matched?.unjudged ?? []).filter((one) => one.hides && OPEN.has(one.reason));
  const reasons = [
    ...hiding.map((gap) => `${gap.path}: ${gap.detail ?? gap.reason}`),
    ...open.map((one) => `${one.what}: ${one.detail}`),
  ];
  return { verdict: verdictOf(inventory, matched, hiding.length, open), counts, reasons };
}

function verdictOf(
  inventory: Inventory,
  matched: Matched | undefined,
  hiding: number,
  open: readonly Unjudged[],
): Outcome['verdict'] {
  const total = inventory.packages.length;
  if (total === 0) return hiding > 0 ? 'partial' : 'nothing';
  // With no data at all, packages that nobody could judge anyway make no difference; packages that none can be judged are no answer.
  const unjudged = matched?.unjudged.filter((one) => one.hides) ?? [];
  const without = new Set(
    (open.length > 0 ? unjudged : unjudged.filter((one) => one.reason === 'no-feed')).flatMap(
      (one) => one.packages,
    ),
  );
  if (without.size === total) return 'unjudged';
  return hiding > 0 || open.length > 0 ? 'partial' : 'judged';
}
