import type { Catalog } from './catalog';
import type {
  CompileOptions,
  Diagnostic,
  EmittedSql,
  Explanation,
  JoinStep,
  Operation,
  OutputColumn,
  QueryType,
} from './compilation';
import type { Intent } from './intent';
import type { Query } from './plan/query';
import type { BoundQuery } from './resolve/bound';

/** What became of an intent: SQL with everything that explains it, or why there is none. */
export type CompiledIntent =
  | {
      readonly ok: true;
      readonly bound: BoundQuery;
      readonly plan: Query;
      readonly emitted: EmittedSql;
      readonly queryType: QueryType;
      readonly operation: Operation;
      readonly sourceTable: string;
      readonly targetTable: string | null;
      readonly joinedColumns: readonly (readonly [string, string])[];
      readonly columns: readonly OutputColumn[];
      readonly isScalar: boolean;
      readonly joins: readonly JoinStep[];
      readonly reading: string;
      readonly confidenceParts: Explanation['confidence'];
      /** Warnings only. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Turns an intent into SQL: resolve (tables, columns, joins), plan (relational, safe in grain and nulls),
 * emit (dialect). Deterministic; never throws for what an intent says.
 */
export function compileIntent(_intent: Intent, _catalog: Catalog, _options: CompileOptions): CompiledIntent {
  return {
    ok: false,
    diagnostics: [
      { code: 'unsupported', severity: 'error', message: 'Not compiled yet', span: null, suggestions: [] },
    ],
  };
}
