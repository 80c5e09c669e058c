import { type CompiledQuery, type Insertable, type Selectable, sql } from 'kysely';
import { type Database, type Result, run } from '../../db/database';
import type { Tables } from '../../db/generated/tables';
import { TREND_POINTS } from '../execution-schemas';
import { holdKpi } from '../hold-kpi';
import { foldText, sortKey } from './fold-text';
import { packTrend } from './trend-column';

type Definition = Selectable<Tables['kpi_definitions']>;
type Execution = Pick<Selectable<Tables['kpi_execution_results']>, (typeof readOfExecutions)[number]>;

const readOfExecutions = [
  'id',
  'execution_status',
  'execution_timestamp',
  'execution_time_ms',
  'definition_version',
  'number_of_records',
  'truncated',
  'value',
  'error_message',
] as const satisfies readonly (keyof Tables['kpi_execution_results'])[];

/**
 * Part of every transaction that changes a definition or one of its executions: writes anew what lists show of a
 * KPI, sort by and search in. It is always made of the definition and its newest executions as they are, never
 * changed by differences, so it cannot drift from them.
 */
export function* refreshSummary(
  db: Database,
  kpiId: number,
): Generator<CompiledQuery<unknown>, void, Result<unknown>> {
  const definition = yield* run(holdKpi(db, kpiId));
  const [kpi] = definition.rows;
  if (!kpi) return;
  const newest = yield* run(
    db.sql
      .selectFrom('kpi_execution_results')
      .select(readOfExecutions)
      .where('kpi_id', '=', kpiId)
      .orderBy('id', 'desc')
      .limit(TREND_POINTS),
  );
  const { kpi_id, ...summary } = summarise(kpi, newest.rows);
  const { changes } = yield* run(
    db.sql.updateTable('kpi_summaries').set(summary).where('kpi_id', '=', kpi_id),
  );
  const searched = { is_active: kpi.is_active, group_name: kpi.group_name, folded: searchedText(kpi) };
  if (changes > 0) {
    // An execution changes none of it, and is what comes here most.
    const changed = sql<boolean>`(is_active, coalesce(group_name, ''), folded)
      <> (${searched.is_active}, ${searched.group_name ?? ''}, ${searched.folded})`;
    yield* run(
      db.sql.updateTable('kpi_search_texts').set(searched).where('kpi_id', '=', kpi_id).where(changed),
    );
    return;
  }
  yield* run(db.sql.insertInto('kpi_summaries').values({ kpi_id, ...summary }));
  yield* run(db.sql.insertInto('kpi_search_texts').values({ kpi_id, ...searched }));
}

/** @param newest the KPI's newest executions, newest first */
function summarise(kpi: Definition, newest: readonly Execution[]): Insertable<Tables['kpi_summaries']> {
  const [latest] = newest;
  return {
    kpi_id: kpi.id,
    is_active: kpi.is_active,
    group_name: kpi.group_name,
    name_key: sortKey(kpi.name),
    alias_name_key: sortKey(kpi.alias_name),
    group_name_key: sortKey(kpi.group_name),
    description_key: sortKey(kpi.description),
    nl_definition_key: sortKey(kpi.nl_definition),
    created_by_key: sortKey(kpi.created_by),
    created_at: kpi.created_at,
    updated_at: kpi.updated_at,
    version: kpi.current_version,
    execution_id: latest?.id ?? null,
    execution_status: latest?.execution_status ?? null,
    execution_timestamp: latest?.execution_timestamp ?? null,
    execution_time_ms: latest?.execution_time_ms ?? null,
    number_of_records: latest?.number_of_records ?? null,
    truncated: latest?.truncated ?? null,
    value: latest?.value ?? null,
    error_message: latest?.error_message ?? null,
    trend: packTrend(newest.toReversed()),
  };
}

/** Everything that a search looks into; no match spans two of the fields. */
function searchedText(kpi: Definition): string {
  const fields = [kpi.name, kpi.alias_name, kpi.group_name, kpi.description, kpi.nl_definition];
  return foldText(fields.filter((field) => field !== null).join('\n'));
}
