import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketMonths } from './computation/bucket-months';
import { nothingAllocated } from './computation/count-records';
import { computeAllocation } from './compute-allocation';
import type { DemandRow, Forecast, Roster, RosterVendor } from './inputs';
import type { Locality, MonthConfigs } from './schemas';

const CONFIG = { working_days: 20, occupancy: 1, shrinkage: 0, work_hours: 8 };
const MONTHS = [
  { month: 'January', year: 2025 },
  { month: 'February', year: 2025 },
] as const;
const CONFIGS: MonthConfigs = {
  'January 2025': { Domestic: CONFIG, Global: CONFIG },
  'February 2025': { Domestic: { ...CONFIG, working_days: 10 }, Global: CONFIG },
};

let rows = 1;
function demand(changes: Partial<DemandRow> = {}): DemandRow {
  rows += 1;
  return {
    row: rows,
    lob: 'Amisys Medicaid Domestic',
    platform: 'Amisys',
    market: 'Medicaid',
    locality: 'Domestic',
    state: 'TX',
    workType: 'Claims',
    targetCph: 1,
    volumes: [160, 80],
    ...changes,
  };
}

const forecastOf = (...demands: DemandRow[]): Forecast => ({
  layout: 'test',
  sheet: null,
  months: MONTHS,
  rows: demands,
  unreadable: [],
  monthConfig: null,
});

const vendor = (cn: string, changes: Partial<RosterVendor> = {}): RosterVendor => ({
  row: 2,
  firstName: cn,
  lastName: cn,
  cn,
  platform: 'Amisys',
  location: 'Domestic',
  states: ['TX'],
  newWorkType: 'Claims',
  state: 'TX',
  ...changes,
});

const rosterOf = (...vendors: RosterVendor[]): Roster => ({
  layout: 'test',
  sheet: null,
  vendors,
  excluded: 0,
});

const compute = (forecast: Forecast, roster: Roster, configs = CONFIGS) =>
  computeAllocation({ forecast, roster, configs });

describe('need', () => {
  it('follows the configuration of the month and locality', () => {
    const { need } = compute(
      forecastOf(demand({ volumes: [161, 161] }), demand({ locality: 'Global', volumes: [161, 161] })),
      rosterOf(vendor('A')),
    );
    expect(need.cells.map(({ month, need: fte }) => [month, fte])).toEqual([
      [0, 2],
      [1, 3],
      [0, 2],
      [1, 2],
    ]);
  });

  it.each<[string, Partial<DemandRow>, string, number]>([
    ['has no target', { targetCph: null }, 'Target CPH is missing or not above 0', 0],
    [
      'has a volume that was not read',
      { volumes: [null, 80] },
      'The volume of January 2025 could not be read',
      1,
    ],
    [
      'is not configured',
      { locality: 'Mars' as Locality },
      'There is no configuration for Mars in January 2025, February 2025',
      0,
    ],
  ])('of a row that %s fails, but for months that can be computed', (_, changes, problem, cells) => {
    const { need, records } = compute(forecastOf(demand(changes)), rosterOf(vendor('A')));
    expect(need.failedRows).toEqual([{ row: rows, lob: 'Amisys Medicaid Domestic', problem }]);
    expect(need.cells).toHaveLength(cells);
    expect(records).toMatchObject({ processed: 1, failed: 1, fteFilled: cells });
  });
});

describe('buckets', () => {
  it('hold vendors alike in platform, location and skills, whatever the spelling of the platform', () => {
    const { buckets, assignment } = compute(
      forecastOf(demand(), demand({ workType: 'Appeals' })),
      rosterOf(
        vendor('A', { platform: 'AMISYS', newWorkType: 'claims', states: ['FL'] }),
        vendor('B', { platform: 'amisys' }),
        vendor('C', { newWorkType: 'Appeals and Claims' }),
        vendor('D', { location: 'Global' }),
      ),
    );
    expect(buckets.groups).toEqual([
      { platform: 'Amisys', location: 'Domestic', skills: ['Appeals', 'Claims'] },
      { platform: 'Amisys', location: 'Domestic', skills: ['Claims'] },
      { platform: 'Amisys', location: 'Global', skills: ['Claims'] },
    ]);
    const [, claims] = bucketMonths(buckets, assignment);
    expect(claims).toMatchObject({
      bucketId: 1,
      month: 0,
      vendors: 2,
      allocated: 1,
      states: ['FL', 'TX'],
      allocatedStates: ['TX'],
      unallocatedStates: ['FL'],
    });
  });
});

describe('how it went', () => {
  it.each<[string, Partial<DemandRow>, string | undefined]>([
    ['filled', {}, undefined],
    ['in part', { volumes: [1600, 1] }, undefined],
    ['nobody fits', { state: 'CA' }, 'NO_ALLOCATION'],
    ['nothing asked for', { volumes: [0, 0] }, 'INVALID_FORECAST'],
    ['nothing computable', { targetCph: null }, 'INVALID_FORECAST'],
  ])('%s', (_, changes, errorType) => {
    const { need, records } = compute(forecastOf(demand(changes)), rosterOf(vendor('A')));
    expect(nothingAllocated(need, records)?.errorType).toBe(errorType);
  });

  it('explains every shortage', () => {
    const { assignment, explanations } = compute(
      forecastOf(demand({ volumes: [320, 0] })),
      rosterOf(vendor('A')),
    );
    expect(assignment.shortages).toHaveLength(1);
    expect(explanations).toEqual([expect.stringMatching(/^1 of 2 unfilled: /)]);
  });
});

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const demands = fc.array(
  fc.record({
    state: pick('TX', 'FL', 'N/A'),
    workType: pick('Claims', 'Appeals'),
    locality: pick<Locality>('Domestic', 'Global'),
    targetCph: pick(1, 2, null),
    volumes: fc.tuple(pick(0, 100, 400, null), pick(0, 100, 400)),
  }),
  { minLength: 1, maxLength: 6 },
);
const people = fc.array(
  fc.record({
    location: pick<Locality>('Domestic', 'Global'),
    states: pick(['TX'], ['FL'], ['FL', 'TX'], []),
    newWorkType: pick('Claims', 'Appeals', 'Appeals, Claims', 'none'),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('whatever the inputs', () => {
  it('buckets hold every vendor once a month, and their sums are those of the cells', () => {
    fc.assert(
      fc.property(demands, people, (given, roster) => {
        const forecast = forecastOf(...given.map(demand));
        const { buckets, assignment, records, need } = compute(
          forecast,
          rosterOf(...roster.map((changes, n) => vendor(`V${n}`, changes))),
        );
        const all = [...bucketMonths(buckets, assignment)];
        const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
        for (const month of [0, 1]) {
          expect(sum(all.filter((b) => b.month === month).map((b) => b.vendors))).toBe(roster.length);
        }
        expect(sum(all.map((b) => b.allocated))).toBe(records.fteFilled);
        const short = need.cells.filter(({ need: fte }, cell) => (assignment.filled[cell] ?? 0) < fte);
        const failed = new Set([
          ...short.map(({ row }) => row.row),
          ...need.failedRows.map(({ row }) => row),
        ]);
        expect(records.failed).toBe(failed.size);
        expect(assignment.shortages).toHaveLength(short.length);
      }),
      { numRuns: 100 },
    );
  });
});
