import type { Forecast } from '../inputs';
import type { Need } from './compute-need';

/** How an execution went, by its records: demand rows. */
export interface Records {
  readonly processed: number;
  /** Unreadable, without a target, or not filled in some month. */
  readonly failed: number;
  readonly fteNeeded: number;
  readonly fteFilled: number;
}

export function countRecords(forecast: Forecast, { cells, failedRows }: Need, filled: Int32Array): Records {
  const failed = new Set(failedRows.map(({ row }) => row));
  let fteNeeded = 0;
  let fteFilled = 0;
  cells.forEach(({ row, need }, cell) => {
    const here = filled[cell] ?? 0;
    fteNeeded += need;
    fteFilled += here;
    if (here < need) failed.add(row.row);
  });
  const processed = forecast.rows.length + forecast.unreadable.length;
  return { processed, failed: failed.size, fteNeeded, fteFilled };
}

/** Why nothing came of an execution; undefined where something was allocated. */
export function nothingAllocated(
  { cells }: Need,
  { processed, fteNeeded, fteFilled }: Records,
): { readonly errorType: 'INVALID_FORECAST' | 'NO_ALLOCATION'; readonly message: string } | undefined {
  if (cells.length === 0) {
    const rows = processed === 1 ? 'The one row' : `None of the ${processed} rows`;
    const verb = processed === 1 ? 'of the forecast cannot' : 'of the forecast can';
    return {
      errorType: 'INVALID_FORECAST',
      message: `${rows} ${verb} be computed. See which cells are wrong in the failed rows, repair the forecast and upload it again.`,
    };
  }
  if (fteNeeded === 0) {
    return {
      errorType: 'INVALID_FORECAST',
      message: 'The forecast asks for no work: every volume that could be read is 0.',
    };
  }
  if (fteFilled > 0) return undefined;
  return {
    errorType: 'NO_ALLOCATION',
    message: `Nobody could be allocated: ${fteNeeded} FTE are needed, and no vendor of the roster fits any of the demand. Compare platforms, locations, work types and states of forecast and roster.`,
  };
}
