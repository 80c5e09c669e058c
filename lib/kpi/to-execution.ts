import type { Selectable } from 'kysely';
import type { Tables } from '../db/generated/tables';
import { roundMs } from './close-execution';
import type { Execution, ExecutionDetail } from './execution-schemas';
import type { PreparedExecution } from './prepare-execution';

type Columns = Selectable<Tables['kpi_execution_results']>;

/** The columns that lists read: all but the large ones. */
export const listedColumns = [
  'id',
  'kpi_id',
  'definition_version',
  'nl_definition',
  'kg_name',
  'kg_version',
  'select_schema',
  'schemas',
  'ruleset_name',
  'db_type',
  'limit_records',
  'use_llm',
  'excluded_fields',
  'execution_status',
  'execution_timestamp',
  'finished_at',
  'execution_time_ms',
  'generated_sql',
  'number_of_records',
  'total_available',
  'truncated',
  'value',
  'joined_columns',
  'sql_query_type',
  'operation',
  'confidence_score',
  'parser',
  'source_table',
  'target_table',
  'error_code',
  'error_message',
  'diagnostics',
  'warnings',
] as const satisfies readonly (keyof Columns)[];

export type ListedRow = Pick<Columns, (typeof listedColumns)[number]> & { readonly kpi_name: string };
export type DetailRow = ListedRow &
  Pick<Columns, 'explanation' | 'result_columns' | 'result_file' | 'job_id'> & {
    readonly kpi_is_active: boolean;
    readonly current_version: number;
  };

/** An execution's row as the API shows it, without rows of its result. */
export function toExecution(row: ListedRow): Execution {
  return {
    id: row.id,
    kpi_id: row.kpi_id,
    kpi_name: row.kpi_name,
    definition_version: row.definition_version,
    nl_definition: row.nl_definition,
    kg_name: row.kg_name,
    kg_version: row.kg_version,
    select_schema: row.select_schema,
    schemas: parse<string[]>(row.schemas) ?? [row.select_schema],
    ruleset_name: row.ruleset_name,
    db_type: row.db_type,
    limit_records: row.limit_records,
    use_llm: row.use_llm,
    excluded_fields: parse(row.excluded_fields),
    generated_sql: row.generated_sql,
    number_of_records: row.number_of_records,
    total_available: row.total_available,
    truncated: row.truncated,
    value: row.value,
    joined_columns: parse(row.joined_columns),
    sql_query_type: row.sql_query_type,
    operation: row.operation,
    execution_status: row.execution_status as Execution['execution_status'],
    execution_timestamp: row.execution_timestamp.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    execution_time_ms: row.execution_time_ms,
    confidence_score: row.confidence_score,
    parser: row.parser,
    error_code: row.error_code,
    error_message: row.error_message,
    diagnostics: parse<Execution['diagnostics']>(row.diagnostics) ?? [],
    warnings: parse<string[]>(row.warnings) ?? [],
    source_table: row.source_table,
    target_table: row.target_table,
  };
}

/** The detail of an execution, given the rows that go with it. */
export function toDetail(
  row: DetailRow,
  result: Pick<ExecutionDetail, 'result_data' | 'result_total' | 'progress'>,
): ExecutionDetail {
  return {
    ...toExecution(row),
    kpi_is_active: row.kpi_is_active,
    current_version: row.current_version,
    explanation: parse(row.explanation),
    columns: parse<ExecutionDetail['columns']>(row.result_columns) ?? [],
    ...result,
  };
}

/** A compiled execution that was neither run nor kept. */
export function toDryRun({ row, query, compileMs }: PreparedExecution, kpiName: string): ExecutionDetail {
  const never = { number_of_records: 0, total_available: null, truncated: false, value: null };
  const detail = toDetail(
    {
      ...row,
      ...never,
      id: 0,
      kpi_name: kpiName,
      execution_time_ms: roundMs(compileMs),
      result_columns: query ? JSON.stringify(query.compilation.columns) : null,
      result_file: null,
      job_id: null,
      kpi_is_active: true,
      current_version: row.definition_version,
    },
    { result_data: null, result_total: 0, progress: null },
  );
  return { ...detail, id: null };
}

/** JSON of a column that our own code wrote. */
function parse<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T);
}
