import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignVendors } from './assign';
import type { AllocationProblem } from './problem';
import { assignGreedily } from './testing/assign-greedily';
import { ratiosOf } from './testing/check-assignment';
import { smallProblems } from './testing/small-problems';
import {
  fairFills,
  highestLeastRatio,
  loadHighs,
  mostFilled,
  type SolveLp,
} from './testing/solve-with-highs';

const SEED = 20_250_101;
const SMALL = { months: 1, cells: 5, vendors: 6, need: 4, groups: 1 };

describe('an assignment, against an independent solver', () => {
  let solve: SolveLp = () => new Map();
  beforeAll(async () => {
    solve = await loadHighs();
  });

  it('fills as many, on problems of some size, and no fewer than a greedy', () => {
    const bounds = { months: 3, cells: 90, vendors: 150, need: 8, groups: 2 };
    const problems = fc.sample(smallProblems(bounds), { numRuns: 20, seed: SEED });
    const large = problems.filter(({ vendors }) => vendors.length > 50);
    expect(large.length).toBeGreaterThan(5);
    let better = 0;
    for (const problem of large) {
      const filled = total(assignVendors(problem).filled);
      const greedy = assignGreedily(problem);
      expect(filled).toBe(Math.round(mostFilled(problem, solve)));
      expect(filled).toBeGreaterThanOrEqual(greedy);
      if (filled > greedy) better += 1;
    }
    expect(better).toBeGreaterThan(0);
  });

  it('has the highest least ratio that whole vendors allow, and none above what parts of them would', () => {
    fc.assert(
      fc.property(smallProblems(SMALL), (problem) => {
        const { filled } = assignVendors(problem);
        const least = ratiosOf(problem, filled)[0];
        if (least === undefined) return;
        const goal = { filled: total(filled), whole: true };
        expect(least).toBeCloseTo(highestLeastRatio(problem, solve, goal), 5);
        const ofParts = highestLeastRatio(problem, solve, { ...goal, whole: false });
        expect(least).toBeLessThanOrEqual(ofParts + 1e-6);
      }),
      { numRuns: 40, seed: SEED },
    );
  });

  it('has the fills of the LP, level after level, where there are so many of each that parts are whole', () => {
    let exact = 0;
    fc.assert(
      fc.property(smallProblems({ ...SMALL, cells: 4, vendors: 5, need: 3 }), (problem) => {
        const fills = fairFills(problem, solve, total(assignVendors(problem).filled));
        const { filled } = assignVendors(manifold(problem));
        fills.forEach((fill, cell) => {
          const expected = fill * COPIES;
          const isWhole = Math.abs(expected - Math.round(expected)) < 0.1;
          expect(Math.abs((filled[cell] ?? 0) - expected)).toBeLessThan(isWhole ? 0.1 : problem.cells.length);
          if (isWhole) exact += 1;
        });
      }),
      { numRuns: 30, seed: SEED },
    );
    expect(exact).toBeGreaterThan(40);
  });
});

/** Ratios of small problems have small denominators: nearly all of them divide this. */
const COPIES = 2520;

/** Everything so many times over: what was a part of a vendor becomes whole vendors. */
function manifold(problem: AllocationProblem): AllocationProblem {
  return {
    months: problem.months,
    cells: problem.cells.map((cell) => ({ ...cell, need: cell.need * COPIES })),
    vendors: problem.vendors.flatMap((vendor) =>
      Array.from({ length: COPIES }, (_, copy) => ({ ...vendor, cn: `${vendor.cn}-${copy}` })),
    ),
  };
}

const total = (filled: Int32Array): number => filled.reduce((sum, value) => sum + value, 0);
