import type { ColumnType } from '../nlq/catalog';
import type { Row } from '../shared/cell';

export interface ExportColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** A table to be written to a file. */
export interface ExportTable {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  /** The rows from the first on, batch by batch; a writer may read them more than once. */
  readonly read: () => AsyncIterable<readonly Row[]>;
}
