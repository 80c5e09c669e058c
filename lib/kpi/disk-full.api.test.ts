import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ARTEFACTS } from '../artefacts/artefact-path';
import { createKpiOf, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { isFiller, mountSmallDisk, refusalToMount, type SmallDisk } from '../testing/small-disk';
import { openTestState, type TestState } from '../testing/test-state';
import { indexesBuilt } from './results/page-large-result';

const ROWS = 25_000;
/** More than a result that is read in the server's own process, so that indexes of it are built. */
const LARGE = `
  CREATE TABLE brz_lnd_RBP_GPU (PLANNING_SKU TEXT, PRODUCT_NAME TEXT, QTY INTEGER);
  INSERT INTO brz_lnd_RBP_GPU
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
    SELECT printf('SKU%06d', i), 'Product ' || (i * 7919 % ${ROWS}), i % 977 FROM n;
`;

const refusal = refusalToMount();

let test: TestState;
let disk: SmallDisk;
/** Where it is mounted. */
let folder: string;
let kpiId: number;
let executions = 0;

/** Result files and their indexes, finished or not. */
const kept = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !isFiller(entry.name))
    .map(({ name }) => name)
    .toSorted();

const artefactRows = () => test.state.db.read(test.state.db.sql.selectFrom('artefacts').select('path'));

async function execute(): Promise<Record<string, unknown> & { id: number }> {
  const { status, body } = await kpiApi.execute(kpiId, { limit_records: ROWS });
  expect(status).toBe(200);
  executions += 1;
  return body.execution_result;
}

describe.skipIf(refusal !== undefined)(
  `a disk that is full${refusal === undefined ? '' : ` (skipped, it takes the right to mount: ${refusal})`}`,
  () => {
    beforeAll(async () => {
      test = await openTestState();
      test.install();
      await landTables(test.ctx, LARGE);
      kpiId = await createKpiOf('Show me all products in RBP GPU', 'All products');
      // The main database lies beside it and stays writable, as on a server with a volume for the rows.
      folder = path.join(test.dataDir, ARTEFACTS);
      disk = mountSmallDisk(folder);
    });
    beforeEach(() => disk.free());
    afterAll(async () => {
      disk?.unmount();
      await test?.close();
    });

    it.each([
      ['from the first byte', 0],
      ['in the middle of the rows', 256 * 1024],
    ])(
      '%s: the execution fails and says so, leaves nothing, and succeeds once there is room',
      async (_, leaving) => {
        const [files, rows] = [kept(), await artefactRows()];
        disk.fill(leaving);
        const failed = await execute();
        expect(failed).toMatchObject({
          execution_status: 'failed',
          error_code: 'disk_full',
          error_message: expect.stringContaining('the disk of the server is full'),
          number_of_records: 0,
        });
        expect(kept()).toEqual(files);
        expect(await artefactRows()).toEqual(rows);
        expect((await kpiApi.drilldown(failed.id)).body).toMatchObject({ total_records: 0, data: [] });

        disk.free();
        const again = await execute();
        expect(again).toMatchObject({
          execution_status: 'success',
          number_of_records: ROWS,
          error_code: null,
        });
        expect((await kpiApi.drilldown(again.id)).body.total_records).toBe(ROWS);
        expect(await artefactRows()).toHaveLength(rows.length + 1);
        const history = (await kpiApi.history(kpiId)).body.executions;
        expect(history).toHaveLength(executions);
      },
    );

    it('cannot keep an index: pages come by a scan, whole and right', async () => {
      const { id } = await execute();
      disk.fill(0);
      const files = kept();
      const query = { sort_by: 'PRODUCT_NAME', sort_order: 'desc', search: 'product 1', page: 3 };
      const first = await kpiApi.drilldown(id, query);
      expect(first.status).toBe(200);
      expect(first.body.data.length).toBeGreaterThan(0);
      await indexesBuilt(test.state);
      expect(kept()).toEqual(files);
      expect((await kpiApi.drilldown(id, query)).body).toEqual(first.body);
      const names = (await kpiApi.drilldown(id, { sort_by: 'PRODUCT_NAME', page_size: 2 })).body.data;
      expect(names.map((row: { PRODUCT_NAME: string }) => row.PRODUCT_NAME)).toEqual([
        'Product 0',
        'Product 1',
      ]);

      disk.free();
      await kpiApi.drilldown(id, { sort_by: 'QTY' });
      await indexesBuilt(test.state);
      expect(kept()).toHaveLength(files.length + 1);
    });
  },
);
