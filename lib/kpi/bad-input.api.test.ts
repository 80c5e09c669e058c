import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import { LANDING, landTables, PRODUCTS, writeLanding } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';

let test: TestState;
let kpiId: number;

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx);
  kpiId = await createKpiOf(IN_RBP_NOT_IN_OPS, 'Mismatch');
});
afterAll(() => test.close());

describe('definitions', () => {
  it.each([
    [{ name: 'n'.repeat(300), nl_definition: 'x' }, 'name'],
    [{ name: '   ', nl_definition: 'x' }, 'name'],
    [{ name: 'n', nl_definition: '' }, 'nl_definition'],
    [{ name: 'n', nl_definition: 'x'.repeat(5_001) }, 'nl_definition'],
    [{ name: 'n', nl_definition: 'x', created_by: 'c'.repeat(101) }, 'created_by'],
    [{ name: 'n', nl_definition: 'x', colour: 'red' }, 'colour'],
    [{ name: 5, nl_definition: 'x' }, 'name'],
    [{ name: 'cut\u0000here', nl_definition: 'x' }, 'name'],
    [{ name: 'n', nl_definition: 'count \ud800 products' }, 'nl_definition'],
    [{}, 'nl_definition'],
  ])('refuses %j', async (body, field) => {
    const answer = await kpiApi.create(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ success: false, status: 'error', status_code: 400 });
    expect(JSON.stringify(answer.body.detail)).toContain(field);
  });

  it.each(['{"name": ', 'null', '[]', '"text"', ''])('refuses the body %j', async (body) => {
    expect((await kpiApi.create(body)).status).toBe(400);
  });

  it('keeps names unique, and says who has it', async () => {
    const again = await kpiApi.create({ name: 'Mismatch', nl_definition: 'x' });
    expect(again.status).toBe(409);
    expect(again.body.message).toContain(`KPI ${kpiId}`);
    const other = await createKpiOf('Count all products in RBP GPU', 'Other');
    const renamed = await kpiApi.update(other, { name: 'Mismatch' });
    expect(renamed.status).toBe(409);
    expect((await kpiApi.update(other, { name: 'Other' })).status).toBe(200);
  });

  it('lets one of two simultaneous creations have the name', async () => {
    const both = await Promise.all([1, 2].map(() => kpiApi.create({ name: 'Race', nl_definition: 'x' })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('refuses an update of nothing, and of what is not there', async () => {
    expect((await kpiApi.update(kpiId, {})).status).toBe(400);
    expect((await kpiApi.update(999_999, { description: 'x' })).status).toBe(404);
    expect((await kpiApi.get(999_999)).status).toBe(404);
    expect((await kpiApi.get('abc')).status).toBe(400);
    expect((await kpiApi.remove(999_999)).status).toBe(404);
    expect((await kpiApi.execute(999_999)).status).toBe(404);
    expect((await kpiApi.history(999_999)).status).toBe(404);
    expect((await kpiApi.execution(999_999)).status).toBe(404);
    expect((await kpiApi.drilldown(999_999)).status).toBe(404);
  });

  it.each<Record<string, string | number>>([
    { limit: 0 },
    { limit: 1001 },
    { offset: -1 },
    { is_active: 'maybe' },
    { sort_by: 'colour' },
    { sort_order: 'up' },
    { limit: 'ten' },
  ])('refuses the list query %j', async (query) => {
    expect((await kpiApi.list(query)).status).toBe(400);
  });

  it.each(['100%', '_', "'; DROP TABLE kpi_definitions; --", '\\', '"'])(
    'searches %j literally',
    async (search) => {
      expect((await kpiApi.list({ search })).body).toMatchObject({ total: 0, kpis: [] });
    },
  );
});

describe('searching definitions', () => {
  it.each([
    ['ärmel', 1],
    ['ÄRMEL 7', 1],
    ['straße', 1],
    ['^5 [x]* ?', 1],
    ['[a-z]', 0],
    ['*', 1],
    ['^', 1],
  ])('finds %j whatever the case of its letters, and nothing else', async (search, total) => {
    await kpiApi.create({ name: 'Ärmel 7 Straße ^5 [X]* ?-]', nl_definition: 'x' });
    expect((await kpiApi.list({ search })).body.total).toBe(total);
  });
});

describe('parameters of an execution', () => {
  it.each([
    { limit_records: 0 },
    { limit_records: 1e9 },
    { limit_records: 1.5 },
    { limit_records: '10' },
    { kg_name: '' },
    { select_schema: undefined },
    { db_type: 'dbase' },
    { now: 'yesterday' },
    { excluded_fields: 'created_date' },
    { dry: true },
  ])('refuses %j', async (change) => {
    expect((await kpiApi.execute(kpiId, change)).status).toBe(400);
  });

  it('refuses malformed JSON', async () => {
    expect((await kpiApi.execute(kpiId, '{"kg_name": "KG_101",}')).status).toBe(400);
  });

  it('records an unknown knowledge graph as a failed execution with the closest name', async () => {
    const { status, body } = await kpiApi.execute(kpiId, { kg_name: 'KG_110' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: false, message: 'KPI execution failed' });
    expect(body.execution_result).toMatchObject({
      execution_status: 'failed',
      error_code: 'unknown_knowledge_graph',
      kg_name: 'KG_110',
      kg_version: null,
      result_data: null,
      diagnostics: [{ suggestions: ['KG_101'] }],
    });
    expect(body.execution_result.error_message).toContain('Did you mean "KG_101"?');
    expect((await kpiApi.history(kpiId, { status: 'failed' })).body.executions[0].id).toBe(
      body.execution_result.id,
    );
  });

  it('records an unknown schema likewise, also beside a known one', async () => {
    const { body } = await kpiApi.execute(kpiId, { schemas: ['newdqschema', 'newdqshema'] });
    expect(body.execution_result).toMatchObject({ error_code: 'unknown_schema', kg_version: 1 });
    expect(body.execution_result.error_message).toContain('newdqschema');
  });
});

describe('sentences', () => {
  it.each([
    'Zeige mir alle Produkte, die nicht in OPS Excel enthalten sind',
    'list the moon phases',
    '; DROP TABLE brz_lnd_RBP_GPU',
    '🙂',
  ])('that are not understood are failed executions that say why: %s', async (sentence) => {
    const id = await createKpiOf(sentence);
    const { status, body } = await kpiApi.execute(id);
    expect(status).toBe(200);
    expect(body.success).toBe(false);
    expect(body.execution_result).toMatchObject({
      execution_status: 'failed',
      error_code: 'needs_clarification',
    });
    expect(body.execution_result.error_message.length).toBeGreaterThan(10);
    expect(body.execution_result.diagnostics.length).toBeGreaterThan(0);
    expect(body.execution_result.finished_at).not.toBeNull();
    const drilldown = await kpiApi.drilldown(body.execution_result.id);
    expect(drilldown.status).toBe(200);
    expect(drilldown.body).toMatchObject({
      total_records: 0,
      total_pages: 0,
      data: [],
      columns: [],
      generated_sql: '',
    });
    expect((await kpiApi.drilldown(body.execution_result.id, { format: 'csv' })).status).toBe(409);
  });
});

describe('drill-down queries', () => {
  it.each([
    [{ page: 0 }, 'page'],
    [{ page_size: 1001 }, 'page_size'],
    [{ sort_order: 'sideways' }, 'sort_order'],
    [{ sort_by: 'PLANING_SKU' }, 'PLANNING_SKU'],
    [{ filters: '{"STATUS": ' }, 'filters'],
    [{ filters: '{"STATUS": {"operator": "like", "value": "x"}}' }, 'operator'],
    [{ filters: '{"STATSU": {"operator": "is_empty"}}' }, 'STATUS'],
    [{ filters: '{"__proto__": {"operator": "is_empty"}}' }, '__proto__'],
    [{ search: 'a\u0000' }, 'NUL'],
    [{ format: 'pdf' }, 'format'],
    [{ format: 'csv', sort_by: 'nope' }, 'PLANNING_SKU'],
  ])('refuses %j', async (query, mentioned) => {
    const { body } = await kpiApi.execute(kpiId);
    const answer = await kpiApi.drilldown(body.execution_result.id, query);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(mentioned);
  });
});

it('a result store that cannot be written makes a failed execution that says so and leaks no path', async () => {
  const unpublished = path.join(test.dataDir, 'artefacts', 'unpublished');
  rmSync(unpublished, { recursive: true, force: true });
  writeFileSync(unpublished, 'in the way');
  const { status, body } = await kpiApi.execute(kpiId);
  expect(status).toBe(200);
  expect(body.execution_result).toMatchObject({ execution_status: 'failed', error_code: 'store_unwritable' });
  expect(JSON.stringify(body)).not.toContain(test.dataDir);
  rmSync(unpublished);
  expect((await kpiApi.execute(kpiId)).body.success).toBe(true);
});

describe('the landing database', () => {
  const file = () => path.join(test.dataDir, LANDING.file);

  it.each([
    ['missing', () => rmSync(file()), 'data_source_missing'],
    [
      'no database',
      () => writeFileSync(file(), 'not a database at all\n'.repeat(500)),
      'data_source_corrupt',
    ],
    ['without the table', () => writeLanding(test.dataDir, 'CREATE TABLE other (x)'), 'query_failed'],
  ])('%s: a failed execution that names the source and leaks no path', async (_, spoil, code) => {
    spoil();
    const { status, body } = await kpiApi.execute(kpiId);
    expect(status).toBe(200);
    expect(body.execution_result).toMatchObject({
      execution_status: 'failed',
      error_code: code,
      result_total: 0,
    });
    expect(body.execution_result.error_message).toContain(LANDING.source);
    expect(JSON.stringify(body)).not.toContain(test.dataDir);
    writeLanding(test.dataDir, PRODUCTS);
    expect((await kpiApi.execute(kpiId)).body.success).toBe(true);
  });
});
