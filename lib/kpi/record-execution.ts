import { randomUUID } from 'node:crypto';
import type { Context } from '../context';
import { run } from '../db/database';
import { EXECUTION_FINISHED, type ExecutionFinished } from './events';
import { EXECUTION_JOB, type ExecutionJob } from './execution-job';
import { unknownKpi } from './find-kpi';
import type { PreparedExecution } from './prepare-execution';

export interface RecordedExecution {
  readonly id: number;
  /** The job that runs it; null when there is nothing to run. */
  readonly jobId: string | null;
}

/** Writes an execution's row and, in the same transaction, the job that runs it or the event that it failed. */
export async function recordExecution(ctx: Context, prepared: PreparedExecution): Promise<RecordedExecution> {
  const { jobs, events, db } = ctx.state;
  const { row } = prepared;
  const jobId = prepared.query ? randomUUID() : null;
  const id = await db.transaction(function* () {
    const found = yield* run(db.sql.selectFrom('kpi_definitions').select('id').where('id', '=', row.kpi_id));
    if (found.rows.length === 0) throw unknownKpi(row.kpi_id);
    const inserted = yield* run(
      db.sql
        .insertInto('kpi_execution_results')
        .values({ ...row, job_id: jobId })
        .returning('id'),
    );
    const executionId = inserted.rows[0]?.id;
    if (executionId === undefined) throw new Error('the execution was not written');
    if (jobId !== null) {
      const payload = describeJob(prepared, executionId);
      const job = { id: jobId, kind: EXECUTION_JOB, subject: String(executionId), payload };
      yield* run(jobs.enqueue(job, row.execution_timestamp));
      return executionId;
    }
    const finished: ExecutionFinished = {
      execution_id: executionId,
      kpi_id: row.kpi_id,
      execution_status: 'failed',
      started_at: row.execution_timestamp.toISOString(),
      finished_at: row.execution_timestamp.toISOString(),
      error_code: row.error_code,
    };
    yield* run(events.publish(EXECUTION_FINISHED, finished, row.execution_timestamp));
    return executionId;
  });
  if (jobId === null) events.wake();
  else jobs.wake();
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
