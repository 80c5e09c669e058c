import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignVendors } from './assign';
import { countRoster, explainShortage } from './explain-shortage';
import type { AllocationProblem, CellNeed, VendorSkills } from './problem';
import { smallProblems } from './testing/small-problems';

const AMISYS = { platform: 'Amisys', location: 'Domestic' };

/** So many vendors with these skills and states. */
type Team = readonly [count: number, skills: string, states: string];
/** Work type, state, need. The first cell is the one that is explained. */
type Demand = readonly [workType: string, state: string, need: number];

const CASES: readonly (readonly [
  what: string,
  teams: readonly Team[],
  demand: readonly Demand[],
  text: string,
])[] = [
  [
    'nobody on the platform and location',
    [],
    [['ADJ-COB', 'TX', 4]],
    '4 of 4 unfilled: no vendor in the roster is on Amisys Domestic.',
  ],
  [
    'nobody with the work type',
    [[30, 'ADJ', 'TX']],
    [['ADJ-COB', 'TX', 4]],
    '4 of 4 unfilled: no vendor on Amisys Domestic has the work type ADJ-COB, of 30 there.',
  ],
  [
    'the work type, but not the state',
    [[12, 'ADJ-COB', 'FL']],
    [['ADJ-COB', 'TX', 4]],
    '4 of 4 unfilled: none of the 12 vendors on Amisys Domestic with ADJ-COB has TX.',
  ],
  [
    'one person with the work type, without the state',
    [[1, 'ADJ-COB', '']],
    [['ADJ-COB', 'TX', 4]],
    '4 of 4 unfilled: the only vendor on Amisys Domestic with ADJ-COB does not have TX.',
  ],
  [
    'all used here; others lack the state',
    [
      [18, 'ADJ-COB', 'TX'],
      [7, 'ADJ-COB', 'FL'],
      [2, 'ADJ', 'TX'],
    ],
    [['ADJ-COB', 'TX', 40]],
    '22 of 40 unfilled: all 18 vendors with ADJ-COB in TX are used here; the next constraint is the state: 7 more vendors have ADJ-COB but not TX.',
  ],
  [
    'all used here; others lack the work type',
    [
      [18, 'ADJ-COB', 'TX'],
      [1, 'ADJ', 'TX'],
    ],
    [['ADJ-COB', 'TX', 40]],
    '22 of 40 unfilled: all 18 vendors with ADJ-COB in TX are used here; the next constraint is the work type: 1 more vendor has TX but not ADJ-COB.',
  ],
  [
    'all used here, and there is nobody else',
    [[1, 'ADJ-COB', 'TX']],
    [['ADJ-COB', 'TX', 3]],
    '2 of 3 unfilled: the only vendor with ADJ-COB in TX is used here; the next constraint is the roster: nobody else on Amisys Domestic has ADJ-COB or TX.',
  ],
  [
    'any state; others lack the work type',
    [
      [2, 'ADJ-COB', 'TX'],
      [5, 'ADJ', 'FL'],
    ],
    [['ADJ-COB', 'N/A', 3]],
    '1 of 3 unfilled: all 2 vendors with ADJ-COB in any state are used here; the next constraint is the work type: 5 more on Amisys Domestic without ADJ-COB.',
  ],
  [
    'any state, and everybody has the work type',
    [[2, 'ADJ-COB', 'TX']],
    [['ADJ-COB', 'N/A', 3]],
    '1 of 3 unfilled: all 2 vendors with ADJ-COB in any state are used here; the next constraint is the roster: nobody else on Amisys Domestic has ADJ-COB.',
  ],
  [
    'shared with one rival',
    [[10, 'ADJ,COB', 'TX']],
    [
      ['ADJ', 'TX', 10],
      ['COB', 'TX', 10],
    ],
    '5 of 10 unfilled: all 10 vendors with ADJ in TX are used, 5 here and 5 elsewhere; this demand and COB in TX together use all 10 vendors who could work in any of them, so that none gains without another losing; the next constraint is the roster: nobody else on Amisys Domestic has ADJ or TX.',
  ],
  [
    'shared with a smaller rival that keeps the one vendor',
    [[1, 'ADJ,COB', 'TX']],
    [
      ['ADJ', 'TX', 10],
      ['COB', 'TX', 1],
    ],
    '10 of 10 unfilled: the only vendor with ADJ in TX is used elsewhere; this demand and COB in TX together use the one vendor who could work in any of them, so that none gains without another losing; the next constraint is the roster: nobody else on Amisys Domestic has ADJ or TX.',
  ],
  [
    'shared with many rivals, one of them of the same kind',
    [[12, 'ADJ,APPEALS,COB,FTC', 'FL,OH,TX']],
    [
      ['ADJ', 'TX', 4],
      ['ADJ', 'TX', 4],
      ['COB', 'FL', 4],
      ['APPEALS', 'OH', 4],
      ['FTC', 'OH', 4],
      ['FTC', 'N/A', 4],
    ],
    '2 of 4 unfilled: all 12 vendors with ADJ in TX are used, 2 here and 10 elsewhere; this demand and other demand for ADJ in TX, APPEALS in OH, COB in FL and 2 more together use all 12 vendors who could work in any of them, so that none gains without another losing; the next constraint is the roster: nobody else on Amisys Domestic has ADJ or TX.',
  ],
];

describe('the explanation of a shortage', () => {
  it.each(CASES)('%s', (_, teams, demand, text) => {
    const problem = problemOf(teams, demand);
    const shortage = assignVendors(problem).shortages.find(({ cell }) => cell === 0);
    expect(shortage && explainShortage(problem, shortage)).toBe(text);
  });

  it('is one sentence for every shortage there may be', () => {
    fc.assert(
      fc.property(smallProblems({ months: 2, cells: 12, vendors: 12, need: 5, groups: 2 }), (problem) => {
        const roster = countRoster(problem);
        for (const shortage of assignVendors(problem).shortages)
          expect(explainShortage(problem, shortage, roster)).toMatch(/^\d+ of \d+ unfilled: [^.]+\.$/);
      }),
    );
  });
});

function problemOf(teams: readonly Team[], demand: readonly Demand[]): AllocationProblem {
  const vendors = teams.flatMap(([count, skills, states], team) =>
    Array.from(
      { length: count },
      (_, at): VendorSkills => ({
        ...AMISYS,
        skills: skills.split(','),
        states: states.split(',').filter(Boolean),
        cn: `CN${team}-${at}`,
      }),
    ),
  );
  const cells = demand.map(
    ([workType, state, need], line): CellNeed => ({
      ...AMISYS,
      month: 0,
      workType,
      state,
      need,
      key: `${line}|${state}|${workType}`,
    }),
  );
  return { months: 1, cells, vendors };
}
