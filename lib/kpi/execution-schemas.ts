import { z } from 'zod';
import { DbType, DiagnosticBody, ExplanationBody } from '../shared/compilation-schemas';
import { CellValue, Id, optionalText, SortOrder, Timestamp, text, wholeNumber } from '../shared/wire';

export const MAX_LIMIT_RECORDS = 1_000_000;
/** How many KPIs one call may execute. */
export const MAX_KPIS_EXECUTED = 100;
/** Executions that a list of KPIs tells of in `trend`. */
export const TREND_POINTS = 20;

export const ExecutionStatus = z.enum(['pending', 'running', 'success', 'failed', 'cancelled']);
export type ExecutionStatus = z.infer<typeof ExecutionStatus>;

/** Whether an execution has not ended yet. */
export const isOpen = (status: ExecutionStatus | undefined): boolean =>
  status === 'pending' || status === 'running';

/** What a list of KPIs shows of the newest execution. */
export const ExecutionSummary = z
  .object({
    id: z.number().int(),
    execution_status: ExecutionStatus,
    execution_timestamp: Timestamp,
    execution_time_ms: z.number().nullable(),
    number_of_records: z.number().int(),
    truncated: z.boolean(),
    value: z.number().nullable(),
    error_message: z.string().nullable(),
  })
  .meta({ id: 'ExecutionSummary' });
export type ExecutionSummary = z.infer<typeof ExecutionSummary>;

/** One execution as a point of a trend; `value` is null unless it succeeded with a number. */
export const TrendPoint = z
  .object({
    execution_id: z.number().int(),
    execution_timestamp: Timestamp,
    execution_status: ExecutionStatus,
    definition_version: z.number().int(),
    value: z.number().nullable(),
  })
  .meta({ id: 'TrendPoint' });
export type TrendPoint = z.infer<typeof TrendPoint>;

const limitRecords = z
  .int()
  .min(1, 'must be at least 1')
  .max(MAX_LIMIT_RECORDS, `must be at most ${MAX_LIMIT_RECORDS}`);

export const ExecutionParameters = z
  .strictObject({
    kg_name: text(255),
    select_schema: text(255),
    /** Several schemas; `select_schema` is then the first. */
    schemas: z.array(text(255)).min(1).max(50).optional(),
    ruleset_name: optionalText(255),
    db_type: DbType.optional(),
    limit_records: limitRecords.default(1000),
    use_llm: z.boolean().default(true),
    excluded_fields: z.array(text(255)).max(200).nullish(),
    /** Compile and emit the SQL in the dialect asked for, run nothing, keep nothing. */
    dry_run: z.boolean().default(false),
    /** What "today" means for the sentence; the time of the call unless given. */
    now: Timestamp.optional(),
  })
  .meta({ id: 'ExecutionParameters' });
export type ExecutionParameters = z.infer<typeof ExecutionParameters>;

/** What a rerun changes; what is left out stays as it was. */
export const RerunParameters = ExecutionParameters.omit({ dry_run: true })
  .partial()
  .extend({ limit_records: limitRecords.optional(), use_llm: z.boolean().optional() })
  .meta({ id: 'RerunParameters' });
export type RerunParameters = z.infer<typeof RerunParameters>;

/** Several KPIs, all with the same parameters. */
export const SeveralExecutions = ExecutionParameters.omit({ dry_run: true })
  .extend({
    kpi_ids: z
      .array(z.int().min(1))
      .min(1, 'must name at least one KPI')
      .max(MAX_KPIS_EXECUTED, `must name at most ${MAX_KPIS_EXECUTED} KPIs`)
      .refine((ids) => new Set(ids).size === ids.length, 'must name each KPI once'),
  })
  .meta({ id: 'SeveralExecutions' });
export type SeveralExecutions = z.infer<typeof SeveralExecutions>;

export const ResultColumn = z.object({ name: z.string(), type: z.string() });
export type ResultColumn = z.infer<typeof ResultColumn>;

/** How far an execution that has not ended is. */
export const ExecutionProgress = z
  .object({
    phase: z.enum(['queued', 'querying', 'storing', 'counting']),
    /** Rows received so far; null before the first. */
    rows: z.number().int().nullable(),
    /** Milliseconds since the execution was recorded. */
    elapsed_ms: z.number().int(),
  })
  .meta({ id: 'ExecutionProgress' });
export type ExecutionProgress = z.infer<typeof ExecutionProgress>;

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
  /** Null once it has ended. */
  progress: ExecutionProgress.nullable(),
  /** False once its KPI was deleted. */
  kpi_is_active: z.boolean(),
  /** The definition's version now. */
  current_version: z.number().int(),
  explanation: ExplanationBody.nullable(),
  columns: z.array(ResultColumn),
  result_data: z.array(z.record(z.string(), CellValue)).nullable(),
  /** How many rows are stored and can be opened, paged and exported. */
  result_total: z.number().int(),
}).meta({ id: 'ExecutionDetail' });
export type ExecutionDetail = z.infer<typeof ExecutionDetail>;

/** What came of one KPI where several were executed. */
export const SeveralResult = z
  .object({
    kpi_id: z.number().int(),
    kpi_name: z.string(),
    success: z.boolean(),
    message: z.string(),
    execution_result: Execution,
    /** The last success before this execution. */
    previous: ExecutionSummary.nullable(),
  })
  .meta({ id: 'SeveralResult' });
export type SeveralResult = z.infer<typeof SeveralResult>;

/** Data of each server-sent event: the state of the execution now, whole, so that none is missed by one who resumes. */
export const ExecutionEvent = z
  .object({
    execution_id: z.number().int(),
    kpi_id: z.number().int(),
    execution_status: ExecutionStatus,
    progress: ExecutionProgress.nullable(),
    number_of_records: z.number().int(),
    value: z.number().nullable(),
    execution_time_ms: z.number().nullable(),
    error_message: z.string().nullable(),
  })
  .meta({ id: 'ExecutionEvent' });
export type ExecutionEvent = z.infer<typeof ExecutionEvent>;

export const ExecutionParams = z.object({ execution_id: Id });

export const ExecutionSortKey = z.enum([
  'execution_timestamp',
  'execution_status',
  'number_of_records',
  'value',
  'execution_time_ms',
  'definition_version',
]);

export const ExecutionListQuery = z.strictObject({
  status: z.array(ExecutionStatus).optional(),
  /** Version of the definition. */
  version: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(),
  /** Executed at or after. */
  since: Timestamp.optional(),
  /** Executed before. */
  until: Timestamp.optional(),
  limit: wholeNumber(1, 1000).default(50),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
  sort_by: ExecutionSortKey.default('execution_timestamp'),
  sort_order: SortOrder.default('desc'),
});

/** How the rows of two executions differ; whole rows are compared, equal ones counted once. */
export const RowComparison = z
  .object({
    only_left: z.number().int(),
    only_right: z.number().int(),
    in_both: z.number().int(),
  })
  .meta({ id: 'RowComparison' });
export type RowComparison = z.infer<typeof RowComparison>;
