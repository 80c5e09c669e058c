import type { ColumnType } from '../nlq/catalog';
import type { Row } from '../shared/cell';

export interface SheetColumn {
  readonly name: string;
  /** `percent`: a fraction of 1, shown as 12.34 %. */
  readonly type: ColumnType | 'percent';
}

export interface WorkbookSheet {
  /** At most 31 characters, none of `\ / ? * [ ] :`; unique in the workbook. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** The rows without the header, batch by batch; read once. */
  readonly read: () => AsyncIterable<readonly Row[]>;
}

/** A workbook to be written. */
export interface ExportWorkbook {
  readonly title: string;
  /** What else the file says of itself, by name: File → Info → Properties → Advanced in Excel. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly sheets: readonly WorkbookSheet[];
}
