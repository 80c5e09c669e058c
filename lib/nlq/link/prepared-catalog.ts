import type { Catalog, CatalogColumn, CatalogTable, SqlValue } from '../catalog';

/** One of the names under which something can be found, in stemmed parts with the weight each carries. */
export interface NameForm {
  readonly parts: readonly string[];
  readonly weights: readonly number[];
  /** The parts run together, so that "planning sku" finds `PLANNINGSKU` and the other way round. */
  readonly joined: string;
}

export interface ColumnEntry {
  readonly table: string;
  readonly column: CatalogColumn;
  readonly forms: readonly NameForm[];
}

export interface TableEntry {
  readonly table: CatalogTable;
  readonly forms: readonly NameForm[];
  readonly columns: readonly ColumnEntry[];
}

/** A value that stands in a column, in the catalog's own spelling. */
export interface ValueEntry {
  readonly table: string;
  readonly column: string;
  readonly value: SqlValue;
}

/** One way of writing a name or a value of the catalog, with everything written so. For suggestions. */
export interface Spelling {
  readonly spelling: string;
  readonly kind: 'table' | 'column' | 'value';
  /** The name or value in the catalog's own spelling. */
  readonly text: string;
  /** True when the spelling is only a piece of the name. */
  readonly isPart: boolean;
  readonly tables: ReadonlySet<string>;
}

/** By length, so that only words about as long are compared; values also by their first letter: they are many. */
export interface Spellings {
  readonly names: ReadonlyMap<number, readonly Spelling[]>;
  readonly values: ReadonlyMap<string, readonly Spelling[]>;
}

/** A catalog with everything a sentence is looked up in. Built once per catalog version; never changed. */
export interface PreparedCatalog {
  readonly catalog: Catalog;
  readonly tables: ReadonlyMap<string, TableEntry>;
  readonly tablesByPart: ReadonlyMap<string, readonly TableEntry[]>;
  readonly columnsByPart: ReadonlyMap<string, readonly ColumnEntry[]>;
  readonly tablesByJoinedName: ReadonlyMap<string, readonly TableEntry[]>;
  readonly columnsByJoinedName: ReadonlyMap<string, readonly ColumnEntry[]>;
  /** By lower-case text with white space evened out. */
  readonly values: ReadonlyMap<string, readonly ValueEntry[]>;
  /** For suggestions. */
  readonly spellings: Spellings;
  /** Tables one join edge away. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
}
