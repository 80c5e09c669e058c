import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import { compileOnGraph } from './compile-on-graph';
import type { compileSentenceEndpoint } from './endpoints';
import { toDiagnosticBody, toExplanationBody, toJoinedColumns } from './to-wire';

/**
 * Explains a sentence without running it: how every word is read, the SQL, other readings.
 * @throws AppError `not_found` for an unknown knowledge graph, `invalid_input` for an unknown schema.
 */
export async function compileSentence(
  ctx: Context,
  input: InputOf<typeof compileSentenceEndpoint>,
): Promise<AnswerOf<typeof compileSentenceEndpoint>> {
  const schemas = input.schemas ?? (input.select_schema === undefined ? undefined : [input.select_schema]);
  const start = performance.now();
  const outcome = await compileOnGraph(ctx, {
    sentence: input.sentence,
    kg_name: input.kg_name,
    schemas,
    ruleset_name: input.ruleset_name,
    excluded_fields: input.excluded_fields,
    dialect: input.db_type,
    limit: input.limit_records,
    now: input.now === undefined ? ctx.now() : new Date(input.now),
  });
  if (outcome.kind !== 'compiled') {
    const code = outcome.kind === 'unknown_graph' ? 'not_found' : 'invalid_input';
    throw new AppError(code, outcome.problem.problem, [outcome.problem]);
  }
  const { compilation, graph, warnings } = outcome;
  return {
    success: true,
    compilation: {
      status: compilation.status,
      sentence: compilation.sentence,
      parser: compilation.parser,
      db_type: compilation.emitted?.dialect ?? input.db_type ?? graph.source.kind,
      kg_name: input.kg_name,
      kg_version: graph.version,
      generated_sql: compilation.emitted?.displaySql ?? '',
      sql_query_type: compilation.queryType,
      operation: compilation.operation,
      source_table: compilation.sourceTable,
      target_table: compilation.targetTable,
      joined_columns: toJoinedColumns(compilation),
      columns: [...compilation.columns],
      confidence: compilation.confidence,
      explanation: toExplanationBody(compilation.explanation),
      alternatives: compilation.alternatives.map(({ reading, confidence }) => ({ reading, confidence })),
      diagnostics: compilation.diagnostics.map(toDiagnosticBody),
      warnings: [...warnings],
      compile_ms: Math.round((performance.now() - start) * 1000) / 1000,
    },
  };
}
