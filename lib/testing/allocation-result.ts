import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'libsql';
import type { ExecutionRow } from '../allocation/execution-row';
import { isActive } from '../allocation/execution-schemas';
import { findExecution } from '../allocation/find-execution';
import { readOnlySqliteUri } from '../shared/sqlite-uri';
import type { TestState } from './test-state';
import { until } from './until';

/** The execution once it has ended. */
export async function endedExecution({ ctx, state }: TestState, executionId: string): Promise<ExecutionRow> {
  const row = await findExecution(ctx, executionId);
  if (row.job_id !== null) await state.jobs.settled(row.job_id);
  return until('the execution to end', async () => {
    const now = await findExecution(ctx, executionId);
    return isActive(now.status) ? undefined : now;
  });
}

/** Rows of a query on the result of an execution. */
export function resultRows(
  { dataDir }: TestState,
  { result_file }: ExecutionRow,
  sql: string,
): Record<string, unknown>[] {
  if (result_file === null) throw new Error('The execution has no result');
  const db = new Sqlite(readOnlySqliteUri(path.join(dataDir, result_file)));
  try {
    return db.prepare(sql).all() as Record<string, unknown>[];
  } finally {
    db.close();
  }
}

const TABLES = ['cells', 'buckets', 'vendors', 'assignments', 'shortages', 'certificates', 'failed_rows'];

/** One hash over every row of a result, in the order in which they lie there. */
export function hashResult(test: TestState, row: ExecutionRow): string {
  const hash = createHash('sha256');
  for (const table of TABLES) {
    hash.update(table).update(JSON.stringify(resultRows(test, row, `SELECT * FROM ${table}`)));
  }
  return hash.digest('hex');
}

/** Files below DATA_DIR that belong to allocations or uploads, whether named by a row or not. */
export function allocationFiles({ dataDir }: TestState): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dataDir, path.join(entry.parentPath, entry.name)))
    .filter((file) => file.startsWith('artefacts'))
    .sort();
}

/** How many rows there are that an upload or a run could have written. */
export async function countAllocationRows({ state: { db } }: TestState): Promise<Record<string, number>> {
  const tables = ['allocation_executions', 'allocation_inputs', 'artefacts', 'jobs'] as const;
  const counts = tables.map(async (table) => {
    const row = await db.readOne(
      db.sql.selectFrom(table).select(({ fn }) => fn.countAll<number | bigint>().as('n')),
    );
    return [table, Number(row?.n)] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
