import type { Selectable } from 'kysely';
import type { Context } from '../context';
import { run, type TransactionBody } from '../db/database';
import type { Tables } from '../db/generated/tables';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError, isAppError } from '../shared/errors';
import type { updateKpiEndpoint } from './endpoints';
import { unknownKpi } from './find-kpi';
import { getKpi } from './get-kpi';
import { nameConflict } from './name-conflict';
import { KpiUpdate } from './schemas';
import { refreshSummary } from './summaries/refresh-summary';
import { toKpi } from './to-kpi';

type Input = InputOf<typeof updateKpiEndpoint>;

/**
 * Changes the fields given and leaves the others; `is_active: true` restores a deleted KPI. A changed sentence
 * makes a new version, and executions keep naming the version they ran.
 * @throws AppError `not_found`, `conflict` when the name is taken or `revision` is not the
 * current one, `invalid_input` when nothing is to be changed.
 */
export async function updateKpi(ctx: Context, input: Input): Promise<AnswerOf<typeof updateKpiEndpoint>> {
  const { kpi_id, revision: _read, ...changes } = input;
  if (Object.values(changes).every((value) => value === undefined)) {
    const accepted = Object.keys(KpiUpdate.shape).filter((field) => field !== 'revision');
    throw new AppError('invalid_input', 'Nothing to change: give at least one field', [
      { field: 'body', problem: 'names no field', accepted },
    ]);
  }
  try {
    await ctx.db.transaction(() => change(ctx, input));
  } catch (error) {
    // Of two that take a name at once on PostgreSQL, the second learns of it from the database alone.
    const holder = isAppError(error) ? undefined : await ctx.db.readOne(holderOf(ctx, changes.name, kpi_id));
    throw holder ? nameConflict(holder) : error;
  }
  const { kpi } = await getKpi(ctx, { kpi_id });
  return { success: true, message: 'KPI updated successfully', kpi };
}

function* change(ctx: Context, { kpi_id, revision, ...changes }: Input): ReturnType<TransactionBody<void>> {
  const { sql } = ctx.db;
  const now = ctx.now();
  // Counting first holds the row: of two edits at once, the second reads what the first has left.
  const counted = yield* run(
    sql
      .updateTable('kpi_definitions')
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('id', '=', kpi_id)
      .returningAll(),
  );
  const [row] = counted.rows;
  if (!row) throw unknownKpi(kpi_id);
  const before = { ...row, revision: row.revision - 1 };
  if (revision !== undefined && revision !== before.revision) throw staleRevision(before, revision);
  const holders = yield* run(holderOf(ctx, changes.name, kpi_id));
  if (holders.rows[0]) throw nameConflict(holders.rows[0]);
  const nl_definition = changes.nl_definition ?? before.nl_definition;
  const reworded = nl_definition !== before.nl_definition;
  const version = before.current_version + (reworded ? 1 : 0);
  yield* run(
    sql
      .updateTable('kpi_definitions')
      .set({ ...changes, current_version: version, updated_at: now })
      .where('id', '=', kpi_id),
  );
  if (reworded) {
    yield* run(
      sql.insertInto('kpi_definition_versions').values({ kpi_id, version, nl_definition, created_at: now }),
    );
  }
  yield* refreshSummary(ctx.db, kpi_id);
}

/** Another KPI of that name. */
function holderOf({ db }: Context, name: string | undefined, kpiId: number) {
  return db.sql
    .selectFrom('kpi_definitions')
    .select(['id', 'name', 'is_active'])
    .where('name', '=', name ?? '')
    .where('id', '<>', kpiId);
}

/** Somebody else saved in between: what they saved goes with the refusal, so that nothing is lost either way. */
function staleRevision(row: Selectable<Tables['kpi_definitions']>, read: number): AppError {
  const { latest_execution, trend, ...current } = toKpi(row, null, []);
  return new AppError(
    'conflict',
    `KPI ${row.id} "${row.name}" was changed meanwhile. Read it again, then make your change.`,
    [{ field: 'revision', problem: `is ${read}; by now it is ${row.revision}` }],
    { kpi_id: row.id, revision: row.revision, updated_at: current.updated_at, current },
  );
}
