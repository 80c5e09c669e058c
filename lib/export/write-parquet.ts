import { setImmediate as nextTurn } from 'node:timers/promises';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Row } from '../shared/cell';
import type { ExportTable } from './export-table';
import { type ParquetType, parquetTypes } from './parquet-types';

/** A row group is closed at so many rows or so many characters: that much is held in memory. */
const GROUP_ROWS = 50_000;
const GROUP_CHARACTERS = 16_000_000;

/**
 * A table as Parquet (Snappy), one piece a row group. Columns are typed where a type holds each of their cells
 * exactly (INT32 or INT64, DOUBLE, BOOLEAN, DATE, TIMESTAMP in UTC), else text.
 */
export async function* writeParquet(table: ExportTable): AsyncGenerator<Uint8Array> {
  const types = await parquetTypes(table);
  const bytes = new ByteWriter();
  const root = { name: 'root', num_children: types.length };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [root, ...types.map(({ element }) => element)],
    createdBy: 'Plumbline',
  });
  for await (const group of groupRows(table)) {
    writer.write({ columnData: toColumns(types, group), rowGroupSize: group.length });
    yield take(bytes);
    await nextTurn();
  }
  writer.finish();
  yield take(bytes);
}

async function* groupRows({ read }: ExportTable): AsyncGenerator<Row[]> {
  let group: Row[] = [];
  let characters = 0;
  for await (const batch of read()) {
    for (const row of batch) {
      group.push(row);
      for (const cell of row) if (typeof cell === 'string') characters += cell.length;
      if (group.length < GROUP_ROWS && characters < GROUP_CHARACTERS) continue;
      yield group;
      group = [];
      characters = 0;
    }
  }
  if (group.length > 0) yield group;
}

function toColumns(types: readonly ParquetType[], rows: readonly Row[]) {
  return types.map(({ element, convert }, index) => ({
    name: element.name,
    data: rows.map((row) => {
      const cell = row[index] ?? null;
      return cell === null ? undefined : convert(cell);
    }),
  }));
}

/** What was written since the last time; offsets in the file go on counting. */
function take(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  return piece;
}
