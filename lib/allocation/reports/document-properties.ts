import { monthKey } from '../inputs';
import type { ResultMeta } from '../result-file';
import { MonthConfigs } from '../schemas';

/** What a report says of the execution it is of: what it was computed from, so that it can be traced. */
export function documentProperties(meta: ResultMeta): Record<string, string> {
  const { execution_id, forecast, roster, months } = meta;
  return {
    'Execution ID': execution_id,
    Month: monthKey(meta),
    'Forecast months': months.map(monthKey).join(', '),
    Forecast: forecast.filename,
    'Forecast SHA-256': forecast.sha256,
    Roster: roster.filename,
    'Roster SHA-256': roster.sha256,
    'Roster month': monthKey(roster),
    ...configurations(meta.month_config),
  };
}

/** One property for each month and locality: no property may be long. */
function configurations(monthConfig: unknown): Record<string, string> {
  const byMonth = MonthConfigs.parse(monthConfig);
  return Object.fromEntries(
    Object.entries(byMonth).flatMap(([month, byLocality]) =>
      Object.entries(byLocality).map(([locality, config]) => [
        `Configuration ${month} ${locality}`,
        `working days ${config.working_days}, occupancy ${config.occupancy}, shrinkage ${config.shrinkage}, work hours ${config.work_hours}`,
      ]),
    ),
  );
}
