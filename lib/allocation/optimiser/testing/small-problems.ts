import fc from 'fast-check';
import type { AllocationProblem, CellNeed, VendorSkills } from '../problem';

const SKILLS = ['ADJ-COB', 'ADJ', 'COB', 'APPEALS', 'FTC'];
const STATES = ['TX', 'FL', 'OH', 'N/A'];

/** What bounds a random problem. */
export interface Bounds {
  readonly months: number;
  readonly cells: number;
  readonly vendors: number;
  readonly need: number;
  /** Pairs of platform and location. */
  readonly groups: number;
  /** Of demand; with one state alone everything depends on the skills. */
  readonly states?: readonly string[];
}

/** Random problems: some cells without a need, some vendors without skills or in a group without demand. */
export function smallProblems(bounds: Bounds): fc.Arbitrary<AllocationProblem> {
  const place = fc.integer({ min: 0, max: bounds.groups - 1 }).map((at) => ({
    platform: `Platform ${Math.floor(at / 2)}`,
    location: at % 2 === 0 ? 'Domestic' : 'Global',
  }));
  const cell = fc.record({
    place,
    month: fc.integer({ min: 0, max: bounds.months - 1 }),
    state: fc.constantFrom(...(bounds.states ?? STATES)),
    workType: fc.constantFrom(...SKILLS),
    need: fc.integer({ min: 0, max: bounds.need }),
    line: fc.constantFrom('A', 'B'),
  });
  const vendor = fc.record({
    place,
    skills: fc.subarray(SKILLS.toSorted(), { maxLength: 3 }),
    states: fc.subarray(['FL', 'OH', 'TX']),
  });
  return fc
    .record({
      cells: fc.array(cell, { maxLength: bounds.cells, size: 'max' }),
      vendors: fc.array(vendor, { maxLength: bounds.vendors, size: 'max' }),
    })
    .map(({ cells, vendors }) => ({
      months: bounds.months,
      cells: cells.map(
        ({ place, line, ...rest }): CellNeed => ({
          ...place,
          ...rest,
          key: [place.platform, place.location, line, rest.state, rest.workType].join('|'),
        }),
      ),
      vendors: vendors.map(
        ({ place, ...rest }, index): VendorSkills => ({ ...place, ...rest, cn: `CN${100 + index}` }),
      ),
    }));
}
