import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ARTEFACTS } from '../artefacts/artefact-path';
import { createKpiOf, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
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

/** A file system of its own that is soon full. */
const mountSmall = (folder: string): unknown =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'pipe' });
/** Whatever may still be open in it. */
const unmount = (folder: string): unknown => execFileSync('umount', ['-l', folder], { stdio: 'pipe' });

/** Why no small file system can be had here; undefined where it can. */
function refusalToMount(): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-mount-'));
  try {
    mountSmall(folder);
    unmount(folder);
    return undefined;
  } catch (error) {
    // There the test runs or fails; nobody would read that it was skipped.
    if (process.env.CI === 'true') throw error;
    return String(error instanceof Error ? error.message : error)
      .replaceAll(/\s+/g, ' ')
      .trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const refusal = refusalToMount();

let test: TestState;
/** The folder of the small file system, once it is mounted. */
let disk: string;
let kpiId: number;
let executions = 0;

/** Takes what room there is, to the last byte, but for `leaving` bytes. */
function fillDisk(leaving: number): void {
  const reserve = path.join(disk, 'reserve');
  if (leaving > 0) writeBytes(reserve, leaving);
  expect(() => writeBytes(path.join(disk, 'filler'), Number.POSITIVE_INFINITY)).toThrow('ENOSPC');
  rmSync(reserve, { force: true });
}

function writeBytes(name: string, bytes: number): void {
  const file = openSync(name, 'w');
  const piece = Buffer.alloc(4096, 'x');
  try {
    for (let left = bytes; left > 0; ) left -= writeSync(file, piece, 0, Math.min(left, piece.length));
  } finally {
    closeSync(file);
  }
}

const freeDisk = (): void => rmSync(path.join(disk, 'filler'), { force: true });

/** Result files and their indexes, finished or not. */
const kept = (): string[] =>
  readdirSync(disk, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'filler')
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
      const folder = path.join(test.dataDir, ARTEFACTS);
      mkdirSync(folder, { recursive: true });
      mountSmall(folder);
      disk = folder;
    });
    beforeEach(freeDisk);
    afterAll(async () => {
      if (disk !== undefined) unmount(disk);
      await test?.close();
    });

    it.each([
      ['from the first byte', 0],
      ['in the middle of the rows', 256 * 1024],
    ])(
      '%s: the execution fails and says so, leaves nothing, and succeeds once there is room',
      async (_, leaving) => {
        const [files, rows] = [kept(), await artefactRows()];
        fillDisk(leaving);
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

        freeDisk();
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
      fillDisk(0);
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

      freeDisk();
      await kpiApi.drilldown(id, { sort_by: 'QTY' });
      await indexesBuilt(test.state);
      expect(kept()).toHaveLength(files.length + 1);
    });
  },
);
