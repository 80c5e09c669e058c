import type { SqlValue } from '../../nlq/catalog';
import type { Cell, Row } from '../../shared/cell';

export interface QueryOptions {
  /** The database stops the statement after this long where it can; the caller's process guard is the last word. */
  readonly timeoutMs: number;
  /** Reading stops after this many rows. */
  readonly maxRows: number;
  readonly signal?: AbortSignal;
}

/** Rows as they come, some hundreds at a time. Ending the iteration early frees the statement. */
export interface RowStream {
  /** Names as the database gives them; two may be equal. */
  readonly columns: readonly { readonly name: string; readonly nativeType: string | null }[];
  readonly batches: AsyncIterable<readonly Row[]>;
}

/** What a connector saw of one column: declaration, and the values it sampled. */
export interface ColumnProfile {
  readonly name: string;
  readonly nativeType: string;
  readonly nullable: boolean;
  readonly isPrimaryKey: boolean;
  /** Declared unique, alone. */
  readonly isUnique: boolean;
  /** Sampled distinct values and how often each was seen; without nulls, binary and very long texts. */
  readonly values: ReadonlyMap<Exclude<Cell, null>, number>;
  /** True when `values` holds every distinct value of the column. */
  readonly complete: boolean;
  /** Sampled rows, and how many of them were null. */
  readonly sampledRows: number;
  readonly nulls: number;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly targetColumns: readonly string[];
}

export interface TableProfile {
  readonly name: string;
  /** Null where the database has no schemas. */
  readonly schema: string | null;
  readonly rowCount: number;
  readonly columns: readonly ColumnProfile[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

/**
 * The only way to a user's database. Opening one makes the session read-only by the database's own means.
 * Failures are AppErrors of code `unavailable` that name the data source, never its path or address.
 */
export interface Connector {
  introspect(): Promise<readonly TableProfile[]>;
  query(sql: string, params: readonly SqlValue[], options: QueryOptions): Promise<RowStream>;
  /** Round trip in milliseconds. */
  ping(): Promise<number>;
  close(): Promise<void>;
}
