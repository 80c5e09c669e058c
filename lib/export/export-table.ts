import type { ColumnType } from '../nlq/catalog';
import type { Row } from '../shared/cell';

/** A table to be written to a file, its rows given batch by batch. */
export interface ExportTable {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly batches: AsyncIterable<readonly Row[]>;
}
