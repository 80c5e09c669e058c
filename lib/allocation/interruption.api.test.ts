import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepArtefacts } from '../artefacts/sweep-artefacts';
import { MONTH_NAMES } from '../shared/month-names';
import { allocationApi } from '../testing/allocation-api';
import { type DemandLine, forecastCsv, plainConfigs } from '../testing/allocation-files';
import { allocationFiles, countAllocationRows } from '../testing/allocation-result';
import { putHeldChildren } from '../testing/put-held-children';
import { startInProcess } from '../testing/start-in-process';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';
import { findExecution } from './find-execution';

/** Every moment of a run at which the server is killed, from its first phase to the result that only wants its row. */
const PLACES = ['reading', 'need', 'buckets', 'assignment', 'reports', 'written', 'published'] as const;
const LINE: DemandLine = ['Amisys Medicaid Domestic', 'TX', 'Claims', '1', '160'];

let test: TestState;
const executions = new Map<string, string>();
let rowsBefore: Record<string, number>;

const monthOf = (place: (typeof PLACES)[number]): string => MONTH_NAMES[PLACES.indexOf(place)] ?? '';

async function startFor(place: (typeof PLACES)[number]): Promise<{ status: number; id: string }> {
  const month = monthOf(place);
  const { status, body } = await allocationApi.start({
    month,
    forecast: forecastCsv([LINE], [`${month} 2025`]),
    month_config: plainConfigs(`${month} 2025`),
  });
  return { status, id: body.data?.execution_id };
}

/** Lets a whole server process run what is queued until every run stands still where it is to; then kills it. */
async function killServer(): Promise<void> {
  const { dataDir, state } = test;
  const [childDirectory, HELD_FOLDER] = [path.join(dataDir, 'children'), path.join(dataDir, 'held')];
  await mkdir(HELD_FOLDER);
  await putHeldChildren(childDirectory);
  const HOLDS = JSON.stringify(Object.fromEntries(PLACES.map((place) => [monthOf(place), place])));
  const { DATABASE_URL } = state.env;
  const env = { DATA_DIR: dataDir, DATABASE_URL, HOLDS, HELD_FOLDER };
  const server = await startInProcess('work-on-allocations', { env, childDirectory });
  const standing = (): boolean => readdirSync(HELD_FOLDER).length === PLACES.length;
  await until('every run to stand still', standing, 25_000).finally(() => server.kill());
}

beforeAll(async () => {
  test = await openTestState({ start: false });
  test.install();
  for (const place of PLACES) executions.set(place, (await startFor(place)).id);
  rowsBefore = await countAllocationRows(test);
  await killServer();
});
afterAll(() => test.close());

const rowOf = (place: string) => findExecution(test.ctx, executions.get(place) ?? '');
const filesOf = (kind: string): string[] => allocationFiles(test).filter((file) => file.includes(kind));

describe('kill -9 of the server in the middle of allocations', () => {
  it('finds each in progress, at its own phase', async () => {
    for (const place of PLACES) expect((await rowOf(place)).status).toBe('IN_PROGRESS');
    // Only the one that got so far has its whole result, which nobody names yet.
    expect(filesOf('allocation-results')).toEqual([
      expect.stringContaining(executions.get('published') ?? ''),
    ]);
  });

  it('fails all of them as interrupted in the next process, once', async () => {
    expect(await test.state.jobs.recover()).toBe(PLACES.length);
    expect(await test.state.jobs.recover()).toBe(0);
  });

  it.each(PLACES)('at %s: no result, and the month is free', async (place) => {
    expect(await rowOf(place)).toMatchObject({
      status: 'FAILED',
      error_type: 'INTERRUPTED',
      error_message: expect.stringContaining('run it again'),
      active_month: null,
      records_processed: 0,
      fte_filled: null,
      result_file: null,
      has_reports: false,
    });
    expect((await startFor(place)).status).toBe(202);
  });

  it('leaves no row of a result, and its files to the sweep', async () => {
    const { state, dataDir } = test;
    const { artefacts = 0, ...others } = rowsBefore;
    const more = PLACES.length;
    // The new uploads alone: each an execution, a job and two files.
    expect(await countAllocationRows(test)).toMatchObject({
      artefacts: artefacts + 2 * more,
      allocation_executions: (others.allocation_executions ?? 0) + more,
    });
    const now = new Date(Date.now() + 48 * 60 * 60_000);
    await sweepArtefacts({ db: state.db, dataDir, log: state.log, now });
    expect(allocationFiles(test)).toEqual(filesOf('allocation-inputs'));
    expect(allocationFiles(test)).toHaveLength(artefacts + 2 * more);
  });
});
