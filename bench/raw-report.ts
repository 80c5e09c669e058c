/**
 * The raw limit of a report, in a process of its own: `raw-report.ts <result file> <months>` reads the rows with bare
 * SQL, makes the shortest cells of them, without escaping or formats, and deflates them as a workbook's zip does. Prints
 * its milliseconds and the most memory it took.
 */
import { once } from 'node:events';
import { constants, createDeflateRaw } from 'node:zlib';
import Sqlite from 'libsql';

const [, , file = '', months = ''] = process.argv;
const BATCH = 500;

const start = performance.now();
const db = new Sqlite(file);
const cellIds = Array.from(
  { length: Number(months) },
  (_, month) => `(SELECT cell_id FROM assignments WHERE month = ${month} AND vendor_id = v.vendor_id)`,
);
const rows = db
  .prepare(
    `SELECT first_name, last_name, cn, platform, new_work_type, location, state, ${cellIds.join()}
     FROM vendors v ORDER BY vendor_id`,
  )
  .raw(true)
  .iterate([]) as unknown as Iterable<(string | number | null)[]>;
const cells = new Map(
  (
    db.prepare('SELECT cell_id, lob, state, work_type FROM cells').raw(true).all([]) as unknown as [
      number,
      ...string[],
    ][]
  ).map(([id, ...texts]) => [id, texts]),
);
const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED });
let bytes = 0;
deflate.on('data', (piece: Buffer) => {
  bytes += piece.length;
});
let xml = '';
let count = 0;
for (const row of rows) {
  xml += '<row>';
  for (const [place, value] of row.entries()) {
    const texts = place < 7 ? [value] : (cells.get(Number(value)) ?? ['Not Allocated', '-', '-']);
    for (const text of texts) xml += `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  }
  xml += '</row>';
  count += 1;
  if (count % BATCH > 0) continue;
  if (!deflate.write(xml)) await once(deflate, 'drain');
  xml = '';
}
deflate.end(xml);
await once(deflate, 'end');
const peakMib = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms: performance.now() - start, peakMib, mb: bytes / 1e6 }));
