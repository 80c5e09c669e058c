import { z } from 'zod';
import { DbType, DiagnosticBody, ExplanationBody } from '../shared/compilation-schemas';
import { CellValue, Id, SortOrder, Timestamp, text, wholeNumber } from '../shared/wire';

export const MAX_SENTENCE_LENGTH = 5_000;
export const MAX_LIMIT_RECORDS = 1_000_000;

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must be at most ${max} characters`)
    .transform((value) => (value === '' ? null : value))
    .nullish();

export const KpiCreate = z
  .strictObject({
    name: text(255),
    alias_name: optionalText(255),
    group_name: optionalText(255),
    description: optionalText(10_000),
    nl_definition: text(MAX_SENTENCE_LENGTH),
    created_by: optionalText(100),
  })
  .meta({ id: 'KpiCreate' });
export type KpiCreate = z.infer<typeof KpiCreate>;

export const KpiUpdate = z
  .strictObject({
    name: text(255).optional(),
    alias_name: optionalText(255),
    group_name: optionalText(255),
    description: optionalText(10_000),
    nl_definition: text(MAX_SENTENCE_LENGTH).optional(),
    is_active: z.boolean().optional(),
  })
  .meta({ id: 'KpiUpdate' });
export type KpiUpdate = z.infer<typeof KpiUpdate>;

export const ExecutionStatus = z.enum(['pending', 'running', 'success', 'failed', 'cancelled']);
export type ExecutionStatus = z.infer<typeof ExecutionStatus>;

/** What a list of KPIs shows of the newest execution. */
export const ExecutionSummary = z
  .object({
    id: z.number().int(),
    execution_status: ExecutionStatus,
    execution_timestamp: Timestamp,
    execution_time_ms: z.number().nullable(),
    number_of_records: z.number().int(),
    value: z.number().nullable(),
    error_message: z.string().nullable(),
  })
  .meta({ id: 'ExecutionSummary' });
export type ExecutionSummary = z.infer<typeof ExecutionSummary>;

export const Kpi = z
  .object({
    id: z.number().int(),
    name: z.string(),
    alias_name: z.string().nullable(),
    group_name: z.string().nullable(),
    description: z.string().nullable(),
    nl_definition: z.string(),
    created_at: Timestamp,
    updated_at: Timestamp,
    created_by: z.string().nullable(),
    is_active: z.boolean(),
    /** Number of the current version of the sentence, from 1. */
    version: z.number().int(),
    latest_execution: ExecutionSummary.nullable(),
  })
  .meta({ id: 'Kpi' });
export type Kpi = z.infer<typeof Kpi>;

export const ExecutionParameters = z
  .strictObject({
    kg_name: text(255),
    select_schema: text(255),
    /** Several schemas; `select_schema` is then the first. */
    schemas: z.array(text(255)).min(1).max(50).optional(),
    ruleset_name: optionalText(255),
    db_type: DbType.optional(),
    limit_records: z
      .int()
      .min(1, 'must be at least 1')
      .max(MAX_LIMIT_RECORDS, `must be at most ${MAX_LIMIT_RECORDS}`)
      .default(1000),
    use_llm: z.boolean().default(true),
    excluded_fields: z.array(text(255)).max(200).nullish(),
    /** Compile and emit the SQL in the dialect asked for, run nothing, keep nothing. */
    dry_run: z.boolean().default(false),
    /** What "today" means for the sentence; the time of the call unless given. */
    now: Timestamp.optional(),
  })
  .meta({ id: 'ExecutionParameters' });
export type ExecutionParameters = z.infer<typeof ExecutionParameters>;

export const ResultColumn = z.object({ name: z.string(), type: z.string() });
export type ResultColumn = z.infer<typeof ResultColumn>;

/** An execution as lists show it: everything but its rows. */
export const Execution = z
  .object({
    /** Null for a dry run, which is not kept. */
    id: z.number().int().nullable(),
    kpi_id: z.number().int(),
    kpi_name: z.string(),
    definition_version: z.number().int(),
    nl_definition: z.string(),
    kg_name: z.string(),
    kg_version: z.number().int().nullable(),
    select_schema: z.string(),
    schemas: z.array(z.string()),
    ruleset_name: z.string().nullable(),
    db_type: z.string(),
    limit_records: z.number().int(),
    use_llm: z.boolean(),
    excluded_fields: z.array(z.string()).nullable(),
    generated_sql: z.string().nullable(),
    number_of_records: z.number().int(),
    /** All rows that match, whatever the limit. Null while unknown. */
    total_available: z.number().int().nullable(),
    truncated: z.boolean(),
    value: z.number().nullable(),
    joined_columns: z.array(z.array(z.string())).nullable(),
    sql_query_type: z.string().nullable(),
    operation: z.string().nullable(),
    execution_status: ExecutionStatus,
    execution_timestamp: Timestamp,
    finished_at: Timestamp.nullable(),
    execution_time_ms: z.number().nullable(),
    confidence_score: z.number().nullable(),
    parser: z.string().nullable(),
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
    diagnostics: z.array(DiagnosticBody),
    warnings: z.array(z.string()),
    source_table: z.string().nullable(),
    target_table: z.string().nullable(),
  })
  .meta({ id: 'Execution' });
export type Execution = z.infer<typeof Execution>;

/** An execution in full, with at most `result_limit` of its rows. */
export const ExecutionDetail = Execution.extend({
  explanation: ExplanationBody.nullable(),
  columns: z.array(ResultColumn),
  result_data: z.array(z.record(z.string(), CellValue)).nullable(),
  /** How many rows are stored and can be opened, paged and exported. */
  result_total: z.number().int(),
}).meta({ id: 'ExecutionDetail' });
export type ExecutionDetail = z.infer<typeof ExecutionDetail>;

export const KpiSortKey = z.enum([
  'id',
  'name',
  'alias_name',
  'group_name',
  'created_at',
  'updated_at',
  'latest_execution',
  'value',
]);

export const KpiListQuery = z.strictObject({
  group_name: z.string().optional(),
  is_active: z.enum(['true', 'false', 'all']).default('true'),
  search: z.string().max(255).optional(),
  limit: wholeNumber(1, 1000).optional(),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
  sort_by: KpiSortKey.default('id'),
  sort_order: SortOrder.default('asc'),
});

export const KpiParams = z.object({ kpi_id: Id });
export const ExecutionParams = z.object({ execution_id: Id });

export const ExecutionListQuery = z.strictObject({
  status: ExecutionStatus.optional(),
  limit: wholeNumber(1, 1000).default(50),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
});

/** A condition on one result column; `value` is a text, number or list as the operator needs. */
export const ColumnFilter = z.object({
  operator: z.enum([
    'equals',
    'not_equals',
    'contains',
    'not_contains',
    'starts_with',
    'ends_with',
    'gt',
    'gte',
    'lt',
    'lte',
    'is_empty',
    'is_not_empty',
    'one_of',
  ]),
  value: z.union([CellValue, z.array(CellValue)]).optional(),
});
export type ColumnFilter = z.infer<typeof ColumnFilter>;

export const DrilldownQuery = z.strictObject({
  page: wholeNumber(1, Number.MAX_SAFE_INTEGER).default(1),
  page_size: wholeNumber(1, 1000).default(50),
  sort_by: z.string().optional(),
  sort_order: SortOrder.default('asc'),
  /** Words that must occur in any column, upper and lower case alike. */
  search: z.string().max(255).optional(),
  /** JSON object: column name → condition. */
  filters: z
    .string()
    .transform((json, ctx) => {
      try {
        const given: unknown = JSON.parse(json);
        // A record of zod leaves this key out, and a filter must never be dropped in silence.
        if (typeof given !== 'object' || given === null || !Object.hasOwn(given, '__proto__')) return given;
        ctx.addIssue({ code: 'custom', message: 'cannot be applied to a column called __proto__' });
      } catch {
        ctx.addIssue({ code: 'custom', message: 'must be a JSON object of column → {operator, value}' });
      }
      return z.NEVER;
    })
    .pipe(z.record(z.string(), ColumnFilter))
    .optional(),
  /** Answers a file with everything that matches instead of a page. */
  format: z.enum(['csv', 'xlsx']).optional(),
});
export type DrilldownQuery = z.infer<typeof DrilldownQuery>;

export const Drilldown = z
  .object({
    success: z.literal(true),
    execution_id: z.number().int(),
    kpi_id: z.number().int(),
    kpi_name: z.string(),
    execution_status: ExecutionStatus,
    /** What can be paged under the current search and filters. */
    total_records: z.number().int(),
    page: z.number().int(),
    page_size: z.number().int(),
    total_pages: z.number().int(),
    columns: z.array(z.string()),
    column_types: z.array(ResultColumn),
    data: z.array(z.record(z.string(), CellValue)),
    generated_sql: z.string(),
  })
  .meta({ id: 'Drilldown' });
export type Drilldown = z.infer<typeof Drilldown>;
