import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';

const COUNT_RBP = 'Count all products in RBP GPU';
const NOT_UNDERSTOOD = 'Count all zorblaxes in RBP GPU';

let test: TestState;
let kpiId: number;
/** Ids of the executions, in their order: one of version 1, none of 2, one failed and two of version 3. */
const executed: number[] = [];

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx);
  kpiId = await createKpiOf(IN_RBP_NOT_IN_OPS, 'Reworded');
  await createKpiOf(COUNT_RBP, 'Another').then((other) => kpiApi.execute(other));
  await execute();
  await kpiApi.update(kpiId, { nl_definition: NOT_UNDERSTOOD });
  await kpiApi.update(kpiId, { nl_definition: COUNT_RBP });
  await execute({ select_schema: 'nowhere' });
  await execute();
  await execute();
});
afterAll(() => test.close());

async function execute(parameters: object = {}): Promise<void> {
  const { body } = await kpiApi.execute(kpiId, parameters);
  executed.push(body.execution_result.id);
}

describe('versions', () => {
  it('are listed newest first, with their executions counted and the newest of them', async () => {
    const { status, body } = await kpiApi.versions(kpiId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      total: 3,
      versions: [
        {
          version: 3,
          nl_definition: COUNT_RBP,
          is_current: true,
          executions: 3,
          latest_execution: { id: executed[3], execution_status: 'success', value: 60 },
        },
        {
          version: 2,
          nl_definition: NOT_UNDERSTOOD,
          is_current: false,
          executions: 0,
          latest_execution: null,
        },
        {
          version: 1,
          nl_definition: IN_RBP_NOT_IN_OPS,
          is_current: false,
          executions: 1,
          latest_execution: { id: executed[0], execution_status: 'success', value: 20 },
        },
      ],
    });
  });

  it('of an unknown KPI are 404, of an inactive one are there', async () => {
    expect((await kpiApi.versions(999_999)).status).toBe(404);
    const inactive = await createKpiOf(COUNT_RBP, 'Inactive');
    await kpiApi.remove(inactive);
    expect((await kpiApi.versions(inactive)).body.total).toBe(1);
  });
});

describe('the trend', () => {
  it('gives the newest executions that have ended, oldest first', async () => {
    const { status, body } = await kpiApi.trend(kpiId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      total: 4,
      points: [
        { execution_id: executed[0], execution_status: 'success', definition_version: 1, value: 20 },
        { execution_id: executed[1], execution_status: 'failed', definition_version: 3, value: null },
        { execution_id: executed[2], execution_status: 'success', definition_version: 3, value: 60 },
        { execution_id: executed[3], execution_status: 'success', definition_version: 3, value: 60 },
      ],
    });
    expect((await kpiApi.get(kpiId)).body.kpi.trend).toEqual(body.points);
  });

  it('is cut at the limit, not in its total', async () => {
    const { body } = await kpiApi.trend(kpiId, { limit: 2 });
    expect(body.total).toBe(4);
    expect(body.points.map(({ execution_id }: { execution_id: number }) => execution_id)).toEqual([
      executed[2],
      executed[3],
    ]);
  });

  it('leaves out what has not ended', async () => {
    await test.state.db.transaction(function* () {
      yield test.state.db.sql
        .updateTable('kpi_execution_results')
        .set({ execution_status: 'running' })
        .where('id', '=', executed[3] ?? 0)
        .compile();
    });
    const { body } = await kpiApi.trend(kpiId);
    expect(body).toMatchObject({ total: 3, points: [{}, {}, { execution_id: executed[2] }] });
  });

  it.each([0, 1001, 'all'])('refuses the limit %s', async (limit) => {
    expect((await kpiApi.trend(kpiId, { limit })).status).toBe(400);
  });

  it('of an unknown KPI is 404', async () => {
    expect((await kpiApi.trend(999_999)).status).toBe(404);
  });
});

describe('two edits', () => {
  it('of an older reading: the refusal carries what the definition is by now', async () => {
    const id = await createKpiOf(COUNT_RBP, 'Edited by two');
    const { revision } = (await kpiApi.get(id)).body.kpi;
    await kpiApi.update(id, { revision, description: 'hers', group_name: 'G' });
    const refused = await kpiApi.update(id, { revision, description: 'his' });
    expect(refused.status).toBe(409);
    const { latest_execution, trend, ...current } = (await kpiApi.get(id)).body.kpi;
    expect(refused.body.detail).toMatchObject({ kpi_id: id, revision: 2, current });
    expect(current).toMatchObject({ description: 'hers', group_name: 'G', revision: 2 });
  });

  it('at once: one is saved, the other is refused, and none of it is mixed', async () => {
    const id = await createKpiOf(COUNT_RBP, 'Edited at once');
    const both = await Promise.all(
      ['hers', 'his'].map((who) => kpiApi.update(id, { revision: 1, alias_name: who, description: who })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { kpi } = (await kpiApi.get(id)).body;
    expect(kpi).toMatchObject({ revision: 2, alias_name: kpi.description });
  });

  it('at once without a revision: both are made, one after the other', async () => {
    const id = await createKpiOf(COUNT_RBP, 'Reworded at once');
    const sentences = ['Count all products in OPS Excel', IN_RBP_NOT_IN_OPS];
    const both = await Promise.all(sentences.map((nl_definition) => kpiApi.update(id, { nl_definition })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await kpiApi.get(id)).body.kpi).toMatchObject({ revision: 3, version: 3 });
    expect((await kpiApi.versions(id)).body.total).toBe(3);
  });

  it('at once that take the same name: one has it, the other is told who', async () => {
    const ids = [await createKpiOf(COUNT_RBP, 'First'), await createKpiOf(COUNT_RBP, 'Second')];
    const both = await Promise.all(ids.map((id) => kpiApi.update(id, { name: 'Taken by two' })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.detail).toMatchObject({ is_active: true });
  });
});
