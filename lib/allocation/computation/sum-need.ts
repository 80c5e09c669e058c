import type { AllocationPreview } from '../input-schemas';
import { type Forecast, monthKey, type Roster } from '../inputs';
import type { Locality, MonthConfigs } from '../schemas';
import { computeNeed } from './compute-need';
import { samePlatform } from './same-platform';

type Sum = AllocationPreview['need'][number];

/**
 * Volume and FTE by month, platform and locality, with the vendors there are: chronological, then by name. FTE are
 * those of an execution; null where the month has no configuration.
 */
export function sumNeed(forecast: Forecast, roster: Roster | null, configs: MonthConfigs): Sum[] {
  const platformOf = samePlatform();
  const { cells } = computeNeed(forecast, configs, platformOf);
  const sums = new Map<string, Sum>();
  const placeOf = (month: number, platform: string, locality: Locality): string =>
    JSON.stringify([month, platform, locality]);
  const vendors = new Map<string, number>();
  for (const row of forecast.rows) {
    const platform = platformOf(row.platform);
    forecast.months.forEach((month, place) => {
      const key = placeOf(place, platform, row.locality);
      const known = configs[monthKey(month)]?.[row.locality] !== undefined;
      const sum: Sum = sums.get(key) ?? {
        month: month.month,
        year: month.year,
        platform,
        locality: row.locality,
        volume: 0,
        fte_needed: known ? 0 : null,
        vendors: 0,
      };
      sum.volume += row.volumes[place] ?? 0;
      sums.set(key, sum);
    });
  }
  for (const { row, platform, month, need } of cells) {
    const sum = sums.get(placeOf(month, platform, row.locality));
    if (sum && sum.fte_needed !== null) sum.fte_needed += need;
  }
  for (const { platform, location } of roster?.vendors ?? []) {
    const key = JSON.stringify([platformOf(platform), location]);
    vendors.set(key, (vendors.get(key) ?? 0) + 1);
  }
  const order = new Map(forecast.months.map((month, place) => [monthKey(month), place]));
  const placeIn = (sum: Sum): number => order.get(monthKey(sum)) ?? 0;
  return [...sums.values()]
    .map((sum) => ({ ...sum, vendors: vendors.get(JSON.stringify([sum.platform, sum.locality])) ?? 0 }))
    .sort(
      (left, right) =>
        placeIn(left) - placeIn(right) ||
        compareText(left.platform, right.platform) ||
        compareText(left.locality, right.locality),
    );
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
