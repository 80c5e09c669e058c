import type { CatalogColumn, CatalogTable, EdgeOrigin, Normalisation } from '../catalog';
import type { AggregateFunction, ComparisonOperator, Literal, PeriodUnit, Relation } from '../intent';

/** One use of a table in a query; a table used in two roles has two instances. */
export interface Instance {
  /** Unique in the whole statement. */
  readonly id: string;
  readonly table: CatalogTable;
  readonly role: string | null;
}

export interface KeyColumns {
  readonly parent: CatalogColumn;
  readonly child: CatalogColumn;
}

/** How the rows of `child` belong to those of `parent`. */
export interface BoundJoin {
  readonly parent: Instance;
  readonly child: Instance;
  readonly keys: readonly KeyColumns[];
  readonly normalisations: readonly Normalisation[];
  readonly origin: EdgeOrigin | 'sentence';
  readonly confidence: number;
  readonly evidence: string;
  /** False when the catalog knows that at most one row of `child` belongs to a row of `parent`. */
  readonly toMany: boolean;
  /** The same from the child: false when at most one row of `parent` belongs to a row of `child`. */
  readonly fromMany: boolean;
}

/** Tables joined to each other from `root` on; parents stand before their children in `joins`. */
export interface JoinTree {
  readonly root: Instance;
  readonly joins: readonly BoundJoin[];
}

export type BoundExpression =
  | Literal
  | { readonly kind: 'column'; readonly instance: string; readonly column: CatalogColumn }
  | {
      readonly kind: 'aggregate';
      readonly function: AggregateFunction;
      readonly argument: BoundExpression | null;
      readonly distinct: boolean;
      readonly where: BoundCondition | null;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    }
  | { readonly kind: 'period'; readonly unit: PeriodUnit; readonly argument: BoundExpression }
  | { readonly kind: 'scalar'; readonly query: BoundQuery };

export type BoundCondition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly BoundCondition[] }
  | { readonly kind: 'not'; readonly condition: BoundCondition }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: BoundExpression;
      readonly right: BoundExpression;
      readonly ignoreCase: boolean;
    }
  | {
      readonly kind: 'between';
      readonly argument: BoundExpression;
      readonly low: BoundExpression;
      readonly high: BoundExpression;
      readonly upperExclusive: boolean;
    }
  | {
      readonly kind: 'one_of';
      readonly argument: BoundExpression;
      readonly values: readonly Literal[];
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'in_query'; readonly argument: BoundExpression; readonly query: BoundQuery }
  | {
      readonly kind: 'text_match';
      readonly argument: BoundExpression;
      readonly mode: 'starts_with' | 'ends_with' | 'contains';
      readonly text: string;
    }
  | { readonly kind: 'missing'; readonly argument: BoundExpression; readonly orBlank: boolean }
  | { readonly kind: 'related'; readonly rows: RelatedRows; readonly count: RelatedCount | null };

export interface RelatedCount {
  readonly operator: ComparisonOperator;
  readonly value: number;
}

/** The rows that belong to a row of `link.parent`: those of `tree`, whose root is `link.child`. */
export interface RelatedRows {
  readonly link: BoundJoin;
  readonly tree: JoinTree;
  /** Whose rows are meant: the root, or a table reached through it. */
  readonly target: Instance;
  readonly where: BoundCondition | null;
}

export interface BoundRelation {
  readonly kind: Relation['kind'];
  readonly rows: RelatedRows;
  /** `mismatch`: pairs that must agree. */
  readonly attributes: readonly KeyColumns[];
}

export interface BoundSelectItem {
  readonly expression: BoundExpression;
  readonly name: string | null;
  readonly additional: boolean;
}

export interface BoundOrder {
  readonly expression: BoundExpression;
  readonly direction: 'asc' | 'desc';
}

/** An intent whose tables, columns and joins are found in the catalog. */
export interface BoundQuery {
  readonly entity: Instance;
  readonly tree: JoinTree;
  readonly select: readonly BoundSelectItem[];
  readonly distinct: boolean;
  readonly where: BoundCondition | null;
  readonly relations: readonly BoundRelation[];
  readonly duplicates: { readonly columns: readonly CatalogColumn[]; readonly summarise: boolean } | null;
  readonly groupBy: readonly BoundExpression[];
  readonly having: BoundCondition | null;
  readonly orderBy: readonly BoundOrder[];
  readonly limit: number | null;
  readonly perGroup: { readonly per: readonly BoundExpression[]; readonly count: number } | null;
  readonly combine: {
    readonly operation: 'union' | 'intersect' | 'except';
    readonly right: BoundQuery;
  } | null;
}
