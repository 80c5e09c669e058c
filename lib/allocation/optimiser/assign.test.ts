import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignVendors } from './assign';
import type { AllocationProblem } from './problem';
import { faultsOf, flexibilityOf, ratiosOf } from './testing/check-assignment';
import { smallProblems } from './testing/small-problems';
import { tryEverything } from './testing/try-everything';

describe('an assignment', () => {
  it('holds together, with flow = cut and true shortages', () => {
    const problems = smallProblems({ months: 3, cells: 24, vendors: 30, need: 6, groups: 3 });
    fc.assert(
      fc.property(problems, (problem) => {
        for (const objectives of ['maximum', 'fair', 'all'] as const)
          expect(faultsOf(problem, assignVendors(problem, objectives))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a few vendors and states', { months: 1, cells: 5, vendors: 6, need: 4, groups: 1 }],
    ['more vendors than work', { months: 1, cells: 4, vendors: 9, need: 1, groups: 1, states: ['N/A'] }],
    ['a month before that starts it elsewhere', { months: 2, cells: 8, vendors: 6, need: 2, groups: 1 }],
  ])('is the best of all there are in every month, with %s', (_, bounds) => {
    fc.assert(
      fc.property(smallProblems(bounds), (problem) => {
        const { cellOf, filled } = assignVendors(problem);
        cellOf.forEach((places, month) => {
          const working = problem.vendors.filter((_, at) => places[at] !== -1);
          const fills = [...filled].filter((_, at) => problem.cells[at]?.month === month);
          expect({
            total: working.length,
            ratios: ratiosOf({ cells: problem.cells.filter((cell) => cell.month === month) }, fills),
            flexibility: working.reduce((sum, one) => sum + flexibilityOf(problem, one), 0),
          }).toEqual(tryEverything(problem, month, fills));
        });
      }),
      { numRuns: 800 },
    );
  });

  it('swaps a flexible vendor out where only a chain of moves can', () => {
    const problem = {
      months: 1,
      cells: ['A', 'B', 'C', 'D'].map((workType) => cell({ workType })),
      vendors: ['AB', 'AC', 'BCD', 'C', 'D'].map((skills) => vendor({ skills: [...skills], cn: skills })),
    };
    // Without the chain A takes AB, and B only finds BCD.
    expect([...(assignVendors(problem, 'fair').cellOf[0] ?? [])]).toEqual([0, -1, 1, 2, 3]);
    expect([...(assignVendors(problem).cellOf[0] ?? [])]).toEqual([1, 0, -1, 2, 3]);
  });

  it.each<[string, Partial<AllocationProblem>]>([
    ['no cells', { cells: [] }],
    ['no vendors', { vendors: [] }],
    ['nothing', { cells: [], vendors: [] }],
  ])('of a problem with %s is empty', (_, part) => {
    const problem = { months: 2, cells: [cell({})], vendors: [vendor({})], ...part };
    const assignment = assignVendors(problem);
    expect(faultsOf(problem, assignment)).toEqual([]);
    expect(assignment.cellOf.map((cellOf) => [...cellOf])).toEqual(
      problem.vendors.length === 0 ? [[], []] : [[-1], [-1]],
    );
  });
});

function cell(part: Partial<AllocationProblem['cells'][number]>): AllocationProblem['cells'][number] {
  const filled = {
    platform: 'P',
    location: 'Domestic',
    month: 0,
    state: 'TX',
    workType: 'ADJ',
    need: 1,
    ...part,
  };
  return { key: `${filled.workType}|${filled.state}`, ...filled };
}

function vendor(part: Partial<AllocationProblem['vendors'][number]>): AllocationProblem['vendors'][number] {
  return { platform: 'P', location: 'Domestic', skills: ['ADJ'], states: ['TX'], cn: 'CN1', ...part };
}
