import { type DemandRow, type Forecast, monthKey } from '../inputs';
import { neededFte, type WorkFactors } from '../optimiser/need';
import type { MonthConfig, MonthConfigs } from '../schemas';

/** One demand row in one month, with what it needs. */
export interface DemandCell {
  readonly row: DemandRow;
  /** As the forecast first spells it. */
  readonly platform: string;
  /** Place in the months of the forecast. */
  readonly month: number;
  readonly volume: number;
  readonly factors: WorkFactors;
  readonly need: number;
}

/** A demand row, or a month of it, for which nothing can be computed. */
export interface FailedRow {
  readonly row: number;
  readonly lob: string | null;
  readonly problem: string;
}

export interface Need {
  /** Row after row, each month after month. */
  readonly cells: readonly DemandCell[];
  readonly failedRows: readonly FailedRow[];
}

/**
 * What every demand row needs in every month, by the configuration of the month and locality. A row without a target,
 * with a month without volume or configuration, or that could not be read is told as failed; what can be computed of
 * it is.
 */
export function computeNeed(
  forecast: Forecast,
  configs: MonthConfigs,
  platformOf: (platform: string) => string,
): Need {
  const cells: DemandCell[] = [];
  const failedRows: FailedRow[] = forecast.unreadable.map(({ row, lob, problem }) => ({ row, lob, problem }));
  for (const row of forecast.rows) {
    const problem = problemOf(forecast, row, configs);
    if (problem !== undefined) failedRows.push({ row: row.row, lob: row.lob, problem });
    const platform = platformOf(row.platform);
    forecast.months.forEach((month, place) => {
      const volume = row.volumes[place] ?? null;
      const config = configs[monthKey(month)]?.[row.locality];
      if (row.targetCph === null || volume === null || config === undefined) return;
      const factors = factorsOf(row.targetCph, config);
      cells.push({ row, platform, month: place, volume, factors, need: neededFte(volume, factors) });
    });
  }
  return { cells, failedRows: failedRows.sort((left, right) => left.row - right.row) };
}

const factorsOf = (targetCph: number, config: MonthConfig): WorkFactors => ({
  targetCph,
  workHours: config.work_hours,
  occupancy: config.occupancy,
  shrinkage: config.shrinkage,
  workingDays: config.working_days,
});

function problemOf({ months }: Forecast, row: DemandRow, configs: MonthConfigs): string | undefined {
  if (row.targetCph === null) return 'Target CPH is missing or not above 0';
  const unread = months.filter((_, place) => (row.volumes[place] ?? null) === null).map(monthKey);
  if (unread.length > 0) return `The volume of ${unread.join(', ')} could not be read`;
  const unplanned = months.map(monthKey).filter((key) => configs[key]?.[row.locality] === undefined);
  return unplanned.length > 0
    ? `There is no configuration for ${row.locality} in ${unplanned.join(', ')}`
    : undefined;
}
