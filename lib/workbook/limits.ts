const MIB = 1024 * 1024;

/** The largest file that is opened. */
export const MAX_FILE_BYTES = 50 * MIB;
/** Rows with something in them, of one sheet. */
export const MAX_ROWS = 200_000;
export const MAX_COLUMNS = 100;
/** Reading stops after so many empty rows one after the other; empty ones that are recognised at once do not count. */
export const MAX_EMPTY_ROWS = 200_000;
/** Characters in the cells of one row of a CSV. */
export const MAX_CSV_ROW = 256 * 1024;
/** Characters between two line breaks of a CSV. */
export const MAX_CSV_LINE = 512 * 1024;

/** Of XML, of one row of a workbook: a hundred cells as full as Excel allows. */
export const MAX_ROW_CHARACTERS = 8 * MIB;

/** What a workbook may be when unpacked. A roster of 100,000 vendors is some 70 MiB of XML. */
export const archiveLimits = {
  entries: 2_000,
  /** All parts together. */
  inflatedBytes: 500 * MIB,
  /** Parts above `ratioFromBytes` may not be packed more than this; XML of real tables is packed 10 to 60 times. */
  ratio: 200,
  ratioFromBytes: 4 * MIB,
  /** One sheet; 200,000 rows of 12 columns are some 140 MiB. */
  sheetBytes: 160 * MIB,
  /** The texts of all cells, which are held in memory. */
  stringsBytes: 32 * MIB,
  stylesBytes: 16 * MIB,
  /** Parts that say what lies where. */
  indexBytes: 2 * MIB,
} as const;
