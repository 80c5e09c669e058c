/**
 * The raw limit of an export, in a process of its own: `raw-export.ts <result file> <format>` reads the rows with bare
 * SQL and writes them with the library alone. Prints its milliseconds and the most memory it took.
 */
import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { ByteWriter, parquetWriteRows } from 'hyparquet-writer';
import Sqlite from 'libsql';

const NAMES = ['sku', 'name', 'category', 'status', 'qty', 'price', 'created', 'modified'];
const [, , file = '', format = ''] = process.argv;

const nowhere = (): Writable => new Writable({ write: (_piece, _encoding, done) => done() });

function rows(): Iterable<(string | number | null)[]> {
  const db = new Sqlite(file);
  return db
    .prepare('SELECT c0, c1, c2, c3, c4, c5, c6, c7 FROM result_rows ORDER BY n')
    .raw(true)
    .iterate([]) as never;
}

const writers: Record<string, () => Promise<void>> = {
  csv: async () => {
    const to = nowhere();
    for (const row of rows()) to.write(`${row.join(',')}\r\n`);
  },
  json: async () => {
    const to = nowhere();
    for (const row of rows())
      to.write(JSON.stringify(Object.fromEntries(row.map((cell, i) => [NAMES[i], cell]))));
  },
  xlsx: async () => {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: nowhere() });
    const sheet = workbook.addWorksheet('Rows');
    let count = 0;
    for (const row of rows()) {
      sheet.addRow(row).commit();
      count += 1;
      if (count % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    sheet.commit();
    await workbook.commit();
  },
  parquet: async () => {
    const types = ['STRING', 'STRING', 'STRING', 'STRING', 'INT32', 'DOUBLE', 'STRING', 'STRING'] as const;
    function* objects() {
      for (const row of rows()) yield Object.fromEntries(row.map((cell, i) => [NAMES[i], cell]));
    }
    const bytes = new ByteWriter();
    await parquetWriteRows({
      writer: bytes,
      rows: objects(),
      columns: NAMES.map((name, i) => ({ name, type: types[i] ?? 'STRING' })),
      rowGroupSize: 50_000,
    });
  },
};

const start = performance.now();
await writers[format]?.();
console.log(
  JSON.stringify({ ms: performance.now() - start, peakMib: process.resourceUsage().maxRSS / 1024 }),
);
