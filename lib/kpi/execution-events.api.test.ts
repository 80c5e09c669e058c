import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drainRequests } from '../http/drain-requests';
import { traffic } from '../http/traffic';
import { executeElsewhere } from '../testing/execute-elsewhere';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import { ENDLESS_PRODUCTS, landTables, manyProducts, writeLanding } from '../testing/landing-database';
import { allEvents, type ReadEvent, readEvents } from '../testing/read-events';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';

let test: TestState;
let kpiId: number;

async function open(start: boolean): Promise<void> {
  test = await openTestState({ start });
  test.install();
  await landTables(test.ctx);
  kpiId = await createKpiOf(IN_RBP_NOT_IN_OPS, 'Mismatch');
  writeLanding(test.dataDir, ENDLESS_PRODUCTS);
}
afterEach(async () => {
  await test.close();
  expect([traffic().inFlight, traffic().streams.size]).toEqual([0, 0]);
});

const begin = async (id = kpiId, body: object = {}): Promise<number> =>
  (await kpiApi.executeAsync(id, body)).body.execution_result.id;

/** Reads on until an event is of that phase or status. */
async function readUntil(stream: AsyncGenerator<ReadEvent>, wanted: string): Promise<ReadEvent> {
  for (;;) {
    const { value } = await stream.next();
    if (value === undefined) throw new Error(`the stream ended before ${wanted}`);
    if (value.data.progress?.phase === wanted || value.data.execution_status === wanted) return value;
  }
}

describe('following an execution', () => {
  beforeEach(() => open(true));

  it('tells of each phase with the rows so far, and of the end', async () => {
    const all = await createKpiOf('Show me all products in RBP GPU');
    writeLanding(test.dataDir, manyProducts(200_000));
    const id = await begin(all, { limit_records: 150_000 });
    const read = await allEvents(await kpiApi.events(id));

    const phases = read.slice(0, -1).map(({ data }) => data.progress.phase);
    const order = ['queued', 'querying', 'storing', 'counting'];
    expect(phases).toEqual(phases.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(phases).toEqual(expect.arrayContaining(['storing', 'counting']));
    const rows = read.slice(0, -1).map(({ data }) => data.progress.rows ?? 0);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect(new Set(rows).size).toBeGreaterThan(2);
    expect(read.map(({ id }) => id)).toEqual([
      ...read.slice(0, -1).map((_, index) => String(index + 1)),
      `${read.length}-last`,
    ]);
    expect(read.at(-1)).toMatchObject({
      name: 'execution',
      data: {
        execution_id: id,
        kpi_id: all,
        execution_status: 'success',
        progress: null,
        number_of_records: 150_000,
        value: 200_000,
      },
    });
    expect((await kpiApi.execution(id)).body.execution.progress).toBeNull();
  });

  it('one that has ended is told at once, and only once', async () => {
    const id = (await kpiApi.execute(await createKpiOf('Count all products in OPS Excel'))).body
      .execution_result.id;
    const read = await allEvents(await kpiApi.events(id));
    expect(read).toMatchObject([{ id: '1-last', data: { execution_status: 'success', value: 0 } }]);
    const again = await kpiApi.events(id, { 'last-event-id': '1-last' });
    expect([again.status, await again.text()]).toEqual([204, '']);
    expect((await kpiApi.events(999_999)).status).toBe(404);
  });

  it('who lost the connection goes on with the state as it is now', async () => {
    const id = await begin();
    const first = readEvents(await kpiApi.events(id));
    const seen = await readUntil(first, 'querying');
    await first.return(undefined);
    await kpiApi.cancel(id);
    const read = await allEvents(await kpiApi.events(id, { 'last-event-id': seen.id }));
    expect(read).toMatchObject([
      { id: `${Number(seen.id) + 1}-last`, data: { execution_status: 'cancelled', progress: null } },
    ]);
  });

  it('who leaves leaves nothing behind, and the execution goes on', async () => {
    const id = await begin();
    for (let i = 0; i < 20; i += 1) {
      const stream = readEvents(await kpiApi.events(id));
      expect((await stream.next()).value?.data.execution_id).toBe(id);
      await stream.return(undefined);
    }
    expect(traffic().streams.size).toBe(0);
    const progress = async () => (await kpiApi.execution(id)).body.execution.progress;
    await until('the progress to be kept', async () => (await progress()).phase === 'querying');
    expect(await progress()).toEqual({ phase: 'querying', rows: null, elapsed_ms: expect.any(Number) });
    await kpiApi.cancel(id);
  });

  it('ends when the KPI is removed for good', async () => {
    const id = await begin();
    const response = await kpiApi.events(id);
    const reading = allEvents(response);
    await until(
      'it to run',
      async () => (await kpiApi.execution(id)).body.execution.execution_status === 'running',
    );
    await kpiApi.remove(kpiId, { permanent: 'true' });
    // Its end was seen, or it was gone by then.
    expect(['cancelled', 'running', 'pending']).toContain((await reading).at(-1)?.data.execution_status);
    expect((await kpiApi.events(id)).status).toBe(404);
  });

  it('does not hold up a server that stops', async () => {
    const id = await begin();
    const stream = readEvents(await kpiApi.events(id));
    await readUntil(stream, 'querying');
    expect(await drainRequests(60_000)).toBe(0);
    expect((await stream.next()).done).toBe(true);
  });

  it('tells of the interruption where the state stops first', async () => {
    const id = await begin();
    const reading = allEvents(await kpiApi.events(id));
    await until(
      'it to run',
      async () => (await kpiApi.execution(id)).body.execution.progress?.phase === 'querying',
    );
    await test.state.jobs.stop(0);
    expect((await reading).at(-1)?.data).toMatchObject({ execution_status: 'failed', progress: null });
  });
});

describe('an execution that another process runs', () => {
  it('is followed and cancelled from this one', async () => {
    await open(false);
    const other = executeElsewhere(test, kpiId);
    try {
      const { id } = await until(
        'the other process to run it',
        async () => (await kpiApi.history(kpiId, { status: 'running' })).body.executions[0],
        20_000,
      );
      const stream = readEvents(await kpiApi.events(id));
      const { data } = await readUntil(stream, 'querying');
      expect(data).toMatchObject({
        execution_status: 'running',
        progress: { phase: 'querying', rows: null },
      });
      expect((await kpiApi.cancel(id)).status).toBe(200);
      expect((await readUntil(stream, 'cancelled')).id).toContain('-last');
      expect((await stream.next()).done).toBe(true);
    } finally {
      await other.kill();
    }
  });
});
