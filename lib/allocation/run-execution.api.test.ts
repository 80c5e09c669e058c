import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { allocationApi } from '../testing/allocation-api';
import { type DemandLine, forecastCsv, plainConfigs } from '../testing/allocation-files';
import { allocationFiles, countAllocationRows, endedExecution } from '../testing/allocation-result';
import { putHeldChildren } from '../testing/put-held-children';
import { readEvents } from '../testing/read-events';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';
import { findExecution } from './find-execution';

const LINE: DemandLine = ['Amisys Medicaid Domestic', 'TX', 'Claims', '1', '160'];
/** What happens to the runs of a month; those of all others go as they should. */
const HOLDS = {
  January: 'assignment',
  February: 'reading',
  March: 'throw',
  May: 'die',
};

let folder: string;
let test: TestState;

async function open(options: Parameters<typeof openTestState>[0] = {}): Promise<void> {
  test = await openTestState({ childDirectory: path.join(folder, 'children'), ...options });
  test.install();
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plumbline-held-'));
  await putHeldChildren(path.join(folder, 'children'));
  vi.stubEnv('HOLDS', JSON.stringify(HOLDS));
  vi.stubEnv('HELD_FOLDER', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => test.close());

const startIn = (month: string) =>
  allocationApi.start({
    month,
    forecast: forecastCsv([LINE], [`${month} 2025`]),
    month_config: plainConfigs(`${month} 2025`),
  });

const results = (): string[] => allocationFiles(test).filter((file) => file.includes('allocation-results'));

describe('while an execution runs', () => {
  it('its month is taken, its progress is told, and it can be cancelled', async () => {
    await open();
    const { execution_id } = (await startIn('January')).body.data;
    const told: string[] = [];
    for await (const { data } of readEvents(await allocationApi.events(execution_id))) {
      told.push(data.status);
      if (data.progress.phase === 'assignment') break;
    }
    expect(told.at(-1)).toBe('IN_PROGRESS');

    const before = [allocationFiles(test), await countAllocationRows(test)];
    const conflict = await startIn('January');
    expect(conflict.status).toBe(409);
    expect(conflict.body.message).toContain(`Execution ${execution_id} for January 2025 is running`);
    expect(conflict.body.detail).toMatchObject({ execution_id, execution_status: 'IN_PROGRESS' });
    expect((await allocationApi.rerun(execution_id)).status).toBe(409);
    expect([allocationFiles(test), await countAllocationRows(test)]).toEqual(before);
    // Another month is none of its business.
    expect((await startIn('June')).status).toBe(202);

    const { status, body } = await allocationApi.cancel(execution_id);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      status: 'FAILED',
      error_type: 'CANCELLED',
      stack_trace: null,
      progress: null,
      has_result: false,
      duration_seconds: expect.any(Number),
    });
    const late = await allocationApi.cancel(execution_id);
    expect([late.status, late.body.detail.execution_status]).toEqual([409, 'FAILED']);
    expect(results().filter((file) => file.includes(execution_id))).toEqual([]);
  });

  it('is stopped when it takes too long', async () => {
    await open({ env: { ALLOCATION_TIMEOUT_SECONDS: '0.3' } });
    const { execution_id } = (await startIn('February')).body.data;
    expect(await endedExecution(test, execution_id)).toMatchObject({
      status: 'FAILED',
      error_type: 'TIMEOUT',
      error_message: expect.stringContaining('the 0.3 seconds allowed'),
    });
    expect(results()).toEqual([]);
  });
});

describe('an execution that is still queued', () => {
  it('is cancelled without having run, and unknown ones are not found', async () => {
    await open({ start: false });
    const { execution_id } = (await startIn('June')).body.data;
    const conflict = await startIn('June');
    expect([conflict.status, conflict.body.message]).toEqual([409, expect.stringContaining('is waiting')]);
    const { body } = await allocationApi.cancel(execution_id);
    expect(body.data).toMatchObject({ status: 'FAILED', error_type: 'CANCELLED' });
    expect((await startIn('June')).status).toBe(202);
    const unknown = '00000000-0000-4000-8000-000000000000';
    const answers = [allocationApi.cancel(unknown), allocationApi.rerun(unknown)];
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404]);
    expect((await allocationApi.events(unknown)).status).toBe(404);
  });
});

describe('a run that fails', () => {
  it('says how, keeps where, and leaves nothing, be it that the server stops', async () => {
    await open();
    const fails = async (month: string) => {
      const { execution_id } = (await startIn(month)).body.data;
      return endedExecution(test, execution_id);
    };
    const [threw, died] = await Promise.all(['March', 'May'].map(fails));
    expect(threw).toMatchObject({
      error_type: 'INTERNAL_ERROR',
      error_message: expect.stringContaining('not of the files'),
      stack_trace: expect.stringMatching(/^TypeError: Cannot read .*\n +at fail /),
    });
    expect(died).toMatchObject({
      error_type: 'INTERNAL_ERROR',
      error_message: expect.stringContaining('ended unexpectedly'),
    });
    expect(results()).toEqual([]);

    // And one that runs when the server stops.
    const { execution_id } = (await startIn('January')).body.data;
    const statusNow = async () => (await findExecution(test.ctx, execution_id)).status;
    await until('it to run', async () => (await statusNow()) === 'IN_PROGRESS');
    await test.state.jobs.stop(0);
    expect(await findExecution(test.ctx, execution_id)).toMatchObject({
      status: 'FAILED',
      error_type: 'INTERRUPTED',
      active_month: null,
    });
  });

  it('does not run on files that have changed, and says so before it is run again', async () => {
    await open({ start: false });
    const { execution_id } = (await startIn('June')).body.data;
    const { forecast_input_id } = await findExecution(test.ctx, execution_id);
    const forecast = path.join(
      test.dataDir,
      allocationFiles(test).find((file) => file.includes(forecast_input_id)) ?? '',
    );
    await writeFile(forecast, 'something else');
    test.state.jobs.start();
    expect(await endedExecution(test, execution_id)).toMatchObject({
      error_type: 'INPUT_MISSING',
      error_message: expect.stringContaining('forecast.csv is not what was uploaded'),
    });
    const changed = await allocationApi.rerun(execution_id);
    expect([changed.status, changed.body.detail]).toEqual([
      409,
      expect.objectContaining({ error_type: 'INPUT_MISSING' }),
    ]);
    await rm(forecast);
    const gone = await allocationApi.rerun(execution_id);
    expect([gone.status, gone.body.message]).toEqual([409, expect.stringContaining('no longer kept')]);
  });
});
