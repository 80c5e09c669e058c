import { sql } from 'kysely';
import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { listExecutionsEndpoint } from './execution-endpoints';
import { findKpi } from './find-kpi';
import { listedColumns, toExecution } from './to-execution';

/** The history of a KPI, without rows; newest first unless sorted otherwise. @throws AppError `not_found` */
export async function listExecutions(
  ctx: Context,
  input: InputOf<typeof listExecutionsEndpoint>,
): Promise<AnswerOf<typeof listExecutionsEndpoint>> {
  const { kpi_id, status, version, since, until, sort_by, sort_order, limit, offset } = input;
  const kpi = await findKpi(ctx, kpi_id);
  let matching = ctx.db.sql.selectFrom('kpi_execution_results').where('kpi_id', '=', kpi_id);
  if (status !== undefined && status.length > 0) matching = matching.where('execution_status', 'in', status);
  if (version !== undefined) matching = matching.where('definition_version', '=', version);
  if (since !== undefined) matching = matching.where('execution_timestamp', '>=', new Date(since));
  if (until !== undefined) matching = matching.where('execution_timestamp', '<', new Date(until));
  const inOrder = sql`sorted ${sql.raw(sort_order)} nulls last`;
  // The page is found in the index of histories alone; only its rows are then read.
  const page = matching
    .select(['id', sql.ref(sort_by).as('sorted')])
    .orderBy(inOrder)
    .orderBy('id', sort_order)
    .limit(limit)
    .offset(offset)
    .as('page');
  const listed = ctx.db.sql
    .selectFrom(page)
    .innerJoin('kpi_execution_results as e', 'e.id', 'page.id')
    .select(listedColumns.map((column) => `e.${column}` as const))
    .orderBy(inOrder)
    .orderBy('e.id', sort_order);
  const [rows, count] = await Promise.all([
    ctx.db.read(listed),
    ctx.db.readOne(matching.select((eb) => eb.fn.countAll<number>().as('total'))),
  ]);
  return {
    success: true,
    total: Number(count?.total ?? 0),
    executions: rows.map((row) => toExecution({ ...row, kpi_name: kpi.name })),
  };
}
