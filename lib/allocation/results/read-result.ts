import type { Bucket, DemandCell, FailedRow, FillSummary, Shortage, VendorMonth } from '../result-schemas';
import { type ComparedResults, type CompareTask, compareResults } from './compare-results';
import { type OpenResult, readAll, toWireRow, withResult } from './open-result';
import { type RowFilter, type RowSource, selectRows } from './select-rows';

export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

export interface CellPage extends Page<DemandCell> {
  readonly summary: readonly FillSummary[];
  readonly failedRows: readonly FailedRow[];
}

/** What of a result is read; `path` is absolute. */
export type ResultTask =
  | {
      readonly kind: 'cells' | 'buckets' | 'vendors' | 'shortages';
      readonly path: string;
      readonly filter: RowFilter;
    }
  | CompareTask;

export type ResultReply = CellPage | Page<Bucket> | Page<VendorMonth> | Page<Shortage> | ComparedResults;

/** Does one task; a file that is damaged throws. */
export function readResult(task: ResultTask): ResultReply {
  if (task.kind === 'compare') return compareResults(task);
  const { filter } = task;
  return withResult(task.path, (result): ResultReply => {
    switch (task.kind) {
      case 'cells':
        return readCells(result, filter);
      case 'buckets':
        return readPage<Bucket>(result, BUCKETS, filter, [], LISTS);
      case 'vendors':
        return readPage<VendorMonth>(result, VENDORS, filter, vendorConditions(filter), LISTS);
      case 'shortages':
        return readPage<Shortage>(result, SHORTAGES, filter);
    }
  });
}

/** Columns that are lists. */
const LISTS = ['skills', 'states'];

function readPage<T>(
  result: OpenResult,
  source: RowSource,
  filter: RowFilter,
  extra: readonly string[] = [],
  lists: readonly string[] = [],
): Page<T> {
  const { rows, count, params } = selectRows(result, source, filter, extra);
  const [total = 0] = readAll(result, count, params, (row) => Number(row.total));
  return { rows: readAll(result, rows, params, (row) => toWireRow<T>(result, row, lists)), total };
}

const CELLS: RowSource = {
  columns: `cell_id, month, lob, platform, market, locality, state, work_type, volume, target_cph, fte_needed,
    fte_filled, capacity, source_row`,
  from: 'cells',
  month: 'month',
  platform: 'platform',
  locality: 'locality',
  state: 'state',
  workType: 'work_type',
  texts: ['lob', 'state', 'work_type'],
  order: 'cell_id',
};

const BUCKETS: RowSource = {
  columns: 'bucket_id, month, platform, location, skills, vendors, allocated, states',
  from: 'buckets',
  month: 'month',
  platform: 'platform',
  locality: 'location',
  state: { in: 'states' },
  workType: { in: 'skills' },
  texts: ['platform', 'skills', 'states'],
  order: 'month, bucket_id',
};

const VENDORS: RowSource = {
  columns: `a.month, v.cn, v.first_name, v.last_name, v.platform, v.location, v.states, v.skills, a.bucket_id, a.cell_id,
    c.lob, c.state, c.work_type`,
  from: 'assignments AS a JOIN vendors AS v USING (vendor_id) LEFT JOIN cells AS c ON c.cell_id = a.cell_id',
  month: 'a.month',
  platform: 'v.platform',
  locality: 'v.location',
  state: { in: 'v.states' },
  workType: { in: 'v.skills' },
  texts: ['v.cn', 'v.first_name', `' '`, 'v.last_name', `coalesce(c.lob, '')`],
  order: 'a.month, a.vendor_id',
};

const SHORTAGES: RowSource = {
  columns: `s.cell_id, c.month, c.lob, c.platform, c.locality, c.state, c.work_type, c.fte_needed, c.fte_filled,
    s.unfilled, s.eligible, s.explanation`,
  from: 'shortages AS s JOIN cells AS c USING (cell_id)',
  month: 'c.month',
  platform: 'c.platform',
  locality: 'c.locality',
  state: 'c.state',
  workType: 'c.work_type',
  texts: ['c.lob', 'c.state', 'c.work_type', 's.explanation'],
  order: 's.unfilled DESC, s.cell_id',
};

function vendorConditions({ allocated, cell_id, bucket_id }: RowFilter): string[] {
  return [
    ...(allocated === 'yes' ? ['a.cell_id IS NOT NULL'] : []),
    ...(allocated === 'no' ? ['a.cell_id IS NULL'] : []),
    // Checked to be whole numbers.
    ...(cell_id === undefined ? [] : [`a.cell_id = ${cell_id}`]),
    ...(bucket_id === undefined ? [] : [`a.bucket_id = ${bucket_id}`]),
  ];
}

const FILL = { all: [], filled: ['fte_filled = fte_needed'], unfilled: ['fte_filled < fte_needed'] } as const;

function readCells(result: OpenResult, filter: RowFilter): CellPage {
  const failed = 'SELECT source_row AS row, lob, problem FROM failed_rows ORDER BY source_row';
  return {
    ...readPage<DemandCell>(result, CELLS, filter, FILL[filter.fill ?? 'all']),
    summary: readSummary(result),
    failedRows: readAll(result, failed, [], (row) => row as unknown as FailedRow),
  };
}

/** Demand and people by month, platform and locality; either may be missing for one. Platforms match in any case. */
function readSummary(result: OpenResult): FillSummary[] {
  return readAll(
    result,
    `SELECT month, min(platform) AS platform, locality, sum(cells) AS cells, sum(needed) AS fte_needed,
       sum(filled) AS fte_filled, sum(vendors) AS vendors, sum(allocated) AS vendors_allocated
     FROM (
       SELECT month, platform, locality, 1 AS cells, fte_needed AS needed, fte_filled AS filled, 0 AS vendors,
         0 AS allocated FROM cells
       UNION ALL SELECT month, platform, location, 0, 0, 0, vendors, allocated FROM buckets
     ) GROUP BY month, lower(platform), locality ORDER BY month, lower(platform), locality`,
    [],
    (row) => toWireRow<FillSummary>(result, row),
  );
}
