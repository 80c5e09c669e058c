import { MONTH_NAMES, monthNumber } from '../../shared/month-names';
import type { ForecastMonth } from '../inputs';
import type { MonthConfig } from '../schemas';

/** Public holidays that fall on weekdays, by month. */
const HOLIDAYS = [2, 1, 0, 0, 1, 1, 1, 0, 1, 0, 2, 1];
/** Months in which many are on leave. */
const LEAVE = new Set([7, 8, 12]);

/** Months since year 0, to count with. */
export const placeInTime = ({ month, year }: ForecastMonth): number => year * 12 + monthNumber(month) - 1;

/** So many months, from the given one on. */
export function monthsFrom(first: ForecastMonth, count: number): ForecastMonth[] {
  return Array.from({ length: count }, (_, index) => {
    const place = placeInTime(first) + index;
    // A remainder of 12 is a place in the list.
    return { month: MONTH_NAMES[place % 12] as ForecastMonth['month'], year: Math.floor(place / 12) };
  });
}

/** How work is planned in a month, Domestic and Global alike: January 2025 as the specification shows it. */
export function sampleMonthConfig({ month, year }: ForecastMonth): MonthConfig {
  const number = monthNumber(month);
  return {
    working_days: weekdays(year, number) - (HOLIDAYS[number - 1] ?? 0),
    occupancy: 0.95,
    shrinkage: LEAVE.has(number) ? 0.12 : 0.1,
    work_hours: 9,
  };
}

function weekdays(year: number, month: number): number {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: days }, (_, day) =>
    new Date(Date.UTC(year, month - 1, day + 1)).getUTCDay(),
  ).filter((day) => day > 0 && day < 6).length;
}
