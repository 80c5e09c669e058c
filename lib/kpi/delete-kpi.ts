import type { Context } from '../context';
import { run } from '../db/database';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import type { deleteKpiEndpoint } from './endpoints';
import { RESULTS_REMOVED, type ResultsRemoved } from './events';
import { unknownKpi } from './find-kpi';
import { holdKpi } from './hold-kpi';
import { refreshSummary } from './summaries/refresh-summary';

/**
 * Deactivates a KPI and keeps its executions; with `permanent=true` removes it with executions and rows, stopping
 * those that still run.
 * @throws AppError `not_found`, also for a KPI that is deactivated already.
 */
export async function deleteKpi(
  ctx: Context,
  { kpi_id, permanent }: InputOf<typeof deleteKpiEndpoint>,
): Promise<AnswerOf<typeof deleteKpiEndpoint>> {
  if (permanent === 'true') {
    await stopExecutions(ctx, kpi_id);
    await removeKpi(ctx, kpi_id);
    ctx.state.events.wake();
    return { success: true, message: 'KPI and its executions removed permanently' };
  }
  await deactivateKpi(ctx, kpi_id);
  return { success: true, message: 'KPI deleted successfully' };
}

async function deactivateKpi(ctx: Context, kpiId: number): Promise<void> {
  const changes = await ctx.db.transaction(function* () {
    const result = yield* run(
      ctx.db.sql
        .updateTable('kpi_definitions')
        .set((row) => ({ is_active: false, updated_at: ctx.now(), revision: row('revision', '+', 1) }))
        .where('id', '=', kpiId)
        .where('is_active', '=', true),
    );
    yield* refreshSummary(ctx.db, kpiId);
    return result.changes;
  });
  if (changes > 0) return;
  throw new AppError('not_found', `There is no active KPI ${kpiId}`, [], {
    hint: 'GET it to see whether it was deleted before; permanent=true removes a deleted one',
  });
}

async function stopExecutions(ctx: Context, kpiId: number): Promise<void> {
  const open = await ctx.db.read(
    ctx.db.sql
      .selectFrom('kpi_execution_results')
      .select('job_id')
      .where('kpi_id', '=', kpiId)
      .where('execution_status', 'in', ['pending', 'running']),
  );
  const { jobs } = ctx.state;
  await Promise.all(
    open.map(async ({ job_id }) => {
      if (job_id !== null && (await jobs.cancel(job_id))) await jobs.settled(job_id);
    }),
  );
}

function removeKpi(ctx: Context, kpiId: number): Promise<void> {
  const { sql } = ctx.db;
  return ctx.db.transaction(function* () {
    yield* run(holdKpi(ctx.db, kpiId));
    const { rows } = yield* run(
      sql
        .selectFrom('kpi_execution_results')
        .select('result_file')
        .where('kpi_id', '=', kpiId)
        .where('result_file', 'is not', null),
    );
    const files = rows.flatMap(({ result_file }) => (result_file === null ? [] : [result_file]));
    yield* run(
      sql.deleteFrom('artefacts').where('path', 'in', (eb) =>
        eb
          .selectFrom('kpi_execution_results')
          .select((row) => row.ref('result_file').$notNull().as('path'))
          .where('kpi_id', '=', kpiId)
          .where('result_file', 'is not', null),
      ),
    );
    yield* run(sql.deleteFrom('kpi_execution_results').where('kpi_id', '=', kpiId));
    yield* run(sql.deleteFrom('kpi_definition_versions').where('kpi_id', '=', kpiId));
    const { changes } = yield* run(sql.deleteFrom('kpi_definitions').where('id', '=', kpiId));
    if (changes === 0) throw unknownKpi(kpiId);
    const removed: ResultsRemoved = { files };
    yield* run(ctx.state.events.publish(RESULTS_REMOVED, removed, ctx.now()));
  });
}
