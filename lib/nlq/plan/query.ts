import type { ColumnType, Normalisation, SqlValue } from '../catalog';
import type { AggregateFunction, ComparisonOperator, PeriodUnit } from '../intent';

/**
 * The relational plan: what a statement does, before any dialect prints it. Only reading can be expressed,
 * and there is no node for text that the emitter would print as it stands.
 */
export type Query = SelectQuery | SetQuery;

export interface SelectQuery {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly columns: readonly Projection[];
  readonly from: Source;
  readonly joins: readonly Join[];
  readonly where: Predicate | null;
  readonly groupBy: readonly Scalar[];
  readonly having: Predicate | null;
  readonly orderBy: readonly Sort[];
  readonly limit: number | null;
}

/** `union_all` keeps rows that both sides have; the others follow set semantics. */
export interface SetQuery {
  readonly kind: 'set';
  readonly operation: 'union' | 'union_all' | 'intersect' | 'except';
  readonly left: Query;
  readonly right: Query;
  /** Sorts by output columns only. */
  readonly orderBy: readonly Sort[];
  readonly limit: number | null;
}

export type Projection =
  | { readonly kind: 'item'; readonly expression: Scalar; readonly name: string; readonly type: ColumnType }
  /** Every column of a source, in its order. */
  | {
      readonly kind: 'all';
      readonly source: string;
      readonly columns: readonly { name: string; type: ColumnType }[];
    };

/** `alias` is unique in the whole statement. */
export type Source =
  | { readonly kind: 'table'; readonly schema: string | null; readonly table: string; readonly alias: string }
  | { readonly kind: 'derived'; readonly query: Query; readonly alias: string };

export interface Join {
  readonly kind: 'inner' | 'left';
  readonly source: Source;
  readonly on: Predicate;
}

export interface Sort {
  readonly expression: Scalar;
  readonly direction: 'asc' | 'desc';
  /** Whether nulls can occur; they are sorted last. */
  readonly nullable: boolean;
}

export type Scalar =
  | { readonly kind: 'literal'; readonly value: SqlValue }
  | {
      readonly kind: 'column';
      readonly source: string;
      readonly column: string;
      readonly type: ColumnType;
      readonly isNeverNull?: true;
    }
  /** A column of the statement's own output, by name (set queries). */
  | { readonly kind: 'output'; readonly name: string }
  /** `argument: null` counts rows. */
  | {
      readonly kind: 'aggregate';
      readonly function: AggregateFunction;
      readonly argument: Scalar | null;
      readonly distinct: boolean;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Scalar;
      readonly right: Scalar;
    }
  | {
      readonly kind: 'period';
      readonly unit: PeriodUnit;
      readonly argument: Scalar;
      readonly type: ColumnType;
    }
  | { readonly kind: 'scalar_query'; readonly query: Query }
  /** `value` where `condition` holds, else null. */
  | { readonly kind: 'when'; readonly condition: Predicate; readonly value: Scalar }
  | { readonly kind: 'coalesce'; readonly argument: Scalar; readonly fallback: Scalar }
  | { readonly kind: 'lower'; readonly argument: Scalar }
  | { readonly kind: 'cast'; readonly to: 'text' | 'number'; readonly argument: Scalar }
  | { readonly kind: 'normalise'; readonly steps: readonly Normalisation[]; readonly argument: Scalar }
  | {
      readonly kind: 'row_number';
      readonly partitionBy: readonly Scalar[];
      readonly orderBy: readonly Sort[];
    }
  /** How many rows of the partition have a value. */
  | { readonly kind: 'count_over'; readonly argument: Scalar; readonly partitionBy: readonly Scalar[] };

export type Predicate =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Predicate[] }
  | { readonly kind: 'not'; readonly condition: Predicate }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: Scalar;
      readonly right: Scalar;
    }
  /** Both ends included. */
  | { readonly kind: 'between'; readonly argument: Scalar; readonly low: Scalar; readonly high: Scalar }
  | { readonly kind: 'one_of'; readonly argument: Scalar; readonly values: readonly Scalar[] }
  | { readonly kind: 'in_query'; readonly argument: Scalar; readonly query: Query }
  | {
      readonly kind: 'like';
      readonly argument: Scalar;
      readonly mode: 'starts_with' | 'ends_with' | 'contains';
      readonly text: string;
    }
  | { readonly kind: 'is_null'; readonly argument: Scalar }
  /** Null or, for text, nothing but spaces. */
  | { readonly kind: 'is_blank'; readonly argument: Scalar }
  /** True also when exactly one side is null. */
  | { readonly kind: 'differs'; readonly left: Scalar; readonly right: Scalar }
  /** Whether a row of `query` has `keys` in its columns. Never null: without a key there is no match. */
  | {
      readonly kind: 'match';
      readonly negated: boolean;
      readonly keys: readonly Scalar[];
      readonly query: SelectQuery;
    };
