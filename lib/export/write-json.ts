import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Row, toWire } from '../shared/cell';
import type { ExportTable } from './export-table';

/** A table as a JSON array with one object a line, its values as the API answers them; one piece a batch. */
export async function* writeJson({ columns, read }: ExportTable): AsyncGenerator<string> {
  // Written out by hand: as keys of an object, `__proto__` would be lost and `2` would come first.
  const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  const toObject = (row: Row): string =>
    `{${keys.map((key, index) => key + JSON.stringify(toWire(row[index] ?? null))).join(',')}}`;
  let before = '[\n';
  for await (const batch of read()) {
    if (batch.length === 0) continue;
    yield before + batch.map(toObject).join(',\n');
    before = ',\n';
    await nextTurn();
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
