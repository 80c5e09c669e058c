/** A value as a landing table holds it. */
export type Cell = string | number | null;

/** A table of the landing database with its rows, ready to be written. */
export interface LandingTable {
  readonly name: string;
  /** Column name → declared type, in column order. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that sentences join on; each gets an index. */
  readonly keyColumns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** What is known of a table before its rows. */
export interface TableShape<Column extends string> {
  readonly name: string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly keyColumns: readonly NoInfer<Column>[];
}

/** The rows of a shape: every column, nothing else. */
export type RowOf<Shape> = Shape extends TableShape<infer Column> ? Readonly<Record<Column, Cell>> : never;

/** Declares a shape, keeping its column names as types. */
export function tableShape<Column extends string>(shape: TableShape<Column>): TableShape<Column> {
  return shape;
}
