/**
 * The result of an execution: one SQLite file, written by a child process and never changed once published. Months
 * are places in `months` of `meta`, from 0. Lists are JSON arrays of texts.
 */
export const RESULT_TABLES = `
  -- One row each: 'execution' (ResultMeta as JSON).
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE cells (
    cell_id INTEGER PRIMARY KEY, month INTEGER NOT NULL,
    lob TEXT NOT NULL, platform TEXT NOT NULL, market TEXT NOT NULL, locality TEXT NOT NULL,
    state TEXT NOT NULL, work_type TEXT NOT NULL, volume REAL NOT NULL, target_cph REAL NOT NULL,
    fte_needed INTEGER NOT NULL, fte_filled INTEGER NOT NULL, capacity INTEGER NOT NULL, source_row INTEGER NOT NULL
  );
  CREATE TABLE buckets (
    bucket_id INTEGER PRIMARY KEY, month INTEGER NOT NULL, platform TEXT NOT NULL, location TEXT NOT NULL,
    skills TEXT NOT NULL, skill_count INTEGER NOT NULL, vendors INTEGER NOT NULL, allocated INTEGER NOT NULL,
    states TEXT NOT NULL, allocated_states TEXT NOT NULL, unallocated_states TEXT NOT NULL
  );
  -- In the order of the roster.
  CREATE TABLE vendors (
    vendor_id INTEGER PRIMARY KEY, cn TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
    platform TEXT NOT NULL, location TEXT NOT NULL, states TEXT NOT NULL, skills TEXT NOT NULL,
    state TEXT NOT NULL, new_work_type TEXT NOT NULL
  );
  -- Every vendor in every month; cell_id is null where not allocated.
  CREATE TABLE assignments (
    month INTEGER NOT NULL, vendor_id INTEGER NOT NULL, bucket_id INTEGER NOT NULL, cell_id INTEGER,
    PRIMARY KEY (month, vendor_id)
  ) WITHOUT ROWID;
  CREATE TABLE shortages (
    cell_id INTEGER PRIMARY KEY, unfilled INTEGER NOT NULL, eligible INTEGER NOT NULL, explanation TEXT NOT NULL
  );
  -- The proof: flow = cut by platform, location and month.
  CREATE TABLE certificates (
    month INTEGER NOT NULL, platform TEXT NOT NULL, location TEXT NOT NULL, flow INTEGER NOT NULL, cut INTEGER NOT NULL
  );
  CREATE TABLE failed_rows (source_row INTEGER PRIMARY KEY, lob TEXT, problem TEXT NOT NULL);
`;

/** Made last, when all rows are in. */
export const RESULT_INDEXES = `
  CREATE INDEX assignments_cell ON assignments (cell_id) WHERE cell_id IS NOT NULL;
  CREATE INDEX assignments_bucket ON assignments (bucket_id);
`;

/** The row 'execution' of `meta`: also what the document properties of the reports say. */
export interface ResultMeta {
  readonly execution_id: string;
  readonly month: string;
  readonly year: number;
  /** Chronological. */
  readonly months: readonly { readonly month: string; readonly year: number }[];
  readonly forecast: { readonly filename: string; readonly sha256: string };
  readonly roster: {
    readonly filename: string;
    readonly sha256: string;
    readonly month: string;
    readonly year: number;
  };
  readonly month_config: unknown;
}
