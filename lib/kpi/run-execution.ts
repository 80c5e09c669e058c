import { rm } from 'node:fs/promises';
import type { z } from 'zod';
import { absoluteArtefact, artefactPath, unpublishedPath } from '../artefacts/artefact-path';
import { run } from '../db/database';
import { ChildError } from '../jobs/child-pool';
import type { Job, JobHandler, JobRun } from '../jobs/job-engine';
import type { Cell } from '../shared/cell';
import type { Plumbline } from '../state';
import { closeExecution, type Outcome } from './close-execution';
import { describeFailure } from './describe-failure';
import { clockOf, ExecutionJob } from './execution-job';
import type { ExecutionStep } from './execution-progress';
import { holdKpi } from './hold-kpi';
import type { CountTask } from './results/count-query-rows';
import type { Stored, StoreTask } from './results/store-query-rows';
import { refreshSummary } from './summaries/refresh-summary';

/** Failures whose cause is ours to find; their messages point to the log. */
const OURS: ReadonlySet<string> = new Set(['internal', 'store_unwritable', 'disk_full']);

/** How a compiled execution is run: query in a child process, rows into a result file, row closed. */
export function createExecutionHandler(state: Plumbline): Omit<JobHandler, 'kind'> {
  return {
    run: async (job, jobRun) => {
      const task = ExecutionJob.parse(job.payload);
      const clock = clockOf(task);
      if (!(await markRunning(state, task, clock()))) return;
      const start = performance.now();
      const outcome = await runQuery(state, job, task, jobRun);
      const durationMs = task.compile_ms + performance.now() - start;
      await closeExecution(state, task, { ...outcome, durationMs }, clock());
    },
    abandoned: async (job, reason) => {
      const task = ExecutionJob.parse(job.payload);
      await closeExecution(state, task, abandonedOutcome(reason), clockOf(task)());
    },
  };
}

/** False when the execution is no longer open: removed, or closed by another process. */
function markRunning(state: Plumbline, task: ExecutionJob, now: Date): Promise<boolean> {
  return state.db.transaction(function* () {
    yield* run(holdKpi(state.db, task.kpi_id));
    const { changes } = yield* run(
      state.db.sql
        .updateTable('kpi_execution_results')
        .set({ execution_status: 'running', started_at: now })
        .where('id', '=', task.execution_id)
        .where('execution_status', '=', 'pending'),
    );
    yield* refreshSummary(state.db, task.kpi_id);
    return changes === 1;
  });
}

async function runQuery(state: Plumbline, job: Job, task: ExecutionJob, jobRun: JobRun): Promise<Outcome> {
  const { env, children } = state;
  const deadline = performance.now() + env.QUERY_TIMEOUT_SECONDS * 1000;
  const report = (step: z.infer<typeof ExecutionStep>) => jobRun.progress(step);
  const remainingMs = () => Math.max(1, deadline - performance.now());
  const file = artefactPath({
    kind: 'kpi-results',
    id: `${task.execution_id}-${job.id}`,
    extension: 'sqlite',
    now: clockOf(task)(),
  });
  const maxRows = Math.min(task.limit_records, env.MAX_STORED_ROWS);
  const store: StoreTask = {
    kind: 'store',
    source: task.source,
    sql: task.sql,
    params: task.params,
    timeoutMs: remainingMs(),
    maxRows,
    columns: task.columns,
    temporary: absoluteArtefact(env.DATA_DIR, unpublishedPath(file, job.id)),
    destination: absoluteArtefact(env.DATA_DIR, file),
  };
  try {
    report({ phase: 'querying', rows: null });
    const stored = await children.run<Stored>('run-query', store, {
      timeoutMs: store.timeoutMs,
      signal: jobRun.signal,
      onProgress: (rows) => report({ phase: 'storing', rows: Number(rows) }),
    });
    if (stored.rowCount < maxRows) return succeeded(task, file, stored, stored.rowCount, []);
    report({ phase: 'counting', rows: stored.rowCount });
    const total = await countAll(state, task, remainingMs(), jobRun.signal);
    return succeeded(task, file, stored, total, limitWarnings(task, env.MAX_STORED_ROWS, stored, total));
  } catch (error) {
    await removeLeftovers(store);
    if (error instanceof ChildError && error.reason === 'cancelled') throw error;
    const outcome = describeFailure(error, task.source.name, env.QUERY_TIMEOUT_SECONDS);
    if (OURS.has(outcome.code)) {
      state.log.error(
        { err: error, execution: task.execution_id },
        'An execution failed for a reason of our own',
      );
    }
    return outcome;
  }
}

/** What a child that was killed could not tidy up, be it half-written or just published. Else the sweep does it. */
async function removeLeftovers({ temporary, destination }: StoreTask): Promise<void> {
  await Promise.all([temporary, destination].map((file) => rm(file, { force: true }))).catch(() => undefined);
}

/** The exact number of rows behind a cut answer; null where it cannot be had in the time that is left. */
async function countAll(
  state: Plumbline,
  task: ExecutionJob,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<number | null> {
  const count: CountTask = {
    kind: 'count',
    source: task.source,
    sql: task.count_sql,
    params: task.count_params,
    timeoutMs,
  };
  try {
    return await state.children.run<number>('run-query', count, { timeoutMs, signal });
  } catch (error) {
    if (error instanceof ChildError && error.reason === 'cancelled') throw error;
    state.log.warn({ error, execution: task.execution_id }, 'The rows of an execution could not be counted');
    return null;
  }
}

function limitWarnings(
  task: ExecutionJob,
  maxStoredRows: number,
  stored: Stored,
  total: number | null,
): string[] {
  const warnings: string[] = [];
  if (total === null) {
    warnings.push('How many rows match in all could not be counted in the time allowed.');
  }
  if (task.limit_records > maxStoredRows && (total === null || total > stored.rowCount)) {
    warnings.push(
      `Only the first ${stored.rowCount} rows are kept (MAX_STORED_ROWS). Narrow the sentence and execute again to see others.`,
    );
  }
  return warnings;
}

function succeeded(
  task: ExecutionJob,
  file: string,
  stored: Stored,
  total: number | null,
  warnings: readonly string[],
): Outcome {
  const available = total === null ? null : Math.max(total, stored.rowCount);
  return {
    status: 'success',
    file,
    bytes: stored.bytes,
    columns: stored.columns,
    rows: stored.rowCount,
    totalAvailable: available,
    value: task.is_scalar ? toNumber(stored.first) : available,
    warnings,
  };
}

function toNumber(cell: Cell): number | null {
  if (cell === null) return null;
  const number = Number(cell);
  return Number.isFinite(number) ? number : null;
}

function abandonedOutcome(reason: 'interrupted' | 'cancelled'): Outcome {
  return reason === 'cancelled'
    ? { status: 'cancelled', code: 'cancelled', message: 'The execution was cancelled.' }
    : {
        status: 'failed',
        code: 'interrupted',
        message: 'The server stopped while the execution was running. Nothing was kept; execute again.',
      };
}
