import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    await cancel(execution.id);
    expect((await slow).body.execution_result).toMatchObject({
      execution_status: 'cancelled',
      error_code: 'cancelled',
    });
  });

  async function cancel(executionId: number): Promise<void> {
    const row = await test.state.db.readOne(
      test.state.db.sql.selectFrom('kpi_execution_results').select('job_id').where('id', '=', executionId),
    );
    await test.state.jobs.cancel(row?.job_id ?? '');
  }
});

describe('kill -9 in the middle of an execution', () => {
  it('is read as interrupted by the next process, with nothing half-written', async () => {
    test = await openTestState({ start: false });
    test.install();
    await landTables(test.ctx);
    kpiId = await createKpiOf(IN_RBP_NOT_IN_OPS, 'Mismatch');
    writeLanding(test.dataDir, ENDLESS_PRODUCTS);

    const root = path.resolve(import.meta.dirname, '../..');
    const victim = spawn(
      process.execPath,
      [
        path.join(root, 'node_modules/tsx/dist/cli.mjs'),
        path.join(root, 'lib/testing/execute-and-wait.ts'),
        String(kpiId),
      ],
      {
        cwd: root,
        stdio: 'inherit',
        detached: true,
        env: { ...process.env, DATA_DIR: test.dataDir, DATABASE_URL: test.state.env.DATABASE_URL },
      },
    );
    const gone = new Promise((resolve) => victim.once('exit', resolve));
    await until('the query to run', async () => (await statusOf()) === 'running', 20_000);
    // The process and the tsx in front of it; the child with the query is left to notice by itself.
    process.kill(-(victim.pid ?? 0), 'SIGKILL');
    await gone;

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
