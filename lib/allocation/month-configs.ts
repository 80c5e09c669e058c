import type { Selectable } from 'kysely';
import type { Context } from '../context';
import type { Tables } from '../db/generated/tables';
import { monthNumber } from '../shared/month-names';
import { type ForecastMonth, monthKey } from './inputs';
import type { Locality, MonthConfig, MonthConfigs, StoredMonthConfig } from './schemas';

type ConfigRow = Selectable<Tables['allocation_month_configs']>;

/** A kept configuration as the API tells it. */
export function toStoredConfig(row: ConfigRow): StoredMonthConfig {
  return {
    month: row.month as StoredMonthConfig['month'],
    year: row.year,
    locality: row.locality as Locality,
    ...valuesOf(row),
    updated_by: row.updated_by,
    updated_at: row.updated_at.toISOString(),
  };
}

const valuesOf = ({ working_days, occupancy, shrinkage, work_hours }: ConfigRow): MonthConfig => ({
  working_days,
  occupancy,
  shrinkage,
  work_hours,
});

/** Chronological, Domestic first. */
export function inOrder(rows: readonly ConfigRow[]): ConfigRow[] {
  return rows.toSorted(
    (a, b) =>
      a.year - b.year ||
      monthNumber(a.month) - monthNumber(b.month) ||
      a.locality.localeCompare(b.locality, 'en'),
  );
}

/** What is kept for these months; those without configuration are missing in it. */
export async function readMonthConfigs(
  ctx: Context,
  months: readonly ForecastMonth[],
): Promise<MonthConfigs> {
  const years = [...new Set(months.map(({ year }) => year))];
  if (years.length === 0) return {};
  const rows = await ctx.db.read(
    ctx.db.sql.selectFrom('allocation_month_configs').selectAll().where('year', 'in', years),
  );
  const wanted = new Set(months.map(monthKey));
  const configs: Record<string, Partial<Record<Locality, MonthConfig>>> = {};
  for (const row of rows) {
    const key = monthKey(row);
    if (wanted.has(key)) configs[key] = { ...configs[key], [row.locality]: valuesOf(row) };
  }
  return configs;
}
