import Sqlite from 'libsql';
import { bucketId, bucketMonths } from './computation/bucket-months';
import type { Allocation } from './compute-allocation';
import { capacityOf } from './optimiser/need';
import { RESULT_INDEXES, RESULT_TABLES, type ResultMeta } from './result-file';

type Value = string | number | null;
type Rows = Iterable<readonly Value[]>;

/** Rows of one INSERT: a call of the driver costs more than a row. */
const BATCH = 50;

/** Every table of a result with its rows, and the part of the work that is done before it. */
const TABLES: readonly {
  readonly name: string;
  readonly rows: (allocation: Allocation) => Rows;
  readonly done: number;
}[] = [
  { name: 'cells', rows: cells, done: 0 },
  { name: 'shortages', rows: shortages, done: 0.1 },
  { name: 'certificates', rows: certificates, done: 0.1 },
  { name: 'failed_rows', rows: failedRows, done: 0.1 },
  { name: 'buckets', rows: buckets, done: 0.1 },
  { name: 'vendors', rows: vendors, done: 0.2 },
  { name: 'assignments', rows: assignments, done: 0.3 },
];

/**
 * Writes the rows of an allocation as a result file; publishing it is the caller's. The same allocation gives the same
 * rows. `tell` hears of the part that is done, from 0 to 1.
 */
export function writeResult(
  file: string,
  allocation: Allocation,
  meta: ResultMeta,
  tell: (part: number) => void,
): void {
  const db = new Sqlite(file);
  try {
    // Nothing but the finished, synced and renamed file is ever read, so the journal would protect nobody.
    db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${RESULT_TABLES}; BEGIN`);
    insertAll(db, 'meta', [['execution', JSON.stringify(meta)]]);
    for (const { name, rows, done } of TABLES) {
      tell(done);
      insertAll(db, name, rows(allocation));
    }
    tell(0.8);
    db.exec(`COMMIT; ${RESULT_INDEXES}`);
    tell(1);
  } finally {
    db.close();
  }
}

function insertAll(db: Sqlite.Database, table: string, rows: Rows): void {
  let values: Value[] = [];
  let waiting = 0;
  let insert: Sqlite.Statement | undefined;
  const prepare = (count: number, columns: number): Sqlite.Statement => {
    const row = `(?${', ?'.repeat(columns - 1)})`;
    return db.prepare(`INSERT INTO ${table} VALUES ${row}${`, ${row}`.repeat(count - 1)}`);
  };
  for (const row of rows) {
    values.push(...row);
    waiting += 1;
    if (waiting < BATCH) continue;
    insert ??= prepare(BATCH, row.length);
    insert.run(values);
    values = [];
    waiting = 0;
  }
  if (waiting > 0) prepare(waiting, values.length / waiting).run(values);
}

function* cells({ need, assignment }: Allocation): Rows {
  for (const [id, { row, platform, month, volume, factors, need: needed }] of need.cells.entries()) {
    const filled = assignment.filled[id] ?? 0;
    yield [
      ...[id, month, row.lob, platform, row.market, row.locality, row.state, row.workType],
      ...[volume, factors.targetCph, needed, filled, capacityOf(filled, factors), row.row],
    ];
  }
}

function* shortages({ assignment, explanations }: Allocation): Rows {
  for (const [place, { cell, unfilled, eligible }] of assignment.shortages.entries()) {
    yield [cell, unfilled, eligible, explanations[place] ?? ''];
  }
}

function* certificates({ assignment }: Allocation): Rows {
  for (const { month, platform, location, flow, cut } of assignment.certificates) {
    yield [month, platform, location, flow, cut];
  }
}

function* failedRows({ need }: Allocation): Rows {
  for (const { row, lob, problem } of need.failedRows) yield [row, lob, problem];
}

function* buckets({ buckets: grouped, assignment }: Allocation): Rows {
  for (const bucket of bucketMonths(grouped, assignment)) {
    const { platform = '', location = '', skills = [] } = grouped.groups[bucket.group] ?? {};
    yield [
      ...[bucket.bucketId, bucket.month, platform, location, JSON.stringify(skills), skills.length],
      ...[bucket.vendors, bucket.allocated, JSON.stringify(bucket.states)],
      ...[JSON.stringify(bucket.allocatedStates), JSON.stringify(bucket.unallocatedStates)],
    ];
  }
}

function* vendors({ buckets: { vendors: all } }: Allocation): Rows {
  for (const [id, { vendor, platform, skills }] of all.entries()) {
    yield [
      ...[id, vendor.cn, vendor.firstName, vendor.lastName, platform, vendor.location],
      ...[JSON.stringify(vendor.states), JSON.stringify(skills), vendor.state, vendor.newWorkType],
    ];
  }
}

function* assignments({ buckets: grouped, assignment }: Allocation): Rows {
  for (const [month, cellOf] of assignment.cellOf.entries()) {
    for (const [vendor, { group }] of grouped.vendors.entries()) {
      const cell = cellOf[vendor] ?? -1;
      yield [month, vendor, bucketId(grouped, month, group), cell < 0 ? null : cell];
    }
  }
}
