import type { Context } from '../context';
import { run } from '../db/database';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { updateMonthConfigEndpoint } from './input-endpoints';
import { inOrder, toStoredConfig } from './month-configs';
import { LOCALITIES } from './schemas';

/** Sets the configuration of every month and locality that is named, all or none. Executions keep the one they ran with. */
export async function updateMonthConfig(
  ctx: Context,
  { month_config, updated_by }: InputOf<typeof updateMonthConfigEndpoint>,
): Promise<AnswerOf<typeof updateMonthConfigEndpoint>> {
  const now = ctx.now();
  const rows = Object.entries(month_config).flatMap(([key, localities]) => {
    const [month = '', year] = key.split(' ');
    return LOCALITIES.flatMap((locality) => {
      const config = localities[locality];
      if (config === undefined) return [];
      const shared = { ...config, updated_by: updated_by ?? null, updated_at: now };
      return [{ year: Number(year), month, locality, ...shared }];
    });
  });
  await ctx.db.transaction(function* () {
    for (const { year, month, locality, ...values } of inOrder(rows)) {
      yield* run(
        ctx.db.sql
          .insertInto('allocation_month_configs')
          .values({ year, month, locality, ...values })
          .onConflict((same) => same.columns(['year', 'month', 'locality']).doUpdateSet(values)),
      );
    }
  });
  const message = `Configuration of ${rows.length === 1 ? 'one month and locality' : `${rows.length} months and localities`} set`;
  return { success: true, message, data: inOrder(rows).map(toStoredConfig) };
}
