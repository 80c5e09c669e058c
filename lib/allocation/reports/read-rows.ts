import type Sqlite from 'libsql';
import type { Row } from '../../shared/cell';

const BATCH_ROWS = 500;

/** Rows of a query, batch by batch, each as `toRow` makes it of the columns. */
export async function* readRows<Columns extends readonly unknown[]>(
  db: Sqlite.Database,
  sql: string,
  toRow: (columns: Columns) => Row,
): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for (const columns of db.prepare(sql).raw(true).iterate([])) {
    // What the query selects is what its caller says.
    batch.push(toRow(columns as unknown as Columns));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
