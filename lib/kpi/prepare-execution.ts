import type { Context } from '../context';
import type { Compilation, EmittedSql } from '../nlq/compilation';
import { compileOnGraph, type GraphCompilation } from '../sources/compile-on-graph';
import type { DataSourceRef } from '../sources/data-source';
import { toDiagnosticBody, toExplanationBody, toJoinedColumns } from '../sources/to-wire';
import { roundMs } from './close-execution';
import { describeRefusal } from './describe-refusal';
import type { ExecutionParameters } from './execution-schemas';

/** What is known of an execution before anything ran: its row, and the query if there is one to run. */
export interface PreparedExecution {
  readonly row: ReturnType<typeof describeRequest> & ReturnType<typeof describeCompilation>;
  readonly query: {
    readonly emitted: EmittedSql;
    readonly compilation: Compilation;
    readonly source: DataSourceRef;
  } | null;
  readonly compileMs: number;
}

interface Definition {
  readonly id: number;
  readonly nl_definition: string;
  readonly current_version: number;
}

/**
 * Compiles the current sentence of a KPI with the parameters of one execution. A sentence, knowledge graph or
 * schema that is not understood is an execution too: a failed one that says why.
 */
export async function prepareExecution(
  ctx: Context,
  kpi: Definition,
  input: ExecutionParameters,
): Promise<PreparedExecution> {
  const now = ctx.now();
  const start = performance.now();
  const outcome = await compileOnGraph(ctx, {
    sentence: kpi.nl_definition,
    kg_name: input.kg_name,
    schemas: schemasOf(input),
    ruleset_name: input.ruleset_name,
    excluded_fields: input.excluded_fields,
    dialect: input.dry_run ? input.db_type : undefined,
    limit: input.limit_records,
    now: input.now === undefined ? now : new Date(input.now),
  });
  const compileMs = performance.now() - start;
  const compiled = outcome.kind === 'compiled' ? outcome : undefined;
  const { status, emitted = null } = compiled?.compilation ?? {};
  const runnable = status === 'compiled' && emitted !== null;
  return {
    row: {
      ...describeRequest(kpi, input, outcome, now),
      ...describeCompilation(outcome),
      ...(runnable ? {} : { finished_at: now, execution_time_ms: roundMs(compileMs) }),
    },
    query:
      compiled && runnable
        ? { emitted, compilation: compiled.compilation, source: compiled.graph.source }
        : null,
    compileMs,
  };
}

/** The schemas asked for, `select_schema` first. */
function schemasOf({ schemas, select_schema }: ExecutionParameters): string[] {
  return [...new Set([select_schema, ...(schemas ?? [])])];
}

function describeRequest(kpi: Definition, input: ExecutionParameters, outcome: GraphCompilation, now: Date) {
  const own = outcome.graph?.source.kind;
  const dbType = input.dry_run ? (input.db_type ?? own) : (own ?? input.db_type);
  const warnings = [
    ...(outcome.kind === 'compiled' ? outcome.warnings : []),
    ...(own !== undefined && input.db_type !== undefined && input.db_type !== own && !input.dry_run
      ? [
          `${input.kg_name} is on ${own}: the query ran there, not on ${input.db_type}. Use dry_run to see the SQL for ${input.db_type}.`,
        ]
      : []),
  ];
  return {
    kpi_id: kpi.id,
    definition_version: kpi.current_version,
    nl_definition: kpi.nl_definition,
    kg_name: input.kg_name,
    kg_version: outcome.graph?.version ?? null,
    select_schema: input.select_schema,
    schemas: JSON.stringify(schemasOf(input)),
    ruleset_name: input.ruleset_name ?? null,
    db_type: dbType ?? 'unknown',
    limit_records: input.limit_records,
    use_llm: input.use_llm,
    excluded_fields: input.excluded_fields ? JSON.stringify(input.excluded_fields) : null,
    execution_timestamp: now,
    warnings: JSON.stringify(warnings),
    finished_at: null as Date | null,
    execution_time_ms: null as number | null,
  };
}

function describeCompilation(outcome: GraphCompilation) {
  const refusal = describeRefusal(outcome);
  const failure = {
    execution_status: refusal ? 'failed' : 'pending',
    error_code: refusal?.code ?? null,
    error_message: refusal?.message ?? null,
  };
  if (outcome.kind !== 'compiled') {
    return { ...failure, ...nothingCompiled, diagnostics: JSON.stringify(refusal?.diagnostics ?? []) };
  }
  const { compilation } = outcome;
  const { emitted } = compilation;
  return {
    ...failure,
    generated_sql: emitted?.displaySql ?? null,
    executed_sql: emitted?.limitedSql ?? null,
    sql_params: emitted ? JSON.stringify(emitted.limitedParams) : null,
    joined_columns: JSON.stringify(toJoinedColumns(compilation)),
    sql_query_type: compilation.queryType,
    operation: compilation.operation,
    confidence_score: compilation.confidence,
    parser: compilation.parser,
    source_table: compilation.sourceTable,
    target_table: compilation.targetTable,
    explanation: JSON.stringify(toExplanationBody(compilation.explanation)),
    diagnostics: JSON.stringify(compilation.diagnostics.map(toDiagnosticBody)),
  };
}

const nothingCompiled = {
  generated_sql: null,
  executed_sql: null,
  sql_params: null,
  joined_columns: null,
  sql_query_type: null,
  operation: null,
  confidence_score: null,
  parser: null,
  source_table: null,
  target_table: null,
  explanation: null,
};
