import type { AllocationPreview, InputProblem } from '../input-schemas';
import { type Forecast, type ForecastMonth, monthKey } from '../inputs';
import { LOCALITIES, type Locality, type MonthConfig, type MonthConfigs } from '../schemas';

/** Configurations by where they come from, the one that goes before first. */
export interface ConfigSources {
  readonly request: MonthConfigs;
  readonly workbook: MonthConfigs;
  readonly kept: MonthConfigs;
}

type ResolvedConfig = AllocationPreview['month_config'][number];

export interface ResolvedConfigs {
  /** For every month of the forecast and each locality that its rows ask for. */
  readonly needed: readonly ResolvedConfig[];
  /** What an execution keeps: of exactly the months of the forecast, both localities where both are known. */
  readonly snapshot: MonthConfigs;
  /** An error for each month and locality without configuration. */
  readonly problems: readonly InputProblem[];
}

const ORDER = ['request', 'workbook', 'kept'] as const;

/** Takes the configuration of each month and locality from the first source that has it. */
export function resolveConfigs(forecast: Forecast, sources: ConfigSources): ResolvedConfigs {
  const localities = LOCALITIES.filter((locality) => forecast.rows.some((row) => row.locality === locality));
  const needed = forecast.months.flatMap((month) =>
    localities.map((locality) => resolve(month, locality, sources)),
  );
  const snapshot = Object.fromEntries(
    forecast.months.map((month) => {
      const known = LOCALITIES.flatMap((locality) => {
        const { config } = resolve(month, locality, sources);
        return config === null ? [] : [[locality, config] as const];
      });
      return [monthKey(month), Object.fromEntries(known)];
    }),
  );
  const problems = needed.filter(({ source }) => source === 'missing').map(missingConfig);
  return { needed, snapshot, problems };
}

function resolve(month: ForecastMonth, locality: Locality, sources: ConfigSources): ResolvedConfig {
  const named = { month: month.month, year: month.year, locality };
  for (const source of ORDER) {
    const config: MonthConfig | undefined = sources[source][monthKey(month)]?.[locality];
    if (config !== undefined) return { ...named, source, config };
  }
  return { ...named, source: 'missing', config: null };
}

const missingConfig = (missing: ResolvedConfig): InputProblem => ({
  severity: 'error',
  file: 'forecast',
  sheet: null,
  row: null,
  column: null,
  problem: `There is no configuration for ${missing.locality} in ${monthKey(missing)}`,
  expected:
    'working days, occupancy, shrinkage and work hours in month_config, in a sheet Month Config, or kept for the month',
  value: null,
});
