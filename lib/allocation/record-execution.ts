import { randomUUID } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import { insertArtefact } from '../artefacts/insert-artefact';
import type { Context } from '../context';
import { type Database, type Result, run } from '../db/database';
import { AppError } from '../shared/errors';
import { monthNumber } from '../shared/month-names';
import { ALLOCATION_JOB, type AllocationJob } from './allocation-job';
import { forgetAnswers } from './cached-answers';
import type { ExecutionRow } from './execution-row';
import { monthKey } from './inputs';
import { moveExecution } from './rollups/move-execution';
import type { MonthConfigs, MonthName } from './schemas';

/** A file that was published (`publishFile`) and is to be named by a row. */
export interface NewInput {
  /** UUID v4. */
  readonly id: string;
  readonly filename: string;
  readonly sha256: string;
  /** Below DATA_DIR. */
  readonly file: string;
  readonly bytes: number;
  /** Data rows read. */
  readonly rows: number;
}

/** An input file: one that came with the upload, or one that is kept. */
export type Input = { readonly kept: string } | NewInput;

export interface NewExecution {
  readonly month: MonthName;
  readonly year: number;
  readonly uploadedBy: string;
  readonly forecast: Input;
  readonly roster: Input;
  readonly rosterWasFallback: boolean;
  readonly configSnapshot: { readonly month_config: MonthConfigs };
  readonly warnings: readonly string[];
  readonly rerunOf?: string;
}

/** The kind under which input files are artefacts. */
export const INPUT_ARTEFACT = 'allocation-inputs';

/**
 * Records an execution as PENDING with its input files and the job that runs it, in one transaction.
 * @throws AppError `conflict` when one of the same month is still active
 */
export async function recordExecution(ctx: Context, given: NewExecution): Promise<ExecutionRow> {
  const { db, jobs } = ctx.state;
  const now = ctx.now();
  const executionId = randomUUID();
  const jobId = randomUUID();
  const recorded = await db.transaction(function* () {
    const forecast = yield* keepInput(db, given, 'forecast', now);
    const roster = yield* keepInput(db, given, 'roster', now);
    const { rows } = yield* run(
      db.sql
        .insertInto('allocation_executions')
        .values({
          execution_id: executionId,
          month: given.month,
          year: given.year,
          status: 'PENDING',
          start_time: now,
          created_datetime: now,
          uploaded_by: given.uploadedBy,
          forecast_filename: forecast.filename,
          roster_filename: roster.filename,
          roster_month_used: roster.month,
          roster_year_used: roster.year,
          roster_was_fallback: given.rosterWasFallback,
          config_snapshot: JSON.stringify(given.configSnapshot),
          active_month: monthKey(given),
          forecast_input_id: forecast.id,
          roster_input_id: roster.id,
          job_id: jobId,
          rerun_of: given.rerunOf ?? null,
          warnings: JSON.stringify(given.warnings),
        })
        .onConflict((same) => same.column('active_month').doNothing())
        .returningAll(),
    );
    const [row] = rows;
    if (!row) {
      const holder = yield* run(
        db.sql.selectFrom('allocation_executions').selectAll().where('active_month', '=', monthKey(given)),
      );
      throw stillActive(given, holder.rows[0]);
    }
    yield* moveExecution(db, null, row);
    const payload: AllocationJob = {
      execution_id: executionId,
      clock_offset_ms: now.getTime() - Date.now(),
    };
    yield* run(jobs.enqueue({ id: jobId, kind: ALLOCATION_JOB, subject: executionId, payload }, now));
    return row;
  });
  await forgetAnswers(ctx.state, []);
  jobs.wake();
  return recorded;
}

/** The row of an input file, written first when the file is new. */
function* keepInput(
  db: Database,
  given: NewExecution,
  kind: 'forecast' | 'roster',
  now: Date,
): Generator<
  CompiledQuery<unknown>,
  { id: string; filename: string; month: string; year: number },
  Result<unknown>
> {
  const input = given[kind];
  const { month, year } = given;
  if ('kept' in input) {
    const { rows } = yield* run(
      db.sql
        .selectFrom('allocation_inputs')
        .select(['id', 'filename', 'month', 'year'])
        .where('id', '=', input.kept),
    );
    const [kept] = rows;
    if (!kept) throw new AppError('conflict', `The ${kind} that was to be used is no longer kept.`);
    return kept;
  }
  const { id, filename, sha256, file, bytes, rows } = input;
  yield* run(insertArtefact(db, { path: file, kind: INPUT_ARTEFACT, bytes }, now));
  yield* run(
    db.sql.insertInto('allocation_inputs').values({
      id,
      kind,
      month,
      year,
      month_number: monthNumber(month),
      filename,
      sha256,
      file,
      bytes,
      row_count: rows,
      uploaded_by: given.uploadedBy,
      created_at: now,
    }),
  );
  return { id, filename, month, year };
}

function stillActive(asked: NewExecution, active: ExecutionRow | undefined): AppError {
  const month = monthKey(asked);
  if (!active) return new AppError('conflict', `An execution for ${month} has just begun. Try again.`);
  const how = active.status === 'PENDING' ? 'is waiting' : 'is running';
  return new AppError(
    'conflict',
    `Execution ${active.execution_id} for ${month} ${how}. Wait until it has ended, or cancel it.`,
    [{ field: 'month', problem: `has an execution that is ${active.status}` }],
    {
      execution_id: active.execution_id,
      execution_status: active.status,
      uploaded_by: active.uploaded_by,
      start_time: active.start_time.toISOString(),
    },
  );
}
