import type { SqlValue } from '../../nlq/catalog';
import type { DataSourceRef } from '../../sources/data-source';
import { openConnector } from '../../sources/open-connector';

export interface CountTask {
  readonly kind: 'count';
  readonly source: DataSourceRef;
  readonly sql: string;
  readonly params: readonly SqlValue[];
  readonly timeoutMs: number;
}

/** Runs a `SELECT COUNT(*)` and returns its number. */
export async function countQueryRows(task: CountTask): Promise<number> {
  const connector = await openConnector(task.source);
  try {
    const stream = await connector.query(task.sql, task.params, { timeoutMs: task.timeoutMs, maxRows: 1 });
    for await (const [row] of stream.batches) return Number(row?.[0] ?? 0);
    return 0;
  } finally {
    await connector.close();
  }
}
