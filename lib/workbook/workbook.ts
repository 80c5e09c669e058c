/** A cell as a person sees it: a formula is its stored value, rich text and links are their text. */
export type PlainCell = string | number | boolean | Date | null | CellError;

/** A cell without a value that could be used: `#REF!`, a formula that was never calculated, a damaged text. */
export interface CellError {
  readonly error: string;
}

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly row: number;
  /** From column A on; what is behind the last cell is left out. */
  readonly cells: readonly PlainCell[];
}

/** A file of rows that was uploaded. */
export interface Workbook {
  readonly kind: 'xlsx' | 'csv';
  /** In the order of the workbook; the one sheet of a CSV is called null. */
  readonly sheets: readonly (string | null)[];
  /**
   * Rows with something in them. May be read more than once, and left at any row.
   * @throws AppError where the sheet is damaged or beyond a limit.
   */
  read(sheet: string | null): AsyncIterable<SheetRow>;
  close(): void;
}

export const isCellError = (cell: PlainCell | undefined): cell is CellError =>
  typeof cell === 'object' && cell !== null && !(cell instanceof Date);
