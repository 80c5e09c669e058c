import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError, type Problem } from '../shared/errors';
import { type JsonReply, reply } from '../shared/reply';
import { ANSWERED_EARLY, outcomeMessage } from './answer-execution';
import type { executeSeveralEndpoint } from './execution-endpoints';
import { isOpen, type SeveralResult } from './execution-schemas';
import { type PreparedExecution, prepareExecution } from './prepare-execution';
import { readPreviousSuccesses } from './read-previous-successes';
import { recordSeveral } from './record-execution';
import { listedColumns, toExecution } from './to-execution';

type Answer = AnswerOf<typeof executeSeveralEndpoint>;

/**
 * Runs several KPIs with the same parameters, each as `executeKpi` would: one that fails stops no other. Nothing is run
 * unless all can be. With `Prefer: respond-async` it is answered while some are still pending.
 * @throws AppError `not_found` naming every KPI that is not there, `conflict` naming every one that is inactive.
 */
export async function executeSeveral(
  ctx: Context,
  { kpi_ids, prefer, ...parameters }: InputOf<typeof executeSeveralEndpoint>,
): Promise<Answer | JsonReply<Answer>> {
  const kpis = await findActiveKpis(ctx, kpi_ids);
  const prepared: PreparedExecution[] = [];
  for (const kpi of kpis) {
    prepared.push(await prepareExecution(ctx, kpi, { ...parameters, dry_run: false }));
    // Compiling does not wait for anything; others are answered in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const recorded = await recordSeveral(ctx, prepared);
  const jobIds = recorded.flatMap(({ jobId }) => (jobId === null ? [] : [jobId]));
  const early = jobIds.length > 0 && prefer.respondAsync;
  if (!early) await Promise.all(jobIds.map((jobId) => ctx.state.jobs.settled(jobId)));
  const ids = recorded.map(({ id }) => id);
  const results = await readResults(ctx, ids, early);
  const answer = {
    success: results.every(({ success }) => success),
    message: tally(results, early),
    results,
  };
  return early ? reply(answer, { status: 202, headers: ANSWERED_EARLY }) : answer;
}

async function findActiveKpis(ctx: Context, kpiIds: readonly number[]) {
  const rows = await ctx.db.read(
    ctx.db.sql.selectFrom('kpi_definitions').selectAll().where('id', 'in', kpiIds),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const problemsWhere = (wrong: (id: number) => boolean, problem: string): Problem[] =>
    kpiIds.flatMap((id, index) => (wrong(id) ? [{ field: `kpi_ids.${index}`, problem }] : []));

  const unknown = problemsWhere((id) => !byId.has(id), 'names a KPI that does not exist');
  if (unknown.length > 0) {
    const missing = kpiIds.filter((id) => !byId.has(id));
    throw new AppError('not_found', `Nothing was executed: there is no KPI ${missing.join(', ')}`, unknown);
  }
  const inactive = problemsWhere((id) => byId.get(id)?.is_active === false, 'names an inactive KPI');
  if (inactive.length > 0) {
    const names = rows.filter((row) => !row.is_active).map(({ id, name }) => `${id} "${name}"`);
    throw new AppError(
      'conflict',
      `Nothing was executed: inactive are ${names.join(', ')}. Restore them, or leave them out.`,
      inactive,
    );
  }
  return kpiIds.flatMap((id) => byId.get(id) ?? []);
}

/** What came of executions, in the order of their ids. One whose KPI was removed meanwhile is left out. */
async function readResults(ctx: Context, ids: readonly number[], early: boolean): Promise<SeveralResult[]> {
  const [rows, previous] = await Promise.all([
    ctx.db.read(
      ctx.db.sql
        .selectFrom('kpi_execution_results as e')
        .innerJoin('kpi_definitions as k', 'k.id', 'e.kpi_id')
        .select(listedColumns.map((column) => `e.${column}` as const))
        .select('k.name as kpi_name')
        .where('e.id', 'in', ids),
    ),
    readPreviousSuccesses(ctx, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, toExecution(row)]));
  return ids.flatMap((id) => {
    const execution = byId.get(id);
    if (execution === undefined) return [];
    const { execution_status, kpi_id, kpi_name } = execution;
    return {
      kpi_id,
      kpi_name,
      success: execution_status === 'success' || (early && isOpen(execution_status)),
      message: outcomeMessage(execution_status),
      execution_result: execution,
      previous: previous.get(id) ?? null,
    };
  });
}

function tally(results: readonly SeveralResult[], early: boolean): string {
  const well = results.filter(({ success }) => success).length;
  const all = `${well} of ${results.length} ${results.length === 1 ? 'KPI' : 'KPIs'}`;
  return early ? `${all} accepted` : `${all} executed successfully`;
}
