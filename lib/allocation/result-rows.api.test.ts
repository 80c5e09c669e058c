import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allocationApi } from '../testing/allocation-api';
import { forecastCsv, plainConfigs, rosterCsv, type VendorLine } from '../testing/allocation-files';
import { recordEntry } from '../testing/allocation-ledger';
import { endedExecution } from '../testing/allocation-result';
import type { Query } from '../testing/call-route';
import { openTestState, type TestState } from '../testing/test-state';

const LOB = 'Amisys Medicaid Domestic';
const MONTHS = ['January 2025', 'February 2025'];
const VENDORS: readonly VendorLine[] = [
  ['C1', 'Amisys', 'Claims', 'Domestic', 'TX'],
  ['C2', 'Amisys', 'Claims, Appeals', 'Domestic', 'TX, FL'],
  ['C3', 'Amisys', 'Appeals', 'Domestic', 'FL'],
];

let test: TestState;
let id: string;

/** Four FTE of claims in Texas where two can do them, one of appeals anywhere, and a row without a target. */
async function run(changes: Parameters<typeof allocationApi.start>[0] = {}): Promise<string> {
  const { body } = await allocationApi.start({
    forecast: forecastCsv(
      [
        [LOB, 'TX', 'Claims', '1', '640', '320'],
        [LOB, 'N/A', 'Appeals', '1', '160', '160'],
        [LOB, 'FL', 'Claims', '', '160', '160'],
      ],
      MONTHS,
    ),
    roster: rosterCsv(VENDORS),
    month_config: plainConfigs(...MONTHS),
    ...changes,
  });
  await endedExecution(test, body.data.execution_id);
  return body.data.execution_id;
}

beforeAll(async () => {
  test = await openTestState();
  test.install();
  id = await run();
});
afterAll(() => test.close());

describe('rows of an execution', () => {
  it('tell cells, their sums, and rows that failed', async () => {
    const { status, body } = await allocationApi.cells(id);
    expect(status).toBe(200);
    expect(body.pagination).toEqual({ total: 4, limit: 100, offset: 0, count: 4, has_more: false });
    const cells = body.data.map((cell: Record<string, unknown>) =>
      [cell.month, cell.state, cell.work_type, cell.fte_needed, cell.fte_filled].join(' '),
    );
    expect(cells.sort()).toEqual([
      'February N/A Appeals 1 1',
      'February TX Claims 2 2',
      'January N/A Appeals 1 1',
      'January TX Claims 4 2',
    ]);
    expect(body.summary).toEqual([
      {
        month: 'January',
        year: 2025,
        platform: 'Amisys',
        locality: 'Domestic',
        cells: 2,
        fte_needed: 5,
        fte_filled: 3,
        vendors: 3,
        vendors_allocated: 3,
      },
      expect.objectContaining({ month: 'February', fte_needed: 3, fte_filled: 3 }),
    ]);
    expect(body.failed_rows).toEqual([{ row: 4, lob: LOB, problem: expect.stringContaining('Target CPH') }]);
    const detail = (await allocationApi.get(id)).body.data;
    const sum = (field: string) =>
      body.summary.reduce((total: number, one: Record<string, number>) => total + (one[field] ?? 0), 0);
    expect([detail.fte_needed, detail.fte_filled]).toEqual([sum('fte_needed'), sum('fte_filled')]);
  });

  it.each<[keyof Pick<typeof allocationApi, 'cells' | 'buckets' | 'vendors' | 'shortages'>, Query, number]>([
    ['cells', { fill: 'unfilled' }, 1],
    ['cells', { fill: 'filled' }, 3],
    ['cells', { month: 'February', work_type: 'claims' }, 1],
    ['cells', { month: 'March' }, 0],
    ['cells', { platform: 'AMISYS', locality: 'Domestic', state: 'tx' }, 2],
    ['cells', { locality: 'Global' }, 0],
    ['cells', { search: 'MEDICAID' }, 4],
    ['buckets', {}, 6],
    ['buckets', { work_type: 'Claims', month: 'January' }, 2],
    ['vendors', {}, 6],
    ['vendors', { allocated: 'no' }, 0],
    ['vendors', { state: 'FL', month: 'January' }, 2],
    ['vendors', { search: 'last c3' }, 2],
    ['shortages', {}, 1],
    ['shortages', { state: 'FL' }, 0],
  ])('%s %o are %i', async (kind, query, total) => {
    const { body } = await allocationApi[kind](id, { limit: 1, ...query });
    expect(body.pagination).toMatchObject({ total, count: Math.min(1, total), has_more: total > 1 });
  });

  it('open from a cell and a bucket to their people', async () => {
    const [short] = (await allocationApi.shortages(id)).body.data;
    expect(short).toMatchObject({ unfilled: 2, eligible: 2, fte_needed: 4, month: 'January', state: 'TX' });
    expect(short.explanation).toContain('2 of 4 unfilled');
    const workers = (await allocationApi.vendors(id, { cell_id: short.cell_id })).body.data;
    expect(workers.map(({ cn }: { cn: string }) => cn)).toEqual(['C1', 'C2']);
    expect(workers[1]).toMatchObject({
      skills: ['Appeals', 'Claims'],
      states: ['FL', 'TX'],
      lob: LOB,
      state: 'TX',
    });
    for (const bucket of (await allocationApi.buckets(id)).body.data) {
      const { pagination } = (
        await allocationApi.vendors(id, { bucket_id: bucket.bucket_id, allocated: 'yes' })
      ).body;
      expect(pagination.total).toBe(bucket.allocated);
    }
  });

  it('are refused where there are none, saying why', async () => {
    expect((await allocationApi.cells(randomUUID())).status).toBe(404);
    const waiting = await recordEntry(test.ctx, { month: 'May' });
    await test.state.jobs.settled(
      (await test.state.db.prisma.allocationExecution.findUniqueOrThrow({ where: { execution_id: waiting } }))
        .job_id ?? '',
    );
    const { status, body } = await allocationApi.vendors(waiting);
    expect([status, body.message]).toEqual([404, expect.stringContaining('failed before it had a result')]);
    expect((await allocationApi.cells(id, { limit: 501 })).status).toBe(400);
    const broken = await run();
    const row = await endedExecution(test, broken);
    writeFileSync(
      path.join(test.dataDir, row.result_file ?? ''),
      'no database at all, and long enough for a header',
    );
    const damaged = await allocationApi.buckets(broken);
    expect([damaged.status, damaged.body.message]).toEqual([404, expect.stringContaining('damaged or gone')]);
  });
});

describe('comparing two executions', () => {
  it('shows configuration, fill and people that differ', async () => {
    const config = JSON.parse(plainConfigs(...MONTHS));
    config['January 2025'].Domestic.working_days = 10;
    const other = await run({
      month_config: JSON.stringify(config),
      roster: rosterCsv([...VENDORS.slice(1), ['C4', 'Amisys', 'Claims', 'Domestic', 'TX']]),
    });
    const { status, body } = await allocationApi.compare({ left: id, right: other });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ same_forecast: true, same_roster: false, note: null });
    expect(body.data.left).toMatchObject({ execution_id: id, fte_needed: 8 });
    expect(JSON.stringify(body.data)).not.toContain('stack_trace');
    expect(body.data.config).toEqual([
      { month: 'January 2025', locality: 'Domestic', parameter: 'working_days', left: 20, right: 10 },
    ]);
    expect(body.data.cells.rows[0]).toMatchObject({
      month: 'January',
      left: { fte_needed: 4 },
      right: { fte_needed: 8 },
    });
    const moved = body.data.vendors.rows.map((row: Record<string, unknown>) => [
      row.month,
      row.cn,
      row.left,
      row.right,
    ]);
    expect(moved).toContainEqual(['January', 'C1', `${LOB} · TX · Claims`, null]);
    expect(moved).toContainEqual(['January', 'C4', null, `${LOB} · TX · Claims`]);
    const cut = (await allocationApi.compare({ left: id, right: other, limit: 1 })).body.data.vendors;
    expect([cut.rows.length, cut.total]).toEqual([1, body.data.vendors.total]);
  });

  it('an execution is as itself, and one without a result is told', async () => {
    const same = (await allocationApi.compare({ left: id, right: id })).body.data;
    expect([same.cells.total, same.vendors.total, same.config]).toEqual([0, 0, []]);
    const waiting = await recordEntry(test.ctx, { month: 'June' });
    const { body } = await allocationApi.compare({ left: id, right: waiting });
    expect(body.data.note).toContain(waiting);
    expect((await allocationApi.compare({ left: id, right: randomUUID() })).status).toBe(404);
    expect((await allocationApi.compare({ left: 'x', right: id })).status).toBe(400);
  });
});
