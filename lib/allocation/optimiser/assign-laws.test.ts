import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignVendors } from './assign';
import type { AllocationProblem, Assignment, CellNeed } from './problem';
import { faultsOf, flexibilityOf, mayWork, ratiosOf } from './testing/check-assignment';
import { smallProblems } from './testing/small-problems';

const BOUNDS = { months: 3, cells: 24, vendors: 30, need: 6, groups: 3 };

describe('the order of rows', () => {
  const shuffled = smallProblems(BOUNDS).chain((problem) =>
    fc.record({
      problem: fc.constant(problem),
      cells: fc.shuffledSubarray([...problem.cells], { minLength: problem.cells.length }),
      vendors: fc.shuffledSubarray([...problem.vendors], { minLength: problem.vendors.length }),
    }),
  );

  it('changes nothing: everybody works where they would, every cell has what it would', () => {
    fc.assert(
      fc.property(shuffled, ({ problem, cells, vendors }) => {
        const other = { months: problem.months, cells, vendors };
        expect(described(other, assignVendors(other))).toEqual(described(problem, assignVendors(problem)));
      }),
      { numRuns: 300 },
    );
  });

  /** Without indexes: cells and vendors by what names them. */
  function described({ cells, vendors }: AllocationProblem, assignment: Assignment) {
    const nameOf = (at: number): string => {
      const cell = cells[at];
      return cell ? [cell.month, cell.key, cell.need].join('|') : '-';
    };
    const { certificates, shortages, filled, cellOf } = assignment;
    return {
      work: vendors
        .map(({ cn }, at) => [cn, ...cellOf.map((month) => nameOf(month[at] ?? -1))].join(' '))
        .sort(),
      filled: cells.map((_, at) => `${nameOf(at)} ${filled[at]}`).sort(),
      certificates,
      shortages: shortages
        .map(({ cell, rivals, ...rest }) => ({
          name: nameOf(cell),
          ...rest,
          rivals: rivals.map(nameOf).sort(),
        }))
        .map((shortage) => JSON.stringify(shortage))
        .sort(),
    };
  }
});

describe('fair shares', () => {
  // Everybody may do everything.
  const share = (needs: readonly number[], vendors: number): number[] => {
    const { filled } = assignVendors({
      months: 1,
      cells: needs.map((need, at) => cell({ need, key: `${at}` })),
      vendors: Array.from({ length: vendors }, (_, at) => vendor({ cn: `${at}` })),
    });
    return [...filled];
  };
  it.each<[string, number[], number, number[]]>([
    ['are equal in proportion', [10, 20, 30], 30, [5, 10, 15]],
    ['give what is over to where it raises the lowest ratio', [10, 20, 30], 31, [6, 10, 15]],
    ['go to the smaller need when all ratios are equal', [3, 2], 1, [0, 1]],
    ['go to the first of equal needs', [2, 2], 1, [1, 0]],
    ['leave nobody out while all can have one', [100, 100, 1], 3, [1, 1, 1]],
    [
      'cannot split a vendor: one remains at 0, and all others are better off',
      [10, 1, 1, 1],
      3,
      [0, 1, 1, 1],
    ],
    ['of nobody are 0', [2, 2], 0, [0, 0]],
    ['are the needs where there are enough', [2, 0, 3], 9, [2, 0, 3]],
    ['are the needs of a need beyond 32 bits as far as people go', [5_000_000_000, 1], 4, [3, 1]],
  ])('%s', (_, needs, vendors, expected) => {
    expect(share(needs, vendors)).toEqual(expected);
  });

  it('are never worse than those of the plain maximum', () => {
    fc.assert(
      fc.property(smallProblems({ ...BOUNDS, groups: 1, months: 1 }), (problem) => {
        const plain = ratiosOf(problem, assignVendors(problem, 'maximum').filled);
        const fair = ratiosOf(problem, assignVendors(problem, 'fair').filled);
        const place = fair.findIndex((ratio, at) => ratio !== plain[at]);
        expect(fair[place] ?? 0).toBeGreaterThanOrEqual(plain[place] ?? 0);
      }),
    );
  });

  it('leave no cell that could gain from another and both together be better off', () => {
    let compared = 0;
    fc.assert(
      fc.property(smallProblems({ months: 1, cells: 60, vendors: 120, need: 9, groups: 1 }), (problem) => {
        const { filled, shortages } = assignVendors(problem);
        for (const { cell, rivals } of shortages)
          for (const rival of rivals) {
            if (rival === cell || filled[rival] === 0) continue;
            compared += 1;
            const pair = [problem.cells[cell], problem.cells[rival]].flatMap((one) => (one ? [one] : []));
            const [own, other] = [filled[cell] ?? 0, filled[rival] ?? 0];
            const now = ratiosOf({ cells: pair }, [own, other]);
            const after = ratiosOf({ cells: pair }, [own + 1, other - 1]);
            const place = now.findIndex((ratio, at) => ratio !== after[at]);
            expect(now[place] ?? 0).toBeGreaterThanOrEqual(after[place] ?? 0);
          }
      }),
    );
    expect(compared).toBeGreaterThan(1_000);
  });
});

describe('vendors at work', () => {
  it('are the least flexible ones: no idle one could take the place of a more flexible one alone', () => {
    fc.assert(
      fc.property(smallProblems({ ...BOUNDS, need: 2 }), (problem) => {
        const { cellOf } = assignVendors(problem);
        for (const places of cellOf)
          for (const [idle, place] of places.entries()) {
            const vendor = problem.vendors[idle];
            if (place !== -1 || !vendor) continue;
            const own = flexibilityOf(problem, vendor);
            for (const [other, at] of places.entries()) {
              const cell = problem.cells[at];
              const worker = problem.vendors[other];
              if (cell && worker && mayWork(vendor, cell))
                expect(flexibilityOf(problem, worker)).toBeLessThanOrEqual(own);
            }
          }
      }),
    );
  });
});

describe('from month to month', () => {
  it('nobody moves while the demand stays as it is', () => {
    fc.assert(
      fc.property(smallProblems({ ...BOUNDS, months: 1 }), (problem) => {
        const months = [0, 1, 2];
        const cells = months.flatMap((month) => problem.cells.map((cell) => ({ ...cell, month })));
        const repeated = { months: months.length, cells, vendors: problem.vendors };
        const assignment = assignVendors(repeated);
        expect(faultsOf(repeated, assignment)).toEqual([]);
        const [first, ...others] = assignment.cellOf.map((cellOf) => keysOf(repeated, cellOf));
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it('as many of those who are alike stay as their class has places for', () => {
    fc.assert(
      fc.property(smallProblems(BOUNDS), (problem) => {
        const keys = assignVendors(problem).cellOf.map((cellOf) => keysOf(problem, cellOf));
        const classes = new Set(problem.vendors.map((one) => openTo(problem, one)));
        for (const name of classes) {
          const members = [...problem.vendors.keys()].filter(
            (at) => openTo(problem, problem.vendors[at]) === name,
          );
          for (const [month, now] of keys.entries()) {
            const last = keys[month - 1];
            if (!last) continue;
            const stayed = members.filter((at) => now[at] !== '' && now[at] === last[at]).length;
            const count = (list: readonly string[], key: string) =>
              members.filter((at) => list[at] === key).length;
            const possible = [...new Set(now)]
              .filter((key) => key !== '')
              .reduce((sum, key) => sum + Math.min(count(now, key), count(last, key)), 0);
            expect(stayed).toBe(possible);
          }
        }
      }),
    );
  });

  it('only those move whom the change of demand moves', () => {
    const demand = (month: number, adj: number, cob: number) => [
      cell({ month, need: adj, workType: 'ADJ', key: 'ADJ' }),
      cell({ month, need: cob, workType: 'COB', key: 'COB' }),
    ];
    const problem = {
      months: 2,
      cells: [...demand(0, 3, 1), ...demand(1, 1, 3)],
      vendors: ['1', '2', '3', '4'].map((cn) => vendor({ cn, skills: ['ADJ', 'COB'] })),
    };
    expect(assignVendors(problem).cellOf.map((cellOf) => keysOf(problem, cellOf))).toEqual([
      ['ADJ', 'ADJ', 'ADJ', 'COB'],
      ['ADJ', 'COB', 'COB', 'COB'],
    ]);
  });

  const keysOf = ({ cells }: AllocationProblem, cellOf: Int32Array): string[] =>
    Array.from(cellOf, (at) => cells[at]?.key ?? '');

  /** The kinds of work of the forecast that are open to a vendor. */
  function openTo(
    { cells }: AllocationProblem,
    one: AllocationProblem['vendors'][number] | undefined,
  ): string {
    const open = cells.filter((cell) => cell.need > 0 && one && mayWork(one, cell));
    return [...new Set(open.map((cell) => [cell.platform, cell.location, cell.workType, cell.state].join()))]
      .sort()
      .join(' ');
  }
});

function cell(part: Partial<CellNeed>): CellNeed {
  return {
    platform: 'P',
    location: 'Domestic',
    month: 0,
    state: 'N/A',
    workType: 'ADJ',
    need: 1,
    key: '',
    ...part,
  };
}

function vendor(part: Partial<AllocationProblem['vendors'][number]>): AllocationProblem['vendors'][number] {
  return { platform: 'P', location: 'Domestic', skills: ['ADJ'], states: [], cn: 'CN1', ...part };
}
