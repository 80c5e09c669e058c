import Sqlite from 'libsql';
import type { Allocation } from '../compute-allocation';
import { capacityOf } from '../optimiser/need';
import { RESULT_INDEXES, RESULT_TABLES, type ResultMeta } from '../result-file';
import { bucketId, bucketMonths } from './bucket-months';

type Value = string | number | null;
type Writer = (row: readonly Value[]) => void;

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
    const into = (table: string, columns: number): Writer => {
      const insert = db.prepare(`INSERT INTO ${table} VALUES (?${', ?'.repeat(columns - 1)})`);
      return (row) => insert.run(row as Value[]);
    };
    into('meta', 2)(['execution', JSON.stringify(meta)]);
    writeDemand(allocation, into);
    tell(0.2);
    writeBuckets(allocation, into);
    tell(0.3);
    writeVendors(allocation, into);
    tell(0.5);
    writeAssignments(allocation, into);
    tell(0.9);
    db.exec(`COMMIT; ${RESULT_INDEXES}`);
    tell(1);
  } finally {
    db.close();
  }
}

type Into = (table: string, columns: number) => Writer;

function writeDemand({ need, assignment, explanations }: Allocation, into: Into): void {
  const cell = into('cells', 14);
  need.cells.forEach(({ row, platform, month, volume, factors, need: needed }, id) => {
    const filled = assignment.filled[id] ?? 0;
    cell([
      id,
      month,
      row.lob,
      platform,
      row.market,
      row.locality,
      row.state,
      row.workType,
      volume,
      factors.targetCph,
      needed,
      filled,
      capacityOf(filled, factors),
      row.row,
    ]);
  });
  const shortage = into('shortages', 4);
  assignment.shortages.forEach(({ cell: id, unfilled, eligible }, place) => {
    shortage([id, unfilled, eligible, explanations[place] ?? '']);
  });
  const certificate = into('certificates', 5);
  for (const { month, platform, location, flow, cut } of assignment.certificates) {
    certificate([month, platform, location, flow, cut]);
  }
  const failed = into('failed_rows', 3);
  for (const { row, lob, problem } of need.failedRows) failed([row, lob, problem]);
}

function writeBuckets({ buckets, assignment }: Allocation, into: Into): void {
  const bucket = into('buckets', 11);
  for (const each of bucketMonths(buckets, assignment)) {
    const { platform = '', location = '', skills = [] } = buckets.groups[each.group] ?? {};
    bucket([
      each.bucketId,
      each.month,
      platform,
      location,
      JSON.stringify(skills),
      skills.length,
      each.vendors,
      each.allocated,
      JSON.stringify(each.states),
      JSON.stringify(each.allocatedStates),
      JSON.stringify(each.unallocatedStates),
    ]);
  }
}

function writeVendors({ buckets }: Allocation, into: Into): void {
  const write = into('vendors', 10);
  buckets.vendors.forEach(({ vendor, platform, skills }, id) => {
    write([
      id,
      vendor.cn,
      vendor.firstName,
      vendor.lastName,
      platform,
      vendor.location,
      JSON.stringify(vendor.states),
      JSON.stringify(skills),
      vendor.state,
      vendor.newWorkType,
    ]);
  });
}

function writeAssignments({ buckets, assignment }: Allocation, into: Into): void {
  const write = into('assignments', 4);
  for (const [month, cells] of assignment.cellOf.entries()) {
    for (const [vendor, { group }] of buckets.vendors.entries()) {
      const cell = cells[vendor] ?? -1;
      write([month, vendor, bucketId(buckets, month, group), cell < 0 ? null : cell]);
    }
  }
}
