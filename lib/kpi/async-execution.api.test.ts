import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import { ENDLESS_PRODUCTS, landTables, PRODUCTS, writeLanding } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';

let test: TestState;
let kpiId: number;

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx);
  kpiId = await createKpiOf(IN_RBP_NOT_IN_OPS, 'Mismatch');
});
afterAll(() => test.close());

const statusOf = async (executionId: number): Promise<string> =>
  (await kpiApi.execution(executionId)).body.execution.execution_status;

describe('Prefer: respond-async', () => {
  it.each(['respond-async', 'return=minimal, Respond-Async'])(
    '"%s" is answered 202 with the execution, which then ends as usual',
    async (prefer) => {
      const { status, headers, body } = await kpiApi.execute(kpiId, {}, { prefer });
      expect(status).toBe(202);
      const { id } = body.execution_result;
      expect(headers.get('location')).toBe(`/v1/landing-kpi/executions/${id}`);
      expect(headers.get('preference-applied')).toBe('respond-async');
      expect(body).toMatchObject({ success: true, execution_result: { kpi_name: 'Mismatch' } });
      await until('the execution to end', async () => (await statusOf(id)) === 'success');
      expect((await kpiApi.execution(id)).body.execution).toMatchObject({ number_of_records: 20, value: 20 });
    },
  );

  it('is passed over where nothing is to be waited for', async () => {
    const unclear = await createKpiOf('Show me all unicorns in RBP GPU');
    const refused = await kpiApi.executeAsync(unclear);
    expect([refused.status, refused.headers.get('preference-applied')]).toEqual([200, null]);
    expect(refused.body).toMatchObject({ success: false, message: 'KPI execution failed' });
    expect(refused.body.execution_result.execution_status).toBe('failed');

    const dry = await kpiApi.executeAsync(kpiId, { dry_run: true });
    expect([dry.status, dry.headers.get('location')]).toEqual([200, null]);
    expect(dry.body.execution_result.id).toBeNull();
  });

  it.each([[{}], [{ prefer: 'wait=10' }], [{ prefer: 'no-respond-async' }]])(
    'with %j the answer is the end of it',
    async (headers) => {
      const answered = await kpiApi.execute(kpiId, {}, headers);
      expect([answered.status, answered.headers.get('location')]).toEqual([200, null]);
      expect(answered.body.execution_result).toMatchObject({ execution_status: 'success', result_total: 20 });
    },
  );
});

describe('cancelling', () => {
  it('stops what runs and what waits; whoever waited for it is answered', async () => {
    writeLanding(test.dataDir, ENDLESS_PRODUCTS);
    const waiting = kpiApi.execute(kpiId);
    for (let i = 0; i < 20; i += 1) await kpiApi.executeAsync(kpiId);
    const idsOf = async (status: string): Promise<number[]> =>
      (await kpiApi.history(kpiId, { status, limit: 50 })).body.executions.map(
        (one: { id: number }) => one.id,
      );
    await until('some to run', async () => (await idsOf('running')).length > 1);

    const [queued = 0] = await idsOf('pending');
    const cancelled = await kpiApi.cancel(queued);
    expect([cancelled.status, cancelled.body.message]).toEqual([200, 'KPI execution cancelled']);
    expect(cancelled.body.execution).toMatchObject({
      id: queued,
      execution_status: 'cancelled',
      error_code: 'cancelled',
      number_of_records: 0,
    });

    const open = [...(await idsOf('running')), ...(await idsOf('pending'))];
    const answers = await Promise.all(open.map((id) => kpiApi.cancel(id)));
    expect(answers.map(({ status }) => status)).toEqual(open.map(() => 200));
    expect((await waiting).body).toMatchObject({ success: false, message: 'KPI execution cancelled' });
    expect((await idsOf('cancelled')).length).toBe(21);
    expect([await idsOf('failed'), await idsOf('pending'), await idsOf('running')]).toEqual([[], [], []]);
  });

  it('says when there is nothing to cancel', async () => {
    writeLanding(test.dataDir, PRODUCTS);
    const done = (await kpiApi.execute(kpiId)).body.execution_result.id;
    const late = await kpiApi.cancel(done);
    expect(late.status).toBe(409);
    expect(late.body.message).toBe(`Execution ${done} cannot be cancelled any more: it succeeded.`);
    expect(late.body.detail).toMatchObject({ execution_id: done, execution_status: 'success' });
    expect((await kpiApi.cancel(999_999)).status).toBe(404);
  });
});
