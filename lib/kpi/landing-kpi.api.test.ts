import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';

let test: TestState;
const example = {
  name: 'Product Mismatch - RBP vs OPS',
  alias_name: 'PMR_RBP_OPS',
  group_name: 'Data Quality',
  description: 'Identifies products present in RBP GPU but missing in OPS Excel',
  nl_definition: IN_RBP_NOT_IN_OPS,
  created_by: 'admin',
};

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx);
});
afterAll(() => test.close());

describe("the specification's walk", () => {
  let kpiId = 0;
  let executionId = 0;

  it('creates a KPI (3.5, 201)', async () => {
    const { status, body } = await kpiApi.create(example);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      success: true,
      message: 'KPI created successfully',
      kpi: { ...example, is_active: true, version: 1, latest_execution: null },
    });
    expect(body.kpi.created_at).toMatch(/Z$/);
    expect(body.kpi.updated_at).toBe(body.kpi.created_at);
    kpiId = body.kpi.id;
  });

  it('lists and gets it', async () => {
    const { status, body } = await kpiApi.list({ group_name: 'Data Quality', search: 'mismatch' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, total: 1, groups: ['Data Quality'] });
    expect(body.kpis[0]).toMatchObject(example);
    expect((await kpiApi.get(kpiId)).body).toEqual({ success: true, kpi: body.kpis[0] });
  });

  it('updates it; a changed sentence makes a version', async () => {
    const { status, body } = await kpiApi.update(kpiId, { description: 'Updated description' });
    expect(status).toBe(200);
    expect(body.message).toBe('KPI updated successfully');
    expect(body.kpi).toMatchObject({ ...example, description: 'Updated description', version: 1 });
    const reworded = await kpiApi.update(kpiId, {
      nl_definition: 'List the products in RBP GPU not in OPS Excel',
    });
    expect(reworded.body.kpi.version).toBe(2);
    const back = await kpiApi.update(kpiId, { nl_definition: IN_RBP_NOT_IN_OPS, alias_name: null });
    expect(back.body.kpi).toMatchObject({ version: 3, alias_name: null });
  });

  it('executes it with the parameters of the example', async () => {
    const { status, body } = await kpiApi.execute(kpiId, {
      ruleset_name: 'RECON_20251027_001',
      db_type: 'mysql',
      limit_records: 1000,
      use_llm: true,
      excluded_fields: ['created_date', 'modified_date'],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, message: 'KPI executed successfully' });
    expect(body.execution_result).toMatchObject({
      kpi_id: kpiId,
      kpi_name: example.name,
      definition_version: 3,
      kg_name: 'KG_101',
      kg_version: 1,
      select_schema: 'newdqschema',
      ruleset_name: 'RECON_20251027_001',
      db_type: 'sqlite',
      number_of_records: 20,
      total_available: 20,
      truncated: false,
      value: 20,
      joined_columns: [['PLANNING_SKU', 'PLANNING_SKU']],
      sql_query_type: 'COMPARISON_QUERY',
      operation: 'NOT_IN',
      execution_status: 'success',
      excluded_fields: ['created_date', 'modified_date'],
      source_table: 'brz_lnd_RBP_GPU',
      target_table: 'brz_lnd_OPS_EXCEL',
      error_message: null,
      result_total: 20,
    });
    expect(body.execution_result.generated_sql).toContain('LIMIT 1000');
    expect(body.execution_result.execution_time_ms).toBeGreaterThan(0);
    expect(body.execution_result.confidence_score).toBeGreaterThan(0.5);
    expect(body.execution_result.result_data).toHaveLength(20);
    // excluded_fields keeps fields out of joins only.
    expect(body.execution_result.result_data[0]).toMatchObject({
      PLANNING_SKU: 'SKU003',
      created_date: '2025-01-04',
    });
    expect(body.warnings).toEqual([
      expect.stringContaining('RECON_20251027_001'),
      expect.stringContaining('not on mysql'),
    ]);
    executionId = body.execution_result.id;
  });

  it('shows its history without rows, newest first', async () => {
    const second = await kpiApi.execute(kpiId);
    const { body } = await kpiApi.history(kpiId, { status: 'success', limit: 1 });
    expect(body).toMatchObject({ success: true, total: 2 });
    expect(body.executions).toHaveLength(1);
    expect(body.executions[0].id).toBe(second.body.execution_result.id);
    expect(body.executions[0]).not.toHaveProperty('result_data');
    expect((await kpiApi.history(kpiId, { offset: 1 })).body.executions[0].id).toBe(executionId);
    expect((await kpiApi.history(kpiId, { status: 'failed' })).body).toMatchObject({
      total: 0,
      executions: [],
    });
  });

  it('carries the latest execution in the list, and sorts by it', async () => {
    const never = await createKpiOf('Count all products in OPS Excel', 'never run');
    const { body } = await kpiApi.list({ sort_by: 'latest_execution', sort_order: 'desc' });
    expect(body.kpis.map((kpi: { id: number }) => kpi.id)).toEqual([kpiId, never]);
    expect(body.kpis[0].latest_execution).toMatchObject({
      execution_status: 'success',
      number_of_records: 20,
      value: 20,
    });
    expect(body.kpis[1].latest_execution).toBeNull();
    const ascending = await kpiApi.list({ sort_by: 'value', sort_order: 'asc', limit: 1, offset: 1 });
    expect(ascending.body).toMatchObject({ total: 2, kpis: [{ id: never }] });
  });

  it('gets one execution with as many rows as asked for', async () => {
    const { status, body } = await kpiApi.execution(executionId, { result_limit: 2 });
    expect(status).toBe(200);
    expect(body.execution).toMatchObject({ id: executionId, result_total: 20, number_of_records: 20 });
    expect(body.execution.result_data).toHaveLength(2);
    expect(body.execution.explanation.reading).toBeTruthy();
    expect((await kpiApi.execution(executionId, { result_limit: 0 })).body.execution.result_data).toEqual([]);
  });

  it('opens its rows, page by page', async () => {
    const { status, body } = await kpiApi.drilldown(executionId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      execution_id: executionId,
      kpi_name: example.name,
      total_records: 20,
      page: 1,
      page_size: 50,
      total_pages: 1,
      columns: ['PLANNING_SKU', 'PRODUCT_NAME', 'CATEGORY', 'STATUS', 'created_date', 'modified_date'],
    });
    expect(body.generated_sql).toMatch(/^SELECT DISTINCT/);
    const sorted = await kpiApi.drilldown(executionId, {
      page: 2,
      page_size: 7,
      sort_by: 'PLANNING_SKU',
      sort_order: 'desc',
    });
    expect(sorted.body).toMatchObject({ total_pages: 3, page: 2 });
    expect(sorted.body.data[0].PLANNING_SKU).toBe('SKU039');
    const narrowed = await kpiApi.drilldown(executionId, {
      search: 'electronics',
      filters: JSON.stringify({ STATUS: { operator: 'equals', value: 'inactive' } }),
    });
    expect(narrowed.body.data.map((row: { PLANNING_SKU: string }) => row.PLANNING_SKU)).toEqual([
      'SKU015',
      'SKU045',
    ]);
    expect((await kpiApi.drilldown(executionId, { page: 9 })).body).toMatchObject({
      data: [],
      total_records: 20,
      page: 9,
    });
  });

  it('deletes softly: executions stay, the KPI is shown as inactive, again is 404', async () => {
    const { status, body } = await kpiApi.remove(kpiId);
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, message: 'KPI deleted successfully' });
    expect((await kpiApi.get(kpiId)).body.kpi.is_active).toBe(false);
    expect((await kpiApi.list()).body.kpis.map((kpi: { id: number }) => kpi.id)).not.toContain(kpiId);
    expect((await kpiApi.list({ is_active: 'false' })).body.total).toBe(1);
    expect((await kpiApi.list({ is_active: 'all' })).body.total).toBe(2);
    expect((await kpiApi.execution(executionId)).status).toBe(200);
    expect((await kpiApi.remove(kpiId)).status).toBe(404);
  });

  it('refuses to execute what is inactive, and says how to restore it; PUT restores', async () => {
    const { status, body } = await kpiApi.execute(kpiId);
    expect(status).toBe(409);
    expect(JSON.stringify(body.detail)).toContain(`/v1/landing-kpi/kpis/${kpiId}`);
    const conflict = await kpiApi.create({ ...example });
    expect(conflict.status).toBe(409);
    expect(conflict.body.message).toContain('inactive');
    expect((await kpiApi.update(kpiId, { is_active: true })).body.kpi.is_active).toBe(true);
    expect((await kpiApi.execute(kpiId)).body.success).toBe(true);
  });
});

describe('an aggregate', () => {
  it('has its number as value', async () => {
    const id = await createKpiOf('Count all products in RBP GPU where status is inactive');
    const { body } = await kpiApi.execute(id);
    expect(body.execution_result).toMatchObject({
      value: 12,
      number_of_records: 1,
      total_available: 1,
      operation: 'AGGREGATE',
    });
  });
});

describe('a limit', () => {
  it('says how many rows there would be', async () => {
    const id = await createKpiOf('Show me all products in RBP GPU not in OPS Excel', 'limited');
    const { body } = await kpiApi.execute(id, { limit_records: 5 });
    expect(body.execution_result).toMatchObject({
      number_of_records: 5,
      total_available: 20,
      truncated: true,
      value: 20,
    });
    expect((await kpiApi.drilldown(body.execution_result.id)).body.total_records).toBe(5);
    const exact = await kpiApi.execute(id, { limit_records: 20 });
    expect(exact.body.execution_result).toMatchObject({
      number_of_records: 20,
      total_available: 20,
      truncated: false,
    });
  });
});

describe('a dry run', () => {
  it('compiles in the dialect asked for, runs nothing and keeps nothing', async () => {
    const id = await createKpiOf(IN_RBP_NOT_IN_OPS, 'dry');
    const { body } = await kpiApi.execute(id, { dry_run: true, db_type: 'postgresql' });
    expect(body).toMatchObject({
      success: true,
      execution_result: { id: null, db_type: 'postgresql', result_data: null },
    });
    expect(body.execution_result.generated_sql).toContain('SELECT');
    expect((await kpiApi.history(id)).body.total).toBe(0);
  });
});

describe('permanent deletion', () => {
  it('removes definition, executions and the files with their rows', async () => {
    const id = await createKpiOf(IN_RBP_NOT_IN_OPS, 'to go');
    const { body } = await kpiApi.execute(id);
    const kept = await artefacts();
    expect((await kpiApi.remove(id, { permanent: 'true' })).status).toBe(200);
    expect((await kpiApi.get(id)).status).toBe(404);
    expect((await kpiApi.execution(body.execution_result.id)).status).toBe(404);
    await test.state.events.drained();
    expect((await artefacts()).length).toBe(kept.length - 1);
    expect((await kpiApi.remove(id, { permanent: 'true' })).status).toBe(404);
  });

  async function artefacts(): Promise<{ path: string }[]> {
    return test.state.db.read(test.state.db.sql.selectFrom('artefacts').select('path'));
  }
});
