import type { Context } from '../context';
import type { ExecutionRow } from './execution-row';
import {
  type AllocationDetail,
  type AllocationExecution,
  AllocationProgress,
  isActive,
} from './execution-schemas';

/** The columns that lists read. */
export const listedColumns = [
  'execution_id',
  'month',
  'year',
  'status',
  'start_time',
  'end_time',
  'duration_seconds',
  'uploaded_by',
  'forecast_filename',
  'allocation_success_rate',
  'error_type',
] as const satisfies readonly (keyof ExecutionRow)[];

export type ListedRow = Pick<ExecutionRow, (typeof listedColumns)[number]>;

/** An execution as lists show it. */
export function toExecution(row: ListedRow): AllocationExecution {
  return {
    execution_id: row.execution_id,
    // The closed lists of the schemas are the only values that are ever written.
    month: row.month as AllocationExecution['month'],
    year: row.year,
    status: row.status as AllocationExecution['status'],
    start_time: row.start_time.toISOString(),
    end_time: row.end_time?.toISOString() ?? null,
    duration_seconds: row.duration_seconds,
    uploaded_by: row.uploaded_by,
    forecast_filename: row.forecast_filename,
    allocation_success_rate: row.allocation_success_rate,
    error_type: row.error_type as AllocationExecution['error_type'],
  };
}

/** What the job of an execution reports: plain data that goes through the jobs table. */
export const AllocationStep = AllocationProgress.omit({ elapsed_ms: true });
export type AllocationStep = Pick<AllocationProgress, 'phase' | 'percent'>;

/** Progress from what a job reported; one that has not yet reported is queued or has just begun. */
export function toProgress(
  ctx: Context,
  { start_time, status }: Pick<ExecutionRow, 'start_time' | 'status'>,
  reported: unknown,
): AllocationProgress {
  const step = AllocationStep.safeParse(reported);
  const elapsed_ms = Math.max(0, ctx.now().getTime() - start_time.getTime());
  const phase = status === 'PENDING' ? 'queued' : 'reading';
  return { ...(step.data ?? { phase, percent: 0 }), elapsed_ms };
}

/** How far an execution is, as its job last said; null once it has ended. */
export async function readProgress(ctx: Context, row: ExecutionRow): Promise<AllocationProgress | null> {
  if (!isActive(row.status) || row.job_id === null) return null;
  return toProgress(ctx, row, (await ctx.state.jobs.look(row.job_id))?.progress);
}

/** Everything of an execution, with its input files and how far it is. */
export async function toDetail(ctx: Context, row: ExecutionRow): Promise<AllocationDetail> {
  const [inputs, progress] = await Promise.all([readInputs(ctx, row), readProgress(ctx, row)]);
  const { forecast_filename, ...listed } = toExecution(row);
  return {
    ...listed,
    forecast_filename,
    roster_filename: row.roster_filename,
    roster_month_used: row.roster_month_used as AllocationDetail['roster_month_used'],
    roster_year_used: row.roster_year_used,
    roster_was_fallback: row.roster_was_fallback,
    records_processed: row.records_processed,
    records_failed: row.records_failed,
    error_message: row.error_message,
    stack_trace: row.stack_trace,
    config_snapshot: JSON.parse(row.config_snapshot),
    created_datetime: row.created_datetime.toISOString(),
    progress,
    fte_needed: row.fte_needed,
    fte_filled: row.fte_filled,
    warnings: JSON.parse(row.warnings ?? '[]'),
    inputs,
    rerun_of: row.rerun_of,
    has_result: row.result_file !== null,
    has_reports: row.has_reports,
    reports_removed_at: row.reports_removed_at?.toISOString() ?? null,
  };
}

async function readInputs(ctx: Context, row: ExecutionRow): Promise<AllocationDetail['inputs']> {
  const ids = [row.forecast_input_id, row.roster_input_id];
  const found = await ctx.db.read(
    ctx.db.sql
      .selectFrom('allocation_inputs')
      .select(['id', 'filename', 'bytes', 'sha256', 'row_count as rows'])
      .where('id', 'in', ids),
  );
  const inputOf = (id: string) => {
    const input = found.find((one) => one.id === id);
    if (!input) throw new Error(`The input ${id} of execution ${row.execution_id} is not kept`);
    const { filename, bytes, sha256, rows } = input;
    return { filename, bytes, sha256, rows };
  };
  return { forecast: inputOf(row.forecast_input_id), roster: inputOf(row.roster_input_id) };
}
