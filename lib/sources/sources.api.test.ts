import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as kgRoute from '@/app/v1/kg/route';
import * as compileRoute from '@/app/v1/nlq/compile/route';
import * as tablesRoute from '@/app/v1/schemas/[name]/tables/route';
import * as schemasRoute from '@/app/v1/schemas/route';
import { callRoute } from '../testing/call-route';
import { IN_RBP_NOT_IN_OPS } from '../testing/kpi-api';
import { LANDING, landTables, PRODUCTS, writeLanding } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';
import { buildKnowledgeGraph } from './build-knowledge-graph';
import { registerDataSource } from './register-data-source';
import { saveRuleset } from './save-ruleset';

let test: TestState;

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx);
});
afterAll(() => test.close());

const compile = (change: object = {}) =>
  callRoute(compileRoute.POST, 'POST', {
    body: {
      sentence: IN_RBP_NOT_IN_OPS,
      kg_name: LANDING.kg_name,
      select_schema: LANDING.select_schema,
      ...change,
    },
  });

describe('lists', () => {
  it('names knowledge graphs with their size', async () => {
    const { status, body } = await callRoute(kgRoute.GET, 'GET');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      count: 1,
      data: [{ name: 'KG_101', schemas: ['newdqschema'], db_type: 'sqlite', tables: 2, version: 1 }],
    });
    expect(body.data[0].relationships).toBeGreaterThan(0);
  });

  it('names schemas and their tables', async () => {
    expect((await callRoute(schemasRoute.GET, 'GET')).body).toEqual({
      success: true,
      schemas: ['newdqschema'],
      count: 1,
    });
    const { body } = await callRoute(tablesRoute.GET, 'GET', { params: { name: 'newdqschema' } });
    expect(body).toMatchObject({ success: true, schema: 'newdqschema', count: 2 });
    expect(body.tables[0]).toMatchObject({ name: 'brz_lnd_RBP_GPU', row_count: 60 });
    expect(body.tables[0].columns[4]).toMatchObject({
      name: 'created_date',
      type: 'date',
      native_type: 'TEXT',
    });
  });

  it('answers 404 with the closest name for an unknown schema', async () => {
    const { status, body } = await callRoute(tablesRoute.GET, 'GET', { params: { name: 'newdqshema' } });
    expect(status).toBe(404);
    expect(JSON.stringify(body)).toContain('newdqschema');
  });
});

describe('compiling', () => {
  it('explains a sentence without running it', async () => {
    const { status, body } = await compile();
    expect(status).toBe(200);
    expect(body.compilation).toMatchObject({
      status: 'compiled',
      db_type: 'sqlite',
      kg_version: 1,
      sql_query_type: 'COMPARISON_QUERY',
      operation: 'NOT_IN',
      joined_columns: [['PLANNING_SKU', 'PLANNING_SKU']],
      warnings: [],
    });
    expect(body.compilation.explanation.words.length).toBeGreaterThan(3);
    expect(body.compilation.generated_sql).not.toContain('LIMIT');
  });

  it('emits the dialect and the limit asked for', async () => {
    const { body } = await compile({ db_type: 'postgresql', limit_records: 7 });
    expect(body.compilation.db_type).toBe('postgresql');
    expect(body.compilation.generated_sql).toContain('LIMIT 7');
  });

  it('asks back instead of guessing', async () => {
    const { status, body } = await compile({ sentence: 'list the moon phases' });
    expect(status).toBe(200);
    expect(body.compilation).toMatchObject({ status: 'needs_clarification', generated_sql: '' });
    expect(body.compilation.diagnostics.length).toBeGreaterThan(0);
    expect((await compile({ sentence: '' })).body.compilation.status).toBe('needs_clarification');
  });

  it('answers unknown names: graph 404, schema 400, ruleset a warning', async () => {
    const graph = await compile({ kg_name: 'KG_11' });
    expect(graph.status).toBe(404);
    expect(graph.body.message).toContain('Did you mean "KG_101"?');
    const schema = await compile({ select_schema: 'other' });
    expect(schema.status).toBe(400);
    const ruleset = await compile({ ruleset_name: 'RECON_X' });
    expect(ruleset.body.compilation.warnings[0]).toContain('RECON_X');
  });

  it('follows a ruleset', async () => {
    await saveRuleset(test.ctx, {
      name: 'BY_NAME',
      rules: [
        {
          from: { table: 'brz_lnd_RBP_GPU', columns: ['PRODUCT_NAME'] },
          to: { table: 'brz_lnd_OPS_EXCEL', columns: ['PRODUCT_NAME'] },
          normalisations: ['trim'],
        },
      ],
    });
    const { body } = await compile({ ruleset_name: 'BY_NAME' });
    expect(body.compilation.joined_columns).toEqual([['PRODUCT_NAME', 'PRODUCT_NAME']]);
    expect(body.compilation.explanation.joins[0].origin).toBe('ruleset');
  });
});

describe('building a knowledge graph', () => {
  it('makes a version only when something changed, and keeps what people decided', async () => {
    const build = (synonyms?: { phrase: string; table: string }[]) =>
      buildKnowledgeGraph(test.ctx, {
        name: LANDING.kg_name,
        data_source: LANDING.source,
        ...(synonyms && { synonyms }),
      });
    expect(await build()).toMatchObject({ version: 1, changed: false });
    expect(await build([{ phrase: 'sales sheet', table: 'brz_lnd_OPS_EXCEL' }])).toMatchObject({
      version: 2,
      changed: true,
    });
    writeLanding(test.dataDir, `${PRODUCTS}; CREATE TABLE extra (id INTEGER PRIMARY KEY)`);
    const third = await build();
    expect(third).toMatchObject({ version: 3, changed: true });
    expect(third.catalog.synonyms).toHaveLength(1);
    expect(await build()).toMatchObject({ version: 3, changed: false });
    expect((await compile()).body.compilation.kg_version).toBe(3);
  });

  it('refuses a source that is not there, naming it and not its path', async () => {
    rmSync(path.join(test.dataDir, LANDING.file));
    const again = buildKnowledgeGraph(test.ctx, { name: LANDING.kg_name, data_source: LANDING.source });
    await expect(again).rejects.toThrow(/"Landing database".*missing/);
    await expect(again).rejects.not.toThrow(test.dataDir);
    const unknown = registerDataSource(test.ctx, {
      name: 'x',
      kind: 'oracle',
      connection: { path: 'x' },
      schemas: [],
    });
    await expect(unknown).rejects.toThrow('oracle');
  });
});
