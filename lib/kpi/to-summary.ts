import type { ExecutionSummary } from './execution-schemas';

/** What a summary needs of an execution `e`, which may be missing. */
export const summaryColumns = [
  'e.id as execution_id',
  'e.execution_status',
  'e.execution_timestamp',
  'e.execution_time_ms',
  'e.number_of_records',
  'e.truncated',
  'e.value',
  'e.error_message',
] as const;

/** The summary in a row that has `summaryColumns`; null where there is no execution. */
export function toSummary(row: {
  execution_id: number | null;
  execution_status: string | null;
  execution_timestamp: Date | null;
  execution_time_ms: number | null;
  number_of_records: number | null;
  truncated: boolean | null;
  value: number | null;
  error_message: string | null;
}): ExecutionSummary | null {
  if (row.execution_id === null || row.execution_timestamp === null) return null;
  return {
    id: row.execution_id,
    execution_status: row.execution_status as ExecutionSummary['execution_status'],
    execution_timestamp: row.execution_timestamp.toISOString(),
    execution_time_ms: row.execution_time_ms,
    number_of_records: row.number_of_records ?? 0,
    truncated: row.truncated ?? false,
    value: row.value,
    error_message: row.error_message,
  };
}
