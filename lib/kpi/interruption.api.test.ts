import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeElsewhere } from '../testing/execute-elsewhere';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import { ENDLESS_PRODUCTS, landTables, writeLanding } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';

let test: TestState;
let kpiId: number;

async function open(env: Record<string, string> = {}): Promise<void> {
  test = await openTestState({ env });
  test.install();
  await landTables(test.ctx);
  kpiId = await createKpiOf(IN_RBP_NOT_IN_OPS, 'Mismatch');
  writeLanding(test.dataDir, ENDLESS_PRODUCTS);
}
afterEach(() => test.close());

/** Result files, finished or not, below DATA_DIR. */
function resultFiles(): string[] {
  return readdirSync(test.dataDir, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.startsWith('artefacts') && file.includes('.sqlite'),
  );
}

const artefactRows = () => test.state.db.read(test.state.db.sql.selectFrom('artefacts').select('path'));

const statusOf = async (): Promise<string | undefined> =>
  (await kpiApi.history(kpiId)).body.executions[0]?.execution_status;

describe('a query that runs too long', () => {
  it('is killed, recorded, and leaves nothing behind', async () => {
    await open({ QUERY_TIMEOUT_SECONDS: '0.5' });
    const { status, body } = await kpiApi.execute(kpiId);
    expect(status).toBe(200);
    expect(body.execution_result).toMatchObject({ execution_status: 'failed', error_code: 'timeout' });
    expect(body.execution_result.error_message).toContain('0.5 seconds');
    expect(body.execution_result.execution_time_ms).toBeGreaterThan(400);
    expect(await artefactRows()).toEqual([]);
    expect(resultFiles()).toEqual([]);
  });
});

describe('while a query runs', () => {
  beforeEach(() => open());

  it('others are executed and answered', async () => {
    const slow = kpiApi.execute(kpiId);
    await until('the query to run', async () => (await statusOf()) === 'running');
    const count = await createKpiOf('Count all products in OPS Excel');
    const others = await Promise.all([1, 2, 3].map(() => kpiApi.execute(count)));
    expect(others.map(({ body }) => body.execution_result.value)).toEqual([0, 0, 0]);
    expect(await statusOf()).toBe('running');
    await kpiApi.remove(kpiId, { permanent: 'true' });
    await slow;
  });

  it('a permanent deletion stops it and removes all of it', async () => {
    const slow = kpiApi.execute(kpiId);
    await until('the query to run', async () => (await statusOf()) === 'running');
    expect((await kpiApi.remove(kpiId, { permanent: 'true' })).status).toBe(200);
    // Whoever executed learns that it was cancelled or, a moment later, that it is gone.
    expect([200, 404]).toContain((await slow).status);
    await test.state.events.drained();
    expect(await artefactRows()).toEqual([]);
    expect(resultFiles().filter((file) => !file.includes('unpublished'))).toEqual([]);
  });

  it('a soft deletion lets it end', async () => {
    const slow = kpiApi.execute(kpiId);
    await until('the query to run', async () => (await statusOf()) === 'running');
    expect((await kpiApi.remove(kpiId)).status).toBe(200);
    const [execution] = (await kpiApi.history(kpiId)).body.executions;
    expect(execution.execution_status).toBe('running');
    expect((await kpiApi.cancel(execution.id)).status).toBe(200);
    const { execution_result } = (await slow).body;
    expect(execution_result).toMatchObject({ execution_status: 'cancelled', error_code: 'cancelled' });
    expect(execution_result.execution_time_ms).toBeGreaterThan(0);
  });
});

describe('kill -9 in the middle of an execution', () => {
  it('is read as interrupted by the next process, with nothing half-written', async () => {
    test = await openTestState({ start: false });
    test.install();
    await landTables(test.ctx);
    kpiId = await createKpiOf(IN_RBP_NOT_IN_OPS, 'Mismatch');
    writeLanding(test.dataDir, ENDLESS_PRODUCTS);

    const victim = executeElsewhere(test, kpiId);
    await until('the query to run', async () => (await statusOf()) === 'running', 20_000);
    await victim.kill();

    expect(await statusOf()).toBe('running');
    expect(await test.state.jobs.recover()).toBe(1);
    const [execution] = (await kpiApi.history(kpiId)).body.executions;
    expect(execution).toMatchObject({
      execution_status: 'failed',
      error_code: 'interrupted',
      number_of_records: 0,
    });
    expect(execution.error_message).toContain('execute again');
    expect((await kpiApi.drilldown(execution.id)).body).toMatchObject({ total_records: 0, data: [] });
    expect(resultFiles().filter((file) => !file.includes('unpublished'))).toEqual([]);
    expect(await artefactRows()).toEqual([]);
  }, 30_000);
});
