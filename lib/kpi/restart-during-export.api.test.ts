import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKpiOf, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { startInProcess } from '../testing/start-in-process';
import { openTestState, type TestState } from '../testing/test-state';

const ROWS = 50_000;
/** So much text in a row that the whole file is more than what lies in buffers between server and client. */
const WIDE = `
  CREATE TABLE brz_lnd_RBP_GPU (PLANNING_SKU TEXT, PRODUCT_NAME TEXT);
  INSERT INTO brz_lnd_RBP_GPU
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
    SELECT printf('SKU%06d', i), printf('Product %d %.*c', i, 250, 'x') FROM n;
`;

let test: TestState;
let executionId: number;

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx, WIDE);
  const kpiId = await createKpiOf('Show me all products in RBP GPU', 'All products');
  const { body } = await kpiApi.execute(kpiId, { limit_records: ROWS });
  expect(body.execution_result).toMatchObject({ execution_status: 'success', number_of_records: ROWS });
  executionId = body.execution_result.id;
});
afterAll(() => test.close());

/** How many bytes are still read before the answer ends or, with an error, breaks off. */
async function readToTheEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<number> {
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return bytes;
    bytes += value.length;
  }
}

it.each([
  ['SIGKILL', null],
  ['SIGTERM', 143],
] as const)(
  '%s in the middle of an export breaks it off, never ends it as if it were whole; the next is whole',
  async (signal, exitCode) => {
    const { DATABASE_URL } = test.state.env;
    const env = { DATA_DIR: test.dataDir, DATABASE_URL, LOG_LEVEL: 'silent' };
    const server = await startInProcess('serve-drilldown', { env });
    const answer = await fetch(`http://127.0.0.1:${server.progress}/${executionId}?format=csv`);
    expect(answer.status).toBe(200);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).done).toBe(false);
    // From here on the client does not read, so that the server cannot finish.
    expect(await server.end(signal)).toBe(exitCode);
    await expect(readToTheEnd(reader)).rejects.toThrow('terminated');

    const lines = (await (await kpiApi.download(executionId, { format: 'csv' })).text()).split('\r\n');
    // The names of the columns come first, and nothing after the last line's end.
    expect(lines).toHaveLength(ROWS + 2);
  },
);
