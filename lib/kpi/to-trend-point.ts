import type { TrendPoint } from './execution-schemas';

/** What a point of a trend needs of an execution `e`. */
export const trendColumns = [
  'e.id',
  'e.execution_timestamp',
  'e.execution_status',
  'e.definition_version',
  'e.value',
] as const;

export interface TrendRow {
  readonly id: number;
  readonly execution_timestamp: Date;
  readonly execution_status: string;
  readonly definition_version: number;
  readonly value: number | null;
}

/** An execution's row as a point of a trend. */
export function toTrendPoint(row: TrendRow): TrendPoint {
  return {
    execution_id: row.id,
    execution_timestamp: row.execution_timestamp.toISOString(),
    execution_status: row.execution_status as TrendPoint['execution_status'],
    definition_version: row.definition_version,
    value: row.value,
  };
}
