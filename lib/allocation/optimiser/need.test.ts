import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityOf, neededFte, type WorkFactors } from './need';

const FACTORS: WorkFactors = {
  targetCph: 10,
  workHours: 8,
  occupancy: 0.95,
  shrinkage: 0.1,
  workingDays: 20,
};

/** In floating point 17478.72 / (12 × 8 × 0.85 × (1 − 0.15) × 21) is above 12. */
const THIRTEEN = { targetCph: 12, workHours: 8, occupancy: 0.85, shrinkage: 0.15, workingDays: 21 };

describe('the need', () => {
  // One FTE works through 10 × 8 × 0.95 × 0.9 × 20 = 1368.
  it.each<[string, number, Partial<WorkFactors>, number]>([
    ['nothing to do', 0, {}, 0],
    ['a single case', 1, {}, 1],
    ['exactly one FTE', 1368, {}, 1],
    ['a case more', 1369, {}, 2],
    ['a trace more', 1368.000001, {}, 2],
    ['exactly twelve, where floating point makes 13', 17478.72, THIRTEEN, 12],
    ['noise of a spreadsheet in the volume', 16416 * (1 + Number.EPSILON), {}, 12],
    [
      'noise in a factor',
      0.3,
      { targetCph: 0.1 + 0.2, workHours: 1, occupancy: 1, shrinkage: 0, workingDays: 1 },
      1,
    ],
    ['a shrinkage that floating point subtracts wrongly', 7, { ...one(), shrinkage: 0.9, targetCph: 10 }, 7],
    ['large volumes', 1e15, { ...one() }, 1e15],
    ['tiny rates', 1, { ...one(), targetCph: 1e-7 }, 1e7],
  ])('of %s', (_, volume, changed, expected) => {
    expect(neededFte(volume, { ...FACTORS, ...changed })).toBe(expected);
  });

  it.each<[string, number, Partial<WorkFactors>, string]>([
    ['a negative volume', -1, {}, 'volume must be at least 0, not -1'],
    ['no volume', Number.NaN, {}, 'volume must be at least 0, not NaN'],
    ['a CPH of 0', 1, { targetCph: 0 }, 'targetCph must be above 0, not 0'],
    ['an endless day', 1, { workHours: Number.POSITIVE_INFINITY }, 'workHours must be above 0, not Infinity'],
    ['shrinkage of all', 1, { shrinkage: 1 }, 'shrinkage must be from 0 to below 1, not 1'],
    ['negative shrinkage', 1, { shrinkage: -0.1 }, 'shrinkage must be from 0 to below 1, not -0.1'],
  ])('refuses %s', (_, volume, changed, message) => {
    expect(() => neededFte(volume, { ...FACTORS, ...changed })).toThrow(new RangeError(message));
  });

  it('is the least that suffices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), factors(), (volume, given) => {
        const fte = neededFte(volume, given);
        expect(capacityOf(fte, given)).toBeGreaterThanOrEqual(volume);
        if (fte > 0) expect(capacityOf(fte - 1, given)).toBeLessThan(volume);
      }),
    );
  });

  it('of what so many FTE work through is no more than they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), factors(), (fte, given) => {
        expect(neededFte(capacityOf(fte, given), given)).toBeLessThanOrEqual(fte);
      }),
    );
  });
});

it('refuses a capacity of parts of an FTE', () => {
  expect(() => capacityOf(1.5, FACTORS)).toThrow(new RangeError('FTE must be a whole number, not 1.5'));
});

function one(): WorkFactors {
  return { targetCph: 1, workHours: 1, occupancy: 1, shrinkage: 0, workingDays: 1 };
}

function factors(): fc.Arbitrary<WorkFactors> {
  const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 100);
  return fc.record({
    targetCph: hundredths(1, 5_000),
    workHours: hundredths(1, 2_400),
    occupancy: hundredths(1, 100),
    shrinkage: hundredths(0, 99),
    workingDays: fc.integer({ min: 1, max: 31 }),
  });
}
