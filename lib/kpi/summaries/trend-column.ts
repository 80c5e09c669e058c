import type { TrendPoint } from '../execution-schemas';
import { type TrendRow, toTrendPoint } from '../to-trend-point';

/** A point without the names of its fields, which are the same in all of thousands of rows. */
type Packed = readonly [
  TrendPoint['execution_id'],
  TrendPoint['execution_timestamp'],
  TrendPoint['execution_status'],
  TrendPoint['definition_version'],
  TrendPoint['value'],
];

/** A trend as it is kept in a row: JSON with a short array for each point. */
export function packTrend(executions: readonly TrendRow[]): string {
  const points = executions.map(toTrendPoint);
  return JSON.stringify(
    points.map(
      (point): Packed => [
        point.execution_id,
        point.execution_timestamp,
        point.execution_status,
        point.definition_version,
        point.value,
      ],
    ),
  );
}

/** The points of what `packTrend` wrote. */
export function unpackTrend(packed: string): TrendPoint[] {
  const points = JSON.parse(packed) as Packed[];
  return points.map(
    ([execution_id, execution_timestamp, execution_status, definition_version, value]): TrendPoint => ({
      execution_id,
      execution_timestamp,
      execution_status,
      definition_version,
      value,
    }),
  );
}
