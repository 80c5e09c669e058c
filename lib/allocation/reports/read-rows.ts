import type Sqlite from 'libsql';
import type { Row } from '../../shared/cell';

const BATCH_ROWS = 500;

/**
 * Rows of `SELECT columns rest`, batch by batch, each as `toRow` makes it of its columns. Columns are texts, whole
 * numbers or null: a row comes as one text of JSON, since the driver takes longer for each value than for all of that.
 */
export async function* readRows<Columns extends readonly unknown[]>(
  db: Sqlite.Database,
  columns: readonly string[],
  rest: string,
  toRow: (columns: Columns) => Row,
): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  const rows = db
    .prepare(`SELECT json_array(${columns.join(', ')}) ${rest}`)
    .raw(true)
    .iterate([]);
  for (const [json] of rows as unknown as Iterable<[string]>) {
    // What is selected is what the caller says.
    batch.push(toRow(JSON.parse(json) as Columns));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
