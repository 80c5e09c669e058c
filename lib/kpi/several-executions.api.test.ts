import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';

let test: TestState;
let mismatch: number;
let count: number;
let unclear: number;
const EARLY = { prefer: 'respond-async' };

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx);
  mismatch = await createKpiOf(IN_RBP_NOT_IN_OPS, 'Mismatch');
  count = await createKpiOf('Count all products in OPS Excel', 'Count');
  unclear = await createKpiOf('Show me all unicorns in RBP GPU', 'Unclear');
});
afterAll(() => test.close());

const historyTotal = async (id: number): Promise<number> => (await kpiApi.history(id)).body.total;

describe('executing several', () => {
  it('answers all in the order given, each with the last success before it; a refusal stops no other', async () => {
    const before = (await kpiApi.execute(mismatch)).body.execution_result;
    const { status, body } = await kpiApi.executeSeveral([unclear, count, mismatch], { limit_records: 7 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: false, message: '2 of 3 KPIs executed successfully' });
    expect(body.results).toMatchObject([
      {
        kpi_id: unclear,
        kpi_name: 'Unclear',
        success: false,
        message: 'KPI execution failed',
        execution_result: { execution_status: 'failed' },
        previous: null,
      },
      { kpi_id: count, success: true, execution_result: { value: 40, limit_records: 7 }, previous: null },
      {
        kpi_id: mismatch,
        success: true,
        execution_result: { number_of_records: 7, total_available: 20, truncated: true, value: 20 },
        previous: { id: before.id, value: 20, number_of_records: 20, execution_status: 'success' },
      },
    ]);
    const again = await kpiApi.executeSeveral([mismatch, count]);
    expect(again.body).toMatchObject({ success: true, message: '2 of 2 KPIs executed successfully' });
    expect(again.body.results[0].previous.id).toBe(body.results[2].execution_result.id);
  });

  it('with Prefer: respond-async answers 202 with all of them, which then end', async () => {
    const { status, headers, body } = await kpiApi.executeSeveral([mismatch, count], {}, EARLY);
    expect([status, headers.get('preference-applied')]).toEqual([202, 'respond-async']);
    expect(body).toMatchObject({ success: true, message: '2 of 2 KPIs accepted' });
    for (const { execution_result } of body.results) {
      await until(
        'it to end',
        async () =>
          (await kpiApi.execution(execution_result.id)).body.execution.execution_status === 'success',
      );
    }
    const mixed = await kpiApi.executeSeveral([unclear, count], {}, EARLY);
    expect(mixed.body).toMatchObject({ success: false, message: '1 of 2 KPIs accepted' });
    expect(mixed.body.results[0].execution_result.execution_status).toBe('failed');
    expect((await kpiApi.executeSeveral([unclear], {}, EARLY)).status).toBe(200);
  });

  it('runs nothing unless all can be run, and names every one that cannot', async () => {
    const gone = await createKpiOf('Show me all products in RBP GPU', 'Gone');
    await kpiApi.remove(gone);
    const had = await historyTotal(count);

    const unknown = await kpiApi.executeSeveral([count, 888_888, gone, 999_999]);
    expect([unknown.status, unknown.body.message]).toEqual([
      404,
      'Nothing was executed: there is no KPI 888888, 999999',
    ]);
    expect(unknown.body.detail.map(({ field }: { field: string }) => field)).toEqual([
      'kpi_ids.1',
      'kpi_ids.3',
    ]);

    const inactive = await kpiApi.executeSeveral([count, gone]);
    expect(inactive.status).toBe(409);
    expect(inactive.body.message).toContain(`${gone} "Gone"`);
    expect(inactive.body.detail).toMatchObject([{ field: 'kpi_ids.1' }]);
    expect(await historyTotal(count)).toBe(had);
  });

  it.each([
    [[], 'must name at least one KPI'],
    [[1, 1], 'must name each KPI once'],
    [Array.from({ length: 101 }, (_, index) => index + 1), 'must name at most 100 KPIs'],
  ])('refuses the list %#', async (ids, problem) => {
    const { status, body } = await kpiApi.executeSeveral(ids);
    expect([status, body.detail[0].problem]).toEqual([400, problem]);
  });

  it('a hundred at once end, and a single one does not wait for all of them', async () => {
    const ids = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        createKpiOf('Count all products in OPS Excel', `Count ${index}`),
      ),
    );
    const { body } = await kpiApi.executeSeveral(ids, {}, EARLY);
    expect(body.results.map(({ kpi_id }: { kpi_id: number }) => kpi_id)).toEqual(ids);
    expect((await kpiApi.execute(mismatch)).body.success).toBe(true);
    expect((await test.state.jobs.load()).queued).toBeGreaterThan(20);
    await until('all to end', async () => (await test.state.jobs.load()).queued === 0, 25_000);
  });
});

describe('rerunning', () => {
  it.each([undefined, {}, ''])('with %j as body keeps the parameters', async (body) => {
    const given = { limit_records: 7, use_llm: false, excluded_fields: ['STATUS'], ruleset_name: 'RULES_X' };
    const first = (await kpiApi.execute(mismatch, given)).body.execution_result;
    const again = await kpiApi.rerun(first.id, body);
    expect([again.status, again.body.message]).toEqual([200, 'KPI executed successfully']);
    const parameters = ({ id, ...one }: Record<string, unknown>) => ({
      ...one,
      execution_timestamp: null,
      finished_at: null,
      execution_time_ms: null,
    });
    expect(again.body.execution_result.id).toBeGreaterThan(first.id);
    expect(parameters(again.body.execution_result)).toEqual(parameters(first));
  });

  it.each([
    [
      { limit_records: 3 },
      { limit_records: 3, select_schema: 'newdqschema', schemas: ['newdqschema', 'other'] },
    ],
    [
      { excluded_fields: null, ruleset_name: null },
      { excluded_fields: null, ruleset_name: null, limit_records: 9 },
    ],
    [{ select_schema: 'third' }, { select_schema: 'third', schemas: ['third', 'other'] }],
    [{ schemas: ['third', 'fourth'] }, { select_schema: 'third', schemas: ['third', 'fourth'] }],
    [
      { select_schema: 'a', schemas: ['b'] },
      { select_schema: 'a', schemas: ['a', 'b'] },
    ],
    [{ kg_name: 'KG_102' }, { kg_name: 'KG_102', execution_status: 'failed', limit_records: 9 }],
  ])('%j changes just that', async (changes, expected) => {
    const given = {
      limit_records: 9,
      schemas: ['newdqschema', 'other'],
      excluded_fields: ['STATUS'],
      ruleset_name: 'X',
    };
    const { id } = (await kpiApi.execute(mismatch, given)).body.execution_result;
    const { status, body } = await kpiApi.rerun(id, changes);
    expect(status).toBe(200);
    expect(body.execution_result).toMatchObject(expected);
  });

  it("runs the KPI's present sentence, early where that is preferred", async () => {
    const kpi = await createKpiOf('Count all products in OPS Excel', 'Changing');
    const { id } = (await kpiApi.execute(kpi)).body.execution_result;
    await kpiApi.update(kpi, { nl_definition: 'Count all products in RBP GPU' });
    expect((await kpiApi.rerun(id)).body.execution_result).toMatchObject({
      definition_version: 2,
      value: 60,
    });
    const early = await kpiApi.rerun(id, {}, EARLY);
    const rerun = early.body.execution_result.id;
    expect([early.status, early.headers.get('location')]).toEqual([
      202,
      `/v1/landing-kpi/executions/${rerun}`,
    ]);
  });

  it('an asked-for database that is not the own one is not carried along', async () => {
    const first = (await kpiApi.execute(mismatch, { db_type: 'mysql' })).body;
    expect(first.warnings).toHaveLength(1);
    expect((await kpiApi.rerun(first.execution_result.id)).body.warnings).toEqual([]);
    expect((await kpiApi.rerun(first.execution_result.id, { db_type: 'mysql' })).body.warnings).toHaveLength(
      1,
    );
  });

  it('refuses what cannot be', async () => {
    expect((await kpiApi.rerun(999_999)).status).toBe(404);
    const kpi = await createKpiOf('Count all products in OPS Excel', 'Inactive soon');
    const { id } = (await kpiApi.execute(kpi)).body.execution_result;
    expect((await kpiApi.rerun(id, { limit_records: 0, nonsense: 1 })).body.detail).toHaveLength(2);
    await kpiApi.remove(kpi);
    expect((await kpiApi.rerun(id)).status).toBe(409);
  });
});
