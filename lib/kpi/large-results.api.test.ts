import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as readyRoute from '@/app/api/ready/route';
import { callRoute } from '../testing/call-route';
import { createKpiOf, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';
import { indexesBuilt } from './results/page-large-result';

const ROWS = 25_000;
/** More than a result that is read in the server's own process. */
const LARGE = `
  CREATE TABLE brz_lnd_RBP_GPU (PLANNING_SKU TEXT, PRODUCT_NAME TEXT, QTY INTEGER, LOADED DATETIME);
  INSERT INTO brz_lnd_RBP_GPU
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
    SELECT printf('SKU%06d', i), 'Ärmel ' || (i * 7919 % ${ROWS}), nullif(i % 977, 0), '2025-01-' || printf('%02d', 1 + i % 28)
      FROM n;
`;

let test: TestState;
let kpiId = 0;
let executionId: number;

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx, LARGE);
});
beforeEach(async () => {
  kpiId = await createKpiOf('Show me all products in RBP GPU', `All products ${kpiId + 1}`);
  const { body } = await kpiApi.execute(kpiId, { limit_records: ROWS });
  executionId = body.execution_result.id;
});
afterAll(() => test.close());

/** What the result store has of the execution. */
const stored = (): string[] =>
  readdirSync(test.dataDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.includes(`${path.sep}${executionId}-`),
  );
const resultFile = (): string =>
  path.join(test.dataDir, stored().find((file) => file.endsWith('.sqlite')) ?? '');

/** Overwrites a part of the result file, as a failing disk would. */
function damage(from: number, bytes: number): void {
  const file = openSync(resultFile(), 'r+');
  writeSync(file, Buffer.alloc(bytes, 'x'), 0, bytes, from);
  closeSync(file);
}

describe('a large result', () => {
  it.each<Record<string, string | number>>([
    { sort_by: 'PRODUCT_NAME', sort_order: 'desc', page: 300 },
    { search: 'ÄRMEL 123', sort_by: 'QTY' },
    { filters: JSON.stringify({ QTY: { operator: 'between', value: [5, 9] } }), search: '"sku00"', page: 2 },
  ])('is paged alike by a scan and through indexes: %j', async (query) => {
    const scanned = (await kpiApi.drilldown(executionId, query)).body;
    expect(scanned.total_records).toBeGreaterThan(50);
    expect(scanned.data.length).toBeGreaterThan(0);
    await indexesBuilt(test.state);
    expect(stored().some((file) => file.includes('.sqlite.index'))).toBe(true);
    expect((await kpiApi.drilldown(executionId, query)).body).toEqual(scanned);
  });

  it('refuses what cannot be asked of its columns', async () => {
    expect((await kpiApi.drilldown(executionId, { sort_by: 'QTTY' })).body.message).toContain('QTY');
    const filters = JSON.stringify({ QTY: { operator: 'gt', value: 'many' } });
    expect((await kpiApi.drilldown(executionId, { filters })).status).toBe(400);
  });

  it('is removed with its indexes; what is read meanwhile is whole or broken off', async () => {
    await kpiApi.drilldown(executionId, { sort_by: 'QTY' });
    const exported = kpiApi.download(executionId, { format: 'csv' });
    const paged = kpiApi.drilldown(executionId, { search: 'ärmel' });
    expect((await kpiApi.remove(kpiId, { permanent: 'true' })).status).toBe(200);
    expect([200, 404]).toContain((await paged).status);
    const response = await exported;
    if (response.status === 200) {
      const lines = await response.text().then(
        (text) => text.split('\r\n').length,
        () => ROWS + 2,
      );
      expect(lines).toBe(ROWS + 2);
    }
    await test.state.events.drained();
    await indexesBuilt(test.state);
    expect(stored()).toEqual([]);
  });
});

describe('rows that can no longer be read', () => {
  const expectNoRows = async (query: Record<string, string>): Promise<void> => {
    const { status, body } = await kpiApi.drilldown(executionId, query);
    expect([status, body.message]).toEqual([404, expect.stringContaining('Execute the KPI again')]);
    expect(body.detail).toMatchObject({ reason: 'rows_unreadable' });
  };

  it('are said to be so, and nothing else is harmed', async () => {
    damage(0, 100_000);
    await expectNoRows({});
    await expectNoRows({ sort_by: 'QTY' });
    for (const format of ['csv', 'xlsx', 'json', 'parquet']) {
      const response = await kpiApi.download(executionId, { format });
      expect([format, response.status]).toEqual([format, 404]);
      expect((await response.json()).message).toContain('Execute the KPI again');
    }
    const { status, body } = await kpiApi.execution(executionId);
    expect(status).toBe(200);
    expect(body.execution).toMatchObject({ number_of_records: ROWS, result_data: null, result_total: 0 });
    expect(body.execution.warnings).toContainEqual(expect.stringContaining('no longer be read'));
    expect((await callRoute(readyRoute.GET, 'GET')).status).toBe(200);
    const again = (await kpiApi.execute(kpiId, { limit_records: 10 })).body.execution_result;
    expect((await kpiApi.drilldown(again.id)).body.total_records).toBe(10);
  });

  it('break an export off where the damage is in the middle', async () => {
    await kpiApi.drilldown(executionId);
    damage(400_000, 200_000);
    await expectNoRows({ sort_by: 'PRODUCT_NAME' });
    const response = await kpiApi.download(executionId, { format: 'csv' });
    await expect(response.text()).rejects.toThrow();
  });

  it('is answered when the file is gone', async () => {
    rmSync(resultFile());
    await expectNoRows({});
    expect((await kpiApi.download(executionId, { format: 'csv' })).status).toBe(404);
  });
});
