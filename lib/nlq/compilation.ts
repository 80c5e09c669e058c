import type { Catalog, ColumnType, Dialect, EdgeOrigin, JoinEdge, SqlValue } from './catalog';
import type { Intent } from './intent';

/** Characters of the sentence, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type WordRole =
  | 'table'
  | 'column'
  | 'value'
  | 'operator'
  | 'aggregate'
  | 'time'
  | 'order'
  | 'limit'
  | 'relation'
  | 'filler'
  | 'unknown';

/** One word or phrase of the sentence and how it was read. Together they cover every content word. */
export interface WordReading extends Span {
  readonly text: string;
  readonly role: WordRole;
  /** In words, e.g. "table brz_lnd_RBP_GPU" or "STATUS = inactive". Empty for filler. */
  readonly meaning: string;
}

export type DiagnosticCode =
  | 'empty_sentence'
  | 'too_long'
  | 'not_understood'
  | 'unknown_word'
  | 'unknown_table'
  | 'unknown_column'
  | 'ambiguous'
  | 'no_join'
  | 'same_table'
  | 'unsupported'
  | 'excluded_join'
  | 'fan_out';

/** Something to say about the sentence: what, where in it, and what to write instead. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly span: Span | null;
  /** Replacement words or whole sentences, best first. */
  readonly suggestions: readonly string[];
}

export interface JoinStep {
  readonly from: { readonly table: string; readonly columns: readonly string[] };
  readonly to: { readonly table: string; readonly columns: readonly string[] };
  readonly origin: EdgeOrigin | 'sentence';
  readonly confidence: number;
  readonly evidence: string;
}

export interface Explanation {
  readonly words: readonly WordReading[];
  /** The sentence as Plumbline read it, in plain English. */
  readonly reading: string;
  readonly joins: readonly JoinStep[];
  readonly confidence: readonly { readonly part: string; readonly score: number; readonly why: string }[];
}

export interface OutputColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** The specification's words. */
export type QueryType =
  | 'COMPARISON_QUERY'
  | 'DATA_QUERY'
  | 'FILTER_QUERY'
  | 'AGGREGATION_QUERY'
  | 'DUPLICATE_QUERY';
export type Operation =
  | 'NOT_IN'
  | 'IN'
  | 'IN_BOTH'
  | 'EITHER_NOT_BOTH'
  | 'MISMATCH'
  | 'EQUALS'
  | 'AGGREGATE'
  | 'DUPLICATES'
  | 'SELECT';

export interface EmittedSql {
  readonly dialect: Dialect;
  /** One SELECT with placeholders (`?`, or `$1` on PostgreSQL), without the caller's row limit. */
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** The same rows cut at the caller's `limit`; equal to `sql` when none was given. */
  readonly limitedSql: string;
  readonly limitedParams: readonly SqlValue[];
  /** `SELECT COUNT(*)` over `sql`, for the exact total; same `params`. */
  readonly countSql: string;
  /** `limitedSql` with its literals in place, formatted to be read, runnable as it stands. */
  readonly displaySql: string;
}

/** What the compiler made of a sentence. Plain data throughout. */
export interface Compilation {
  readonly status: 'compiled' | 'needs_clarification';
  readonly sentence: string;
  readonly parser: 'rules' | 'llm' | 'confirmed';
  readonly intent: Intent | null;
  readonly emitted: EmittedSql | null;
  readonly queryType: QueryType | null;
  readonly operation: Operation | null;
  readonly sourceTable: string | null;
  readonly targetTable: string | null;
  /** Column pairs of the comparison or of the joins, `[source, target]`. */
  readonly joinedColumns: readonly (readonly [string, string])[];
  readonly columns: readonly OutputColumn[];
  /** True when the answer is one row with one number: that number is then the KPI's value. */
  readonly isScalar: boolean;
  readonly explanation: Explanation;
  /** 0 to 1. */
  readonly confidence: number;
  /** Other readings, in plain English, best first. */
  readonly alternatives: readonly {
    readonly reading: string;
    readonly confidence: number;
    readonly intent: Intent;
  }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Every intermediate value, for the explain view and the golden tests. */
  readonly stages: Readonly<Record<string, unknown>>;
}

/** Joins that people stated for reconciliation; they take precedence over everything the catalog knows. */
export interface Ruleset {
  readonly name: string;
  readonly rules: readonly Pick<JoinEdge, 'from' | 'to' | 'normalisations'>[];
}

export interface CompileOptions {
  /** What "today" means. */
  readonly now: Date;
  /** Dialect to emit; the catalog's own unless given. */
  readonly dialect?: Dialect;
  /** The caller's row limit, put into `limitedSql` only. */
  readonly limit?: number;
  /** Columns that may never be join keys (any table, any case). They stay in results. */
  readonly excludedFields?: readonly string[];
  readonly ruleset?: Ruleset;
  /** Only these tables are visible; all unless given. */
  readonly tables?: readonly string[];
  readonly proposedIntents?: readonly { readonly intent: Intent; readonly parser: 'llm' | 'confirmed' }[];
}

export type { Catalog };
