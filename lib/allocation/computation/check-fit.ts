import type { InputProblem } from '../input-schemas';
import { type Forecast, monthKey, type Roster } from '../inputs';
import type { MonthName } from '../schemas';
import { groupBuckets } from './group-buckets';
import { samePlatform } from './same-platform';

const wholeFile = { sheet: null, row: null, column: null, expected: null, value: null } as const;

/** Whether the forecast has the month that is to be allocated. */
export function checkTarget(
  forecast: Forecast,
  target: { readonly month: MonthName; readonly year: number },
): InputProblem[] {
  const months = forecast.months.map(monthKey);
  if (months.includes(monthKey(target))) return [];
  const has = months.length === 1 ? months.join() : `${months[0]} to ${months.at(-1)}`;
  return [
    {
      ...wholeFile,
      severity: 'error',
      file: 'forecast',
      sheet: forecast.sheet,
      problem: `There is no month ${monthKey(target)}: the forecast has ${has}`,
      expected: months.join(', '),
      value: monthKey(target),
    },
  ];
}

/** Vendors that could not be allocated whatever else there is, as warnings. */
export function checkVendors(forecast: Forecast, roster: Roster): InputProblem[] {
  const platformOf = samePlatform();
  const asked = new Set(forecast.rows.map((row) => `${platformOf(row.platform)} ${row.locality}`));
  const { vendors } = groupBuckets(forecast, roster, platformOf);
  const elsewhere = vendors.filter(({ platform, vendor }) => !asked.has(`${platform} ${vendor.location}`));
  const unskilled = vendors.filter(
    ({ platform, vendor, skills }) => skills.length === 0 && asked.has(`${platform} ${vendor.location}`),
  );
  const warn = (count: number, problem: string): InputProblem[] =>
    count === 0
      ? []
      : [
          {
            ...wholeFile,
            severity: 'warning',
            file: 'roster',
            sheet: roster.sheet,
            problem: `${count === 1 ? 'One vendor' : `${count} of ${vendors.length} vendors`} ${problem}`,
          },
        ];
  return [
    ...warn(elsewhere.length, 'cannot be allocated: no demand for their platform and location'),
    ...warn(unskilled.length, 'cannot be allocated: no case type of the forecast in their NewWorkType'),
  ];
}
