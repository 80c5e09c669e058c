import { randomUUID } from 'node:crypto';
import type { Context } from '../context';
import { run, type TransactionBody } from '../db/database';
import { EXECUTION_FINISHED, type ExecutionFinished } from './events';
import { BATCH_JOB, EXECUTION_JOB, type ExecutionJob } from './execution-job';
import { unknownKpi } from './find-kpi';
import { holdKpi } from './hold-kpi';
import type { PreparedExecution } from './prepare-execution';
import { refreshSummary } from './summaries/refresh-summary';

export interface RecordedExecution {
  readonly id: number;
  /** The job that runs it; null when there is nothing to run. */
  readonly jobId: string | null;
}

/** Writes an execution's row and, in the same transaction, the job that runs it or the event that it failed. */
export async function recordExecution(ctx: Context, prepared: PreparedExecution): Promise<RecordedExecution> {
  const [recorded] = await recordAll(ctx, [prepared], EXECUTION_JOB);
  if (recorded === undefined) throw new Error('the execution was not written');
  return recorded;
}

/** The same for several, in their order: all are recorded or, where a KPI has gone meanwhile, none. */
export function recordSeveral(
  ctx: Context,
  several: readonly PreparedExecution[],
): Promise<RecordedExecution[]> {
  return recordAll(ctx, several, BATCH_JOB);
}

async function recordAll(
  ctx: Context,
  several: readonly PreparedExecution[],
  jobKind: string,
): Promise<RecordedExecution[]> {
  const { jobs, events, db } = ctx.state;
  const recorded = await db.transaction(function* () {
    const written = new Map<PreparedExecution, RecordedExecution>();
    // In one order for everybody: of two that write the same KPIs, neither then waits for the other's.
    for (const prepared of several.toSorted((a, b) => a.row.kpi_id - b.row.kpi_id)) {
      written.set(prepared, yield* writeExecution(ctx, prepared, jobKind));
    }
    return several.flatMap((prepared) => written.get(prepared) ?? []);
  });
  if (recorded.some(({ jobId }) => jobId === null)) events.wake();
  if (recorded.some(({ jobId }) => jobId !== null)) jobs.wake();
  return recorded;
}

function* writeExecution(
  ctx: Context,
  prepared: PreparedExecution,
  jobKind: string,
): ReturnType<TransactionBody<RecordedExecution>> {
  const { jobs, events, db } = ctx.state;
  const { row } = prepared;
  const jobId = prepared.query ? randomUUID() : null;
  const found = yield* run(holdKpi(db, row.kpi_id));
  if (found.rows.length === 0) throw unknownKpi(row.kpi_id);
  const inserted = yield* run(
    db.sql
      .insertInto('kpi_execution_results')
      .values({ ...row, job_id: jobId })
      .returning('id'),
  );
  const id = inserted.rows[0]?.id;
  if (id === undefined) throw new Error('the execution was not written');
  yield* refreshSummary(db, row.kpi_id);
  if (jobId !== null) {
    const job = { id: jobId, kind: jobKind, subject: String(id), payload: describeJob(prepared, id) };
    yield* run(jobs.enqueue(job, row.execution_timestamp));
    return { id, jobId };
  }
  const finished: ExecutionFinished = {
    execution_id: id,
    kpi_id: row.kpi_id,
    execution_status: 'failed',
    started_at: row.execution_timestamp.toISOString(),
    finished_at: row.execution_timestamp.toISOString(),
    error_code: row.error_code,
  };
  yield* run(events.publish(EXECUTION_FINISHED, finished, row.execution_timestamp));
  return { id, jobId };
}

function describeJob({ row, query, compileMs }: PreparedExecution, executionId: number): ExecutionJob {
  if (!query) throw new Error('there is nothing to run');
  const { emitted, compilation, source } = query;
  return {
    execution_id: executionId,
    kpi_id: row.kpi_id,
    source,
    sql: emitted.limitedSql,
    params: [...emitted.limitedParams],
    count_sql: emitted.countSql,
    count_params: [...emitted.params],
    columns: [...compilation.columns],
    is_scalar: compilation.isScalar,
    limit_records: row.limit_records,
    compile_ms: compileMs,
    clock_offset_ms: row.execution_timestamp.getTime() - Date.now(),
  };
}
