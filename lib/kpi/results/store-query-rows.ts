import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { publishFile } from '../../artefacts/publish-file';
import type { SqlValue } from '../../nlq/catalog';
import type { OutputColumn } from '../../nlq/compilation';
import type { Cell } from '../../shared/cell';
import type { DataSourceRef } from '../../sources/data-source';
import { openConnector } from '../../sources/open-connector';
import type { StoredColumn } from './result-file';
import { createResultWriter } from './write-result';

export interface StoreTask {
  readonly kind: 'store';
  readonly source: DataSourceRef;
  readonly sql: string;
  readonly params: readonly SqlValue[];
  readonly timeoutMs: number;
  readonly maxRows: number;
  /** What the compiler says of the columns, in their order. */
  readonly columns: readonly OutputColumn[];
  /** Absolute paths: where to write, and what to call it once it is whole. */
  readonly temporary: string;
  readonly destination: string;
}

export interface Stored {
  readonly rowCount: number;
  readonly bytes: number;
  readonly columns: readonly StoredColumn[];
  /** The first cell of the first row: the value of a scalar answer. */
  readonly first: Cell;
}

/**
 * Runs a query and publishes its rows as a result file: whole, synced and named, or not at all. `received` hears how
 * many there are so far.
 */
export async function storeQueryRows(
  task: StoreTask,
  received: (rows: number) => void = () => undefined,
): Promise<Stored> {
  const connector = await openConnector(task.source);
  await mkdir(path.dirname(task.temporary), { recursive: true });
  try {
    const stream = await connector.query(task.sql, task.params, task);
    const writer = createResultWriter(
      task.temporary,
      stream.columns.map(({ name }, index) => ({
        name,
        type:
          stream.columns.length === task.columns.length
            ? (task.columns[index]?.type ?? 'unknown')
            : 'unknown',
      })),
    );
    let first: Cell | undefined;
    let count = 0;
    try {
      for await (const rows of stream.batches) {
        first ??= rows[0]?.[0];
        writer.add(rows);
        count += rows.length;
        received(count);
      }
    } catch (error) {
      writer.abandon();
      throw error;
    }
    const facts = writer.finish();
    const bytes = await publishFile(task.temporary, task.destination);
    return { rowCount: facts.rowCount, columns: facts.columns, bytes, first: first ?? null };
  } catch (error) {
    await rm(task.temporary, { force: true });
    throw error;
  } finally {
    await connector.close();
  }
}
