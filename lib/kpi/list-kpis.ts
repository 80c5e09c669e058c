import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { listKpisEndpoint } from './endpoints';
import { pageKpiIds } from './summaries/page-kpi-ids';
import { selectKpis } from './summaries/select-kpis';

/** KPI definitions that match, each with its latest execution and trend, and how many match in all. */
export async function listKpis(
  ctx: Context,
  input: InputOf<typeof listKpisEndpoint>,
): Promise<AnswerOf<typeof listKpisEndpoint>> {
  const [{ ids, total }, groups] = await Promise.all([pageKpiIds(ctx, input), listGroups(ctx)]);
  return { success: true, total, kpis: await selectKpis(ctx, ids), groups };
}

/** Every group in use: one seek from each to the next. */
async function listGroups(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.read(
    ctx.db.sql
      .withRecursive('g(name)', (db) =>
        db
          .selectFrom('kpi_summaries')
          .select((eb) => eb.fn.min('group_name').as('name'))
          .unionAll((rest) =>
            rest
              .selectFrom('g')
              .where('g.name', 'is not', null)
              .select((eb) =>
                eb
                  .selectFrom('kpi_summaries as s')
                  .select((next) => next.fn.min('s.group_name').as('name'))
                  .whereRef('s.group_name', '>', 'g.name')
                  .as('name'),
              ),
          ),
      )
      .selectFrom('g')
      .select('g.name')
      .where('g.name', 'is not', null),
  );
  return rows.flatMap(({ name }) => (name === null ? [] : [name])).sort();
}
