import type { Context } from '../context';
import { run } from '../db/database';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { createKpiEndpoint } from './endpoints';
import { nameConflict } from './name-conflict';
import { refreshSummary } from './summaries/refresh-summary';
import { toKpi } from './to-kpi';

/**
 * Creates a KPI definition with its first version.
 * @throws AppError `conflict` when the name is taken, also by an inactive KPI.
 */
export async function createKpi(
  ctx: Context,
  input: InputOf<typeof createKpiEndpoint>,
): Promise<AnswerOf<typeof createKpiEndpoint>> {
  const { sql } = ctx.db;
  const now = ctx.now();
  const row = await ctx.db.transaction(function* () {
    const { rows } = yield* run(
      sql
        .insertInto('kpi_definitions')
        .values({
          name: input.name,
          alias_name: input.alias_name ?? null,
          group_name: input.group_name ?? null,
          description: input.description ?? null,
          nl_definition: input.nl_definition,
          created_by: input.created_by ?? null,
          created_at: now,
          updated_at: now,
          is_active: true,
          current_version: 1,
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .returningAll(),
    );
    const [created] = rows;
    if (!created) {
      const holders = yield* run(
        sql.selectFrom('kpi_definitions').select(['id', 'name', 'is_active']).where('name', '=', input.name),
      );
      throw nameConflict(holders.rows[0] ?? { id: 0, name: input.name, is_active: true });
    }
    yield* run(
      sql.insertInto('kpi_definition_versions').values({
        kpi_id: created.id,
        version: 1,
        nl_definition: created.nl_definition,
        created_at: now,
      }),
    );
    yield* refreshSummary(ctx.db, created.id);
    return created;
  });
  return { success: true, message: 'KPI created successfully', kpi: toKpi(row, null, []) };
}
