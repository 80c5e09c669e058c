import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { getMonthConfigEndpoint } from './input-endpoints';
import { inOrder, toStoredConfig } from './month-configs';

/** What is kept of a year, a month or all, chronological. */
export async function getMonthConfig(
  ctx: Context,
  { year, month }: InputOf<typeof getMonthConfigEndpoint>,
): Promise<AnswerOf<typeof getMonthConfigEndpoint>> {
  let query = ctx.db.sql.selectFrom('allocation_month_configs').selectAll();
  if (year !== undefined) query = query.where('year', '=', year);
  if (month !== undefined) query = query.where('month', '=', month);
  const data = inOrder(await ctx.db.read(query)).map(toStoredConfig);
  return { success: true, data, count: data.length };
}
