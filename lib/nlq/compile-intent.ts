import type { Catalog } from './catalog';
import { type Classification, classifyIntent, isScalarIntent } from './classify';
import type {
  CompileOptions,
  Diagnostic,
  EmittedSql,
  Explanation,
  JoinStep,
  OutputColumn,
} from './compilation';
import { describeIntent } from './describe/describe-intent';
import type { SqlDialect } from './emit/dialect';
import { findDialect, printableDialects } from './emit/dialects';
import { emitSql } from './emit/emit-sql';
import type { Intent } from './intent';
import { outputColumns } from './plan/output-columns';
import { planQuery } from './plan/plan-query';
import type { Query } from './plan/query';
import { bindIntent } from './resolve/bind-intent';
import type { BoundQuery } from './resolve/bound';
import { createAliases } from './resolve/claim-alias';
import { prepareJoinGraph } from './resolve/join-graph';
import { explainJoins, joinConfidence, joinedColumnsOf } from './resolve/join-steps';
import { viewJoins } from './resolve/join-view';
import { Refusal } from './resolve/refusal';
import { validateIntent } from './validate-intent';

/** What became of an intent: SQL with everything that explains it, or why there is none. */
export type CompiledIntent =
  | (Classification & {
      readonly ok: true;
      readonly bound: BoundQuery;
      readonly plan: Query;
      readonly emitted: EmittedSql;
      /** Key pairs of the comparison, else of the joins, `[source, target]`. */
      readonly joinedColumns: readonly (readonly [string, string])[];
      readonly columns: readonly OutputColumn[];
      readonly isScalar: boolean;
      readonly joins: readonly JoinStep[];
      readonly reading: string;
      /** One part a join. */
      readonly confidenceParts: Explanation['confidence'];
      /** Warnings only. */
      readonly diagnostics: readonly Diagnostic[];
    })
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Turns an intent into SQL: validate, resolve (tables, columns, joins), plan (relational, safe in grain and
 * nulls), emit (dialect). Deterministic; what an intent gets wrong comes back as diagnostics.
 */
export function compileIntent(intent: Intent, catalog: Catalog, options: CompileOptions): CompiledIntent {
  const problems = validateIntent(intent, catalog, options);
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  const dialect = findDialect(options.dialect ?? catalog.dialect);
  if (!dialect) return { ok: false, diagnostics: [unprintable(options.dialect ?? catalog.dialect)] };
  try {
    return compileValid(intent, catalog, options, dialect);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, diagnostics: [error.diagnostic] };
    throw error;
  }
}

function compileValid(
  intent: Intent,
  catalog: Catalog,
  options: CompileOptions,
  dialect: SqlDialect,
): CompiledIntent {
  const aliases = createAliases();
  const view = viewJoins(prepareJoinGraph(catalog), options);
  const bound = bindIntent({ view, aliases }, intent);
  const { plan, warnings } = planQuery(bound, { aliases, datesAreText: dialect.name === 'sqlite' });
  const joins = explainJoins(bound);
  return {
    ok: true,
    bound,
    plan,
    emitted: emitSql(plan, dialect, options.limit ?? null),
    ...classifyIntent(intent),
    joinedColumns: joinedColumnsOf(bound),
    columns: outputColumns(plan),
    isScalar: isScalarIntent(intent),
    joins,
    reading: describeIntent(intent, joins),
    confidenceParts: joins.map(joinConfidence),
    diagnostics: warnings,
  };
}

function unprintable(dialect: string): Diagnostic {
  return {
    code: 'unsupported',
    severity: 'error',
    message: `SQL for ${dialect} cannot be written yet`,
    span: null,
    suggestions: printableDialects().map((name) => `Use ${name}`),
  };
}
