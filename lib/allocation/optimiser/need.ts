/** What one vendor works through in a month. Occupancy and shrinkage are fractions of 1. */
export interface WorkFactors {
  /** Cases an hour, above 0. */
  readonly targetCph: number;
  /** Hours a day, above 0. */
  readonly workHours: number;
  /** Above 0, at most 1. */
  readonly occupancy: number;
  /** At least 0, below 1. */
  readonly shrinkage: number;
  /** Days in the month, above 0. */
  readonly workingDays: number;
}

/** A number as numerator / denominator. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Spreadsheets calculate with 15 digits: what lies beyond them is noise, such as that of 0.1 + 0.2. */
const DIGITS = 15;

/**
 * The FTE that a month's volume needs: volume / (target CPH × work hours × occupancy × (1 − shrinkage) × working
 * days), rounded up.
 *
 * Every number is taken as the decimal of 15 digits that it is written as, and the arithmetic on them is exact: a need
 * of exactly 12 is 12, whereas floating point makes 13 of some of them.
 *
 * @throws RangeError where a factor is outside its range, or the volume negative.
 */
export function neededFte(volume: number, factors: WorkFactors): number {
  if (!(volume >= 0 && Number.isFinite(volume)))
    throw new RangeError(`volume must be at least 0, not ${volume}`);
  const work = fractionOf(volume);
  const each = monthlyOutput(factors);
  const over = work.over * each.under;
  const under = work.under * each.over;
  return Number((over + under - 1n) / under);
}

/**
 * The volume that so many FTE work through in a month, from the same factors, rounded down.
 *
 * @throws RangeError where a factor is outside its range, or `fte` no whole number of at least 0.
 */
export function capacityOf(fte: number, factors: WorkFactors): number {
  if (!(Number.isSafeInteger(fte) && fte >= 0))
    throw new RangeError(`FTE must be a whole number, not ${fte}`);
  const each = monthlyOutput(factors);
  return Number((BigInt(fte) * each.over) / each.under);
}

function monthlyOutput(factors: WorkFactors): Fraction {
  const { targetCph, workHours, occupancy, shrinkage, workingDays } = factors;
  for (const [name, value] of Object.entries({ targetCph, workHours, occupancy, workingDays }))
    if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} must be above 0, not ${value}`);
  if (!(shrinkage >= 0 && shrinkage < 1))
    throw new RangeError(`shrinkage must be from 0 to below 1, not ${shrinkage}`);
  const lost = fractionOf(shrinkage);
  const present = { over: lost.under - lost.over, under: lost.under };
  if (present.over <= 0n) throw new RangeError(`shrinkage must be below 1, not ${shrinkage}`);
  return [targetCph, workHours, occupancy, workingDays]
    .map(fractionOf)
    .reduce((left, right) => ({ over: left.over * right.over, under: left.under * right.under }), present);
}

function fractionOf(value: number): Fraction {
  const [digits = '0', exponent = '0'] = value.toExponential(DIGITS - 1).split('e');
  const whole = BigInt(digits.replace('.', ''));
  const power = Number(exponent) - (DIGITS - 1);
  return power >= 0
    ? { over: whole * 10n ** BigInt(power), under: 1n }
    : { over: whole, under: 10n ** BigInt(-power) };
}
