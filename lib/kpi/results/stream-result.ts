import type { Cell, Row } from '../../shared/cell';
import { openResultFile, type StoredColumn } from './result-file';
import { type RowSelection, selectRows } from './select-rows';

const BATCH_ROWS = 500;

/**
 * Every row that matches, batch by batch, on a connection of its own that is closed when the reading ends in
 * whatever way: pages go on meanwhile, and a file deleted meanwhile is still read to its end.
 */
export async function* streamResult(path: string, selection: RowSelection): AsyncGenerator<readonly Row[]> {
  const file = openResultFile(path);
  try {
    const { columns, from, orderBy, params } = selectRows(file, selection);
    const exact = exactly(file.columns);
    let batch: Row[] = [];
    for (const row of file.db
      .prepare(`SELECT ${columns} ${from} ${orderBy}`)
      .raw(true)
      .iterate([...params])) {
      batch.push(exact(row as Cell[]));
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } finally {
    file.db.close();
  }
}

/** Makes numbers again of the whole numbers beyond 2^53, which are selected as text (`cellOf`). */
function exactly(columns: readonly StoredColumn[]): (row: Cell[]) => Row {
  const bigs = columns.flatMap(({ big, type }, index) =>
    big && (type === 'integer' || type === 'decimal') ? [index] : [],
  );
  return (row) => {
    for (const index of bigs) {
      const cell = row[index];
      if (typeof cell === 'string') row[index] = BigInt(cell);
    }
    return row;
  };
}
