/** The SQL dialects the emitter knows by name; `lib/nlq/emit` says which it can print today. */
export type Dialect = 'sqlite' | 'mysql' | 'postgresql' | 'sqlserver' | 'oracle';

export type ColumnType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'binary'
  | 'unknown';

/** A value as it travels between catalog, intent and SQL parameters. Dates travel as ISO 8601 text. */
export type SqlValue = string | number | boolean | null;

export interface CatalogColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The type as the database declares it, e.g. `VARCHAR(40)`. */
  readonly nativeType: string;
  readonly nullable: boolean;
  readonly isPrimaryKey: boolean;
  readonly isUnique: boolean;
  /** Other names people use for the column, set by people. */
  readonly aliases: readonly string[];
  /** Sampled distinct values, most frequent first. */
  readonly values: readonly SqlValue[];
  /** True when `values` holds every distinct value of the column. */
  readonly valuesComplete: boolean;
  readonly distinctCount: number | null;
  /** 0 to 1; blanks are not nulls. */
  readonly nullRatio: number | null;
}

export interface CatalogTable {
  readonly name: string;
  /** The schema to qualify the name with, or null where the database has none (SQLite). */
  readonly schema: string | null;
  readonly aliases: readonly string[];
  readonly columns: readonly CatalogColumn[];
  readonly primaryKey: readonly string[];
  readonly rowCount: number | null;
}

/** How values of the two sides of a join are made comparable, applied in this order. */
export type Normalisation = 'trim' | 'case' | 'leading_zeros' | 'punctuation';

/** Where a join comes from; earlier ones win over later ones. */
export type EdgeOrigin = 'ruleset' | 'declared' | 'confirmed' | 'inferred';

export interface JoinEdge {
  readonly from: { readonly table: string; readonly columns: readonly string[] };
  readonly to: { readonly table: string; readonly columns: readonly string[] };
  readonly origin: EdgeOrigin;
  /** 0 to 1. */
  readonly confidence: number;
  readonly normalisations: readonly Normalisation[];
  /** In words, e.g. "97 % of values found in hana_material_master.MATERIAL". */
  readonly evidence: string;
}

/** Another name for a table, a column or a value, valid in this catalog only. */
export interface CatalogSynonym {
  readonly phrase: string;
  readonly table: string;
  readonly column?: string;
  readonly value?: SqlValue;
}

/** What sentences are compiled against: one version of a knowledge graph. Plain, serialisable data. */
export interface Catalog {
  readonly name: string;
  readonly version: number;
  readonly dialect: Dialect;
  readonly tables: readonly CatalogTable[];
  readonly edges: readonly JoinEdge[];
  readonly synonyms: readonly CatalogSynonym[];
}
