import type { AllocationProblem } from '../problem';
import { flexibilityOf, mayWork, ratiosOf } from './check-assignment';

/** What the best of all assignments of one month has. */
export interface Best {
  readonly total: number;
  /** Ascending. */
  readonly ratios: readonly number[];
  /** Of the vendors at work, among assignments with the fills of `fills`. */
  readonly flexibility: number;
}

/**
 * Tries every assignment of one month: the most filled, then the ratios that come last in lexicographic order; with the
 * fills given, the least total flexibility of those who work. Vendors are as flexible as the whole forecast makes them.
 */
export function tryEverything(problem: AllocationProblem, month: number, fills: ArrayLike<number>): Best {
  const { vendors } = problem;
  const cells = problem.cells.filter((cell) => cell.month === month);
  const options = vendors.map((vendor) =>
    [...cells.keys()].filter((at) => mayWork(vendor, cells[at] as never)),
  );
  const flexibility = vendors.map((vendor) => flexibilityOf(problem, vendor));
  const filled = cells.map(() => 0);
  let best: Best = { total: -1, ratios: [], flexibility: Number.POSITIVE_INFINITY };

  function visit(vendor: number, total: number, spent: number): void {
    if (vendor === vendors.length) {
      const ratios = ratiosOf({ cells }, filled);
      const better = total - best.total || compare(ratios, best.ratios);
      if (better > 0) best = { ...best, total, ratios };
      if (filled.every((amount, cell) => amount === fills[cell]))
        best = { ...best, flexibility: Math.min(best.flexibility, spent) };
      return;
    }
    visit(vendor + 1, total, spent);
    for (const cell of options[vendor] ?? []) {
      if ((filled[cell] ?? 0) >= (cells[cell]?.need ?? 0)) continue;
      filled[cell] = (filled[cell] ?? 0) + 1;
      visit(vendor + 1, total + 1, spent + (flexibility[vendor] ?? 0));
      filled[cell] = (filled[cell] ?? 0) - 1;
    }
  }
  visit(0, 0, 0);
  return best;
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [place, ratio] of left.entries()) {
    const difference = ratio - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
