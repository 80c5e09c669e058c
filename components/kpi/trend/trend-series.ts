import type { TrendPoint } from '@/lib/kpi/execution-schemas';

/** A trend as a chart draws it. */
export interface TrendSeries {
  readonly times: readonly Date[];
  /** Null where an execution gave no number: the line breaks there. */
  readonly values: readonly (number | null)[];
  /** The foot of the chart where an execution gave no number, null elsewhere. */
  readonly missing: readonly (number | null)[];
  readonly lowest: number;
  readonly highest: number;
  /** Where the sentence became another one: the first execution of each version but the first. */
  readonly rewordings: readonly { readonly time: Date; readonly version: number }[];
}

/** Room above and below the line, as a share of its height. */
const MARGIN = 0.12;

/** Lays out executions that have ended, oldest first. A line that never moves gets room around it all the same. */
export function trendSeries(points: readonly TrendPoint[]): TrendSeries {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = known.length > 0 ? Math.min(...known) : 0;
  const high = known.length > 0 ? Math.max(...known) : 1;
  const room = (high - low || Math.abs(high) || 1) * MARGIN;
  // Counts do not go below nothing.
  const lowest = low >= 0 ? Math.max(0, low - room) : low - room;
  return {
    times: points.map((point) => new Date(point.execution_timestamp)),
    values: points.map(({ value }) => value),
    missing: points.map(({ value }) => (value === null ? lowest : null)),
    lowest,
    highest: high + room,
    rewordings: points.flatMap((point, index) => {
      const before = points[index - 1];
      if (!before || before.definition_version === point.definition_version) return [];
      return [{ time: new Date(point.execution_timestamp), version: point.definition_version }];
    }),
  };
}
