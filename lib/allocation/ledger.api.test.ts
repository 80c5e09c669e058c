import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allocationApi } from '../testing/allocation-api';
import { endEntry, type LedgerEntry, recordEntry } from '../testing/allocation-ledger';
import type { Query } from '../testing/call-route';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';
import { beginExecution } from './begin-execution';
import type { AllocationStatus } from './execution-schemas';

let test: TestState;
let now: Date;
let cacheMs: number;

beforeEach(async () => {
  now = new Date('2025-01-15T10:30:00.000Z');
  cacheMs = 0;
  // What the cache tells the age of its values by.
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + cacheMs);
  test = await openTestState({ now: () => now, start: false });
  test.install();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await test.close();
});

const wait = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000);
};

/** An execution that began a minute after the last one and ran for `seconds`. */
async function ran(status: AllocationStatus, entry: LedgerEntry = {}, seconds = 300.5): Promise<string> {
  wait(60);
  const id = await recordEntry(test.ctx, entry);
  if (status === 'PENDING') return id;
  if (status === 'IN_PROGRESS') {
    await beginExecution(test.state, id, now);
    return id;
  }
  await beginExecution(test.state, id, now);
  wait(seconds);
  await endEntry(test.ctx, id, status);
  return id;
}

const listed = async (query: Query = {}): Promise<string[]> =>
  (await allocationApi.list(query)).body.data.map((one: { execution_id: string }) => one.execution_id);

describe('one execution', () => {
  it('goes from PENDING over IN_PROGRESS to its end, each exactly once', async () => {
    const id = await recordEntry(test.ctx);
    expect((await allocationApi.get(id)).body.data).toMatchObject({
      execution_id: id,
      status: 'PENDING',
      start_time: '2025-01-15T10:30:00.000Z',
      end_time: null,
      duration_seconds: null,
      records_processed: 0,
      allocation_success_rate: null,
      progress: { phase: 'queued', percent: 0 },
      has_reports: false,
    });
    expect((await allocationApi.get(id.toUpperCase())).body.data.execution_id).toBe(id);
    wait(5);
    expect(await beginExecution(test.state, id, now)).toBe(true);
    expect(await beginExecution(test.state, id, now)).toBe(false);
    expect((await allocationApi.get(id)).body.data).toMatchObject({
      status: 'IN_PROGRESS',
      start_time: '2025-01-15T10:30:05.000Z',
      created_datetime: '2025-01-15T10:30:00.000Z',
    });
    wait(300.5);
    const records = { processed: 1250, failed: 62 };
    expect(await endEntry(test.ctx, id, 'PARTIAL_SUCCESS', records)).toBe(true);
    expect(await endEntry(test.ctx, id, 'FAILED')).toBe(false);
    expect((await allocationApi.get(id)).body).toEqual({
      success: true,
      data: {
        execution_id: id,
        month: 'January',
        year: 2025,
        status: 'PARTIAL_SUCCESS',
        start_time: '2025-01-15T10:30:05.000Z',
        end_time: '2025-01-15T10:35:05.500Z',
        duration_seconds: 300.5,
        forecast_filename: 'forecast_jan_2025.xlsx',
        roster_filename: 'roster_jan_2025.xlsx',
        roster_month_used: 'January',
        roster_year_used: 2025,
        roster_was_fallback: false,
        uploaded_by: 'john.doe',
        records_processed: 1250,
        records_failed: 62,
        allocation_success_rate: (1250 - 62) / 1250,
        error_message: null,
        error_type: null,
        stack_trace: null,
        config_snapshot: {
          month_config: {
            'January 2025': {
              Domestic: { working_days: 21, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 },
              Global: { working_days: 21, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 },
            },
          },
        },
        created_datetime: '2025-01-15T10:30:00.000Z',
        progress: null,
        fte_needed: 10,
        fte_filled: 9,
        warnings: [],
        inputs: {
          forecast: { filename: 'forecast_jan_2025.xlsx', bytes: 1, sha256: 'ab'.repeat(32), rows: 1 },
          roster: { filename: 'roster_jan_2025.xlsx', bytes: 1, sha256: 'ab'.repeat(32), rows: 1 },
        },
        rerun_of: null,
        has_result: true,
        has_reports: true,
        reports_removed_at: null,
      },
    });
  });

  it('is the only active one of its month, however many ask at once', async () => {
    const attempts = await Promise.allSettled([1, 2, 3].map(() => recordEntry(test.ctx)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [active] = await listed();
    for (const attempt of attempts) {
      if (attempt.status === 'rejected')
        expect(attempt.reason.message).toContain(`Execution ${active} for January 2025`);
    }
    await recordEntry(test.ctx, { month: 'February' });
    await endEntry(test.ctx, active ?? '', 'FAILED');
    await recordEntry(test.ctx);
    expect(await listed()).toHaveLength(3);
  });

  it.each([
    [
      '550e8400-e29b-41d4-a716-446655440000',
      404,
      'Execution with ID 550e8400-e29b-41d4-a716-446655440000 not found',
    ],
    ['jan-1', 400, 'execution_id must be a UUID'],
  ])('%s is not one', async (id, status, message) => {
    const { body } = await allocationApi.get(id);
    expect(body).toMatchObject({ success: false, status_code: status, error: message, message });
  });
});

describe('the list', () => {
  it('answers as the specification shows it, newest first, those of one moment by id', async () => {
    const first = await ran('SUCCESS');
    const [a, b] = [
      await recordEntry(test.ctx, { month: 'March' }),
      await recordEntry(test.ctx, { month: 'May' }),
    ];
    const { body, headers } = await allocationApi.list({ limit: 2 });
    expect(headers.get('etag')).toBeTruthy();
    expect(body.pagination).toEqual({ total: 3, limit: 2, offset: 0, count: 2, has_more: true });
    expect(body.data.map((one: { execution_id: string }) => one.execution_id)).toEqual([a, b].toSorted());
    expect((await allocationApi.list({ limit: 2, offset: 2 })).body).toEqual({
      success: true,
      data: [
        {
          execution_id: first,
          month: 'January',
          year: 2025,
          status: 'SUCCESS',
          start_time: '2025-01-15T10:31:00.000Z',
          end_time: '2025-01-15T10:36:00.500Z',
          duration_seconds: 300.5,
          uploaded_by: 'john.doe',
          forecast_filename: 'forecast_jan_2025.xlsx',
          allocation_success_rate: 1,
          error_type: null,
        },
      ],
      pagination: { total: 3, limit: 2, offset: 2, count: 1, has_more: false },
    });
    expect((await allocationApi.list({ offset: 99 })).body).toMatchObject({
      data: [],
      pagination: { total: 3, count: 0 },
    });
  });

  it('combines all filters, and a search', async () => {
    const made: { id: string; month: string; year: number; status: AllocationStatus; user: string }[] = [];
    for (const [month, year, status, user] of [
      ['January', 2025, 'SUCCESS', 'john.doe'],
      ['January', 2025, 'FAILED', 'jane.roe'],
      ['January', 2025, 'PARTIAL_SUCCESS', 'john.doe'],
      ['January', 2026, 'SUCCESS', 'john.doe'],
      ['February', 2025, 'FAILED', 'john.doe'],
      ['February', 2026, 'IN_PROGRESS', 'a:b%c'],
      ['January', 2025, 'PENDING', 'jane.roe'],
    ] as const) {
      const id = await ran(status, {
        month,
        year,
        uploadedBy: user,
        forecastFilename: `${month}_${user}.xlsx`,
      });
      made.unshift({ id, month, year, status, user });
    }
    const filters: Query[] = [];
    for (const month of ['January', 'February', 'March', undefined])
      for (const year of [2025, 2026, undefined])
        for (const status of [['SUCCESS'], ['FAILED', 'SUCCESS', 'PENDING'], undefined])
          for (const uploaded_by of ['john.doe', 'a:b%c', undefined])
            filters.push(
              Object.fromEntries(
                Object.entries({ month, year, status, uploaded_by }).filter(
                  ([, value]) => value !== undefined,
                ),
              ) as Query,
            );
    for (const filter of filters) {
      const { month, year, status, uploaded_by } = filter;
      const expected = made.filter(
        (one) =>
          (month === undefined || one.month === month) &&
          (year === undefined || one.year === year) &&
          (status === undefined || (status as string[]).includes(one.status)) &&
          (uploaded_by === undefined || one.user === uploaded_by),
      );
      const { body } = await allocationApi.list(filter);
      expect([filter, body.data.map((one: { execution_id: string }) => one.execution_id)]).toEqual([
        filter,
        expected.map(({ id }) => id),
      ]);
      expect(body.pagination.total).toBe(expected.length);
      const kpis = (await allocationApi.kpis(filter)).body.data;
      expect([filter, kpis.total_executions, kpis.success_count]).toEqual([
        filter,
        expected.length,
        expected.filter((one) => one.status === 'SUCCESS').length,
      ]);
    }
    expect(await listed({ search: 'FEBRUARY_john' })).toEqual(
      made.filter((one) => one.month === 'February' && one.user === 'john.doe').map(({ id }) => id),
    );
    expect(await listed({ search: made[3]?.id ?? '' })).toEqual([made[3]?.id]);
    expect(await listed({ search: '%' })).toEqual(
      made.filter((one) => one.user.includes('%')).map(({ id }) => id),
    );
    const csv = await (await allocationApi.download({ year: 2025, status: ['FAILED', 'SUCCESS'] })).text();
    expect(
      csv
        .trim()
        .split('\r\n')
        .map((line) => line.split(',')[0]),
    ).toEqual([
      'execution_id',
      ...made
        .filter((one) => one.year === 2025 && ['FAILED', 'SUCCESS'].includes(one.status))
        .map(({ id }) => id),
    ]);
  });

  it.each<[Query, string, string]>([
    [{ limit: 101 }, 'Invalid pagination parameters', 'limit'],
    [{ limit: 0, offset: -1 }, 'Invalid pagination parameters', 'limit,offset'],
    [{ month: 'Jan' }, 'month', 'month'],
    [{ month: 'january' }, 'month', 'month'],
    [{ year: 2019 }, 'year must be at least 2020', 'year'],
    [{ year: '2025.5' }, 'year must be a whole number', 'year'],
    [{ status: ['SUCCESS', 'DONE'] }, 'status', 'status.1'],
    [{ uploader: 'x' }, 'uploader', 'uploader'],
  ])('%o is refused', async (query, message, fields) => {
    const { status, body } = await allocationApi.list(query);
    expect(status).toBe(400);
    expect(body.error).toContain(message);
    expect(body.detail.map((one: { field: string }) => one.field).join()).toBe(fields);
  });
});

describe('KPIs', () => {
  it('are zero without executions', async () => {
    expect((await allocationApi.kpis({ year: 2030 })).body).toEqual({
      success: true,
      data: {
        total_executions: 0,
        success_rate: 0,
        average_duration_seconds: 0,
        failed_count: 0,
        partial_success_count: 0,
        in_progress_count: 0,
        pending_count: 0,
        success_count: 0,
        total_records_processed: 0,
        total_records_failed: 0,
      },
      timestamp: expect.stringMatching(/Z$/),
    });
  });

  it('count and average what has ended', async () => {
    await ran('SUCCESS', {}, 100);
    await ran('PARTIAL_SUCCESS', {}, 200);
    await ran('FAILED', {}, 61.5);
    await ran('IN_PROGRESS');
    expect((await allocationApi.kpis()).body.data).toEqual({
      total_executions: 4,
      success_rate: 0.25,
      average_duration_seconds: 120.5,
      failed_count: 1,
      partial_success_count: 1,
      in_progress_count: 1,
      pending_count: 0,
      success_count: 1,
      total_records_processed: 200,
      total_records_failed: 5,
    });
  });
});

describe('the cache', () => {
  /** Changes a row behind the product's back: only an answer that is read anew shows it. */
  const rename = (id: string, uploaded_by: string) =>
    test.state.db.prisma.allocationExecution.update({ where: { execution_id: id }, data: { uploaded_by } });
  const userInList = async () => (await allocationApi.list()).body.data[0].uploaded_by;
  const userOf = async (id: string) => (await allocationApi.get(id)).body.data.uploaded_by;

  it('keeps a list for 30 s, a detail for 5 s or an hour, KPIs for 60 s', async () => {
    const id = await ran('IN_PROGRESS');
    expect([await userInList(), await userOf(id)]).toEqual(['john.doe', 'john.doe']);
    await rename(id, 'second');
    cacheMs += 3_500;
    expect([await userInList(), await userOf(id)]).toEqual(['john.doe', 'john.doe']);
    cacheMs += 2_000;
    expect([await userInList(), await userOf(id)]).toEqual(['john.doe', 'second']);
    cacheMs += 22_000;
    expect(await userInList()).toBe('john.doe');
    cacheMs += 3_000;
    expect(await userInList()).toBe('second');

    await endEntry(test.ctx, id, 'PARTIAL_SUCCESS');
    expect(await userOf(id)).toBe('second');
    await rename(id, 'third');
    cacheMs += 3_590_000;
    expect(await userOf(id)).toBe('second');
    cacheMs += 11_000;
    expect(await userOf(id)).toBe('third');
  });

  it('is left by every change for lists and details, never for KPIs', async () => {
    const totals = async () => (await allocationApi.kpis()).body.data;
    expect([(await listed()).length, (await totals()).total_executions]).toEqual([0, 0]);
    const id = await recordEntry(test.ctx);
    expect(await listed()).toEqual([id]);
    expect((await allocationApi.get(id)).body.data.status).toBe('PENDING');
    await beginExecution(test.state, id, now);
    expect((await allocationApi.list()).body.data[0].status).toBe('IN_PROGRESS');
    expect((await allocationApi.get(id)).body.data.status).toBe('IN_PROGRESS');
    await endEntry(test.ctx, id, 'SUCCESS');
    expect((await allocationApi.list()).body.data[0].status).toBe('SUCCESS');
    expect((await allocationApi.get(id)).body.data.status).toBe('SUCCESS');
    expect((await totals()).total_executions).toBe(0);
    cacheMs += 60_100;
    expect((await totals()).success_count).toBe(1);
  });

  it('does not keep a search', async () => {
    const id = await ran('IN_PROGRESS');
    expect(await listed({ search: 'john' })).toEqual([id]);
    await rename(id, 'second');
    expect(await listed({ search: 'john' })).toEqual([]);
  });
});

describe('retention', () => {
  it('keeps the reports of the newest ten of a month after fifteen runs', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 15; count += 1)
      ids.push(await ran(count % 3 === 0 ? 'PARTIAL_SUCCESS' : 'SUCCESS'));
    const other = await ran('SUCCESS', { month: 'February' });
    await ran('FAILED');
    const details = await Promise.all(
      [...ids, other].map(async (id) => (await allocationApi.get(id)).body.data),
    );
    expect(details.map(({ has_reports }) => has_reports)).toEqual([
      ...Array(5).fill(false),
      ...Array(10).fill(true),
      true,
    ]);
    expect(details[4].reports_removed_at).toMatch(/^2025-01-15T/);
    expect(details[5].reports_removed_at).toBeNull();
    expect((await allocationApi.list({ month: 'January' })).body.pagination.total).toBe(16);
    test.state.events.start();
    const kept = (id: string) =>
      existsSync(path.join(test.dataDir, `artefacts/allocation-results/2025-01/${id}.sqlite`));
    await until('the files to be removed', async () => !ids.slice(0, 5).some(kept));
    expect([...ids.slice(5), other].every(kept)).toBe(true);
  });
});

describe('month configuration', () => {
  const CONFIG = { working_days: 21, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 };

  it('is set by month and locality, and told chronologically', async () => {
    await allocationApi.setMonthConfig({
      month_config: {
        'February 2025': { Global: CONFIG },
        'January 2025': { Domestic: CONFIG, Global: CONFIG },
      },
      updated_by: 'john.doe',
    });
    const changed = { ...CONFIG, working_days: 20 };
    const { body } = await allocationApi.setMonthConfig({
      month_config: { 'January 2025': { Global: changed } },
    });
    expect(body.data).toEqual([
      {
        month: 'January',
        year: 2025,
        locality: 'Global',
        ...changed,
        updated_by: null,
        updated_at: expect.stringMatching(/Z$/),
      },
    ]);
    const all = (await allocationApi.monthConfig()).body;
    expect(all.count).toBe(3);
    expect(
      all.data.map((one: Record<string, unknown>) => `${one.month} ${one.locality} ${one.working_days}`),
    ).toEqual(['January Domestic 21', 'January Global 20', 'February Global 21']);
    expect((await allocationApi.monthConfig({ year: 2025, month: 'February' })).body.count).toBe(1);
    expect((await allocationApi.monthConfig({ year: 2024 })).body.data).toEqual([]);
  });

  it.each([
    [{ 'Smarch 2025': { Global: CONFIG } }, 'month_config.Smarch 2025'],
    [
      { 'January 2025': { Global: { ...CONFIG, occupancy: 95 } } },
      'month_config.January 2025.Global.occupancy',
    ],
    [
      { 'January 2025': { Global: { ...CONFIG, working_days: 0 } } },
      'month_config.January 2025.Global.working_days',
    ],
    [{ 'January 2025': { Mars: CONFIG } }, 'Mars'],
    [{}, 'month_config'],
  ])('%o is refused, and nothing is set', async (month_config, field) => {
    const { status, body } = await allocationApi.setMonthConfig({ month_config });
    expect(status).toBe(400);
    expect(JSON.stringify(body.detail)).toContain(field);
    expect((await allocationApi.monthConfig()).body.count).toBe(0);
  });
});
