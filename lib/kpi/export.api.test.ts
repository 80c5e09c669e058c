import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKpiOf, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';

let test: TestState;
let executionId: number;

const NASTY = `
  CREATE TABLE brz_lnd_RBP_GPU (PLANNING_SKU TEXT, PRODUCT_NAME TEXT, QTY INTEGER, LOADED DATE);
  INSERT INTO brz_lnd_RBP_GPU VALUES
    ('SKU1', '=HYPERLINK("http://evil")', 1, '2025-01-31'),
    ('SKU2', 'comma, "quote"' || char(13, 10) || 'line', NULL, NULL),
    ('0003', 'Ärmel 🙂', 9007199254740993, '2024-02-29');
`;

beforeAll(async () => {
  test = await openTestState({ now: () => new Date('2025-10-27T11:00:00Z') });
  test.install();
  await landTables(test.ctx, NASTY);
  const id = await createKpiOf('Show me all products in RBP GPU', 'Products: all / RBP');
  executionId = (await kpiApi.execute(id)).body.execution_result.id;
});
afterAll(() => test.close());

it('streams CSV of what matches, named after KPI and execution', async () => {
  const response = await kpiApi.download(executionId, { format: 'csv', sort_by: 'PLANNING_SKU' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(/Products all RBP \d{4}-\d\d-\d\d \d{6}\.csv/);
  // The text() of a response takes the mark away.
  expect(await response.text()).toBe(
    [
      'PLANNING_SKU,PRODUCT_NAME,QTY,LOADED',
      '0003,Ärmel 🙂,9007199254740993,2024-02-29',
      `SKU1,"'=HYPERLINK(""http://evil"")",1,2025-01-31`,
      'SKU2,"comma, ""quote""\r\nline",,',
      '',
    ].join('\r\n'),
  );
});

it('streams XLSX of what matches', async () => {
  const response = await kpiApi.download(executionId, { format: 'xlsx', search: 'sku1' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(new PassThrough().end(Buffer.from(await response.arrayBuffer())));
  const [sheet] = workbook.worksheets;
  expect(sheet?.rowCount).toBe(2);
  expect(sheet?.getRow(2).values).toEqual([
    undefined,
    'SKU1',
    '=HYPERLINK("http://evil")',
    1,
    new Date('2025-01-31T00:00:00Z'),
  ]);
});

it('streams JSON with values as the API answers them', async () => {
  const response = await kpiApi.download(executionId, { format: 'json', sort_by: 'QTY', sort_order: 'desc' });
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const { body } = await kpiApi.drilldown(executionId, { sort_by: 'QTY', sort_order: 'desc' });
  expect(await response.json()).toEqual(body.data);
});

it('streams Parquet with typed columns', async () => {
  const response = await kpiApi.download(executionId, { format: 'parquet', sort_by: 'PLANNING_SKU' });
  expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet');
  expect(await parquetReadObjects({ file: await response.arrayBuffer() })).toMatchObject([
    {
      PLANNING_SKU: '0003',
      PRODUCT_NAME: 'Ärmel 🙂',
      QTY: 9_007_199_254_740_993n,
      LOADED: new Date('2024-02-29'),
    },
    { PLANNING_SKU: 'SKU1', QTY: 1n, LOADED: new Date('2025-01-31') },
    { PLANNING_SKU: 'SKU2' },
  ]);
});

it('refuses a column that is not there before it begins', async () => {
  const response = await kpiApi.download(executionId, { format: 'parquet', sort_by: 'LOADDE' });
  expect(response.status).toBe(400);
  expect((await response.json()).message).toContain('LOADED');
});

it('ends quietly when the client leaves in the middle', async () => {
  const response = await kpiApi.download(executionId, { format: 'csv' });
  await response.body?.cancel();
  expect((await kpiApi.drilldown(executionId)).body.total_records).toBe(3);
});
