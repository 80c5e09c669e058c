import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../db/database';
import { allocationApi, type Upload } from '../testing/allocation-api';
import { FILLED, forecastCsv, PLAIN_CONFIG, rosterCsv, type VendorLine } from '../testing/allocation-files';
import { allocationFiles, countAllocationRows, endedExecution } from '../testing/allocation-result';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
  test.install();
});
afterAll(() => test.close());

let files: string[];
let rows: Record<string, number>;
beforeEach(async () => {
  files = allocationFiles(test);
  rows = await countAllocationRows(test);
});

describe('a preview', () => {
  afterEach(async () => {
    expect(allocationFiles(test)).toEqual(files);
    expect(await countAllocationRows(test)).toEqual(rows);
  });

  it('says what would be read and needed, and keeps nothing', async () => {
    const { status, body } = await allocationApi.preview({ uploaded_by: undefined });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      can_start: true,
      month: 'January',
      year: 2025,
      forecast: {
        filename: 'forecast.csv',
        layout: expect.any(String),
        sheet: null,
        rows: 2,
        months: ['January 2025'],
      },
      roster: {
        filename: 'roster.csv',
        layout: expect.any(String),
        sheet: null,
        month: 'January',
        year: 2025,
        was_fallback: false,
        source: 'upload',
        vendors: 3,
        excluded: 0,
      },
      month_config: [
        { month: 'January', year: 2025, locality: 'Domestic', source: 'request', config: PLAIN_CONFIG },
      ],
      need: [
        {
          month: 'January',
          year: 2025,
          platform: 'Amisys',
          locality: 'Domestic',
          volume: 480,
          fte_needed: 3,
          vendors: 3,
        },
      ],
      problems: [],
      problem_counts: { errors: 0, warnings: 0 },
    });
  });

  it('tells every problem, and what can be read all the same', async () => {
    const { status, body } = await allocationApi.preview({
      month: 'March',
      month_config: undefined,
      roster: rosterCsv([
        ['C1', 'Facets', 'Claims', 'Domestic', 'TX'],
        ['C2', 'Amisys', 'Nothing', 'Domestic', 'TX'],
      ]),
    });
    expect(status).toBe(200);
    const { can_start, forecast, month_config, need, problems, problem_counts } = body.data;
    expect([can_start, forecast.rows, problem_counts]).toEqual([false, 2, { errors: 2, warnings: 2 }]);
    expect(month_config).toEqual([expect.objectContaining({ source: 'missing', config: null })]);
    expect(need).toEqual([expect.objectContaining({ volume: 480, fte_needed: null, vendors: 1 })]);
    const told = problems.map(({ severity, file, problem }: Record<string, string>) => [
      severity,
      file,
      problem,
    ]);
    expect(told).toEqual([
      ['error', 'forecast', 'There is no month March 2025: the forecast has January 2025'],
      ['error', 'forecast', 'There is no configuration for Domestic in January 2025'],
      ['warning', 'roster', 'One vendor cannot be allocated: no demand for their platform and location'],
      [
        'warning',
        'roster',
        'One vendor cannot be allocated: no case type of the forecast in their NewWorkType',
      ],
    ]);
  });

  it('of files that cannot be read at all is a list of their problems', async () => {
    const { status, body } = await allocationApi.preview({
      forecast: new File(['PK\u0003\u0004 not a zip'], 'forecast.xlsx'),
      roster: new File(['%PDF-1.7'], 'roster.pdf'),
    });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ can_start: false, forecast: null, roster: null });
    expect(body.data.problems.map(({ file }: { file: string }) => file)).toEqual(['forecast', 'roster']);
  });

  it('refuses a form that is not right', async () => {
    const { status, body } = await allocationApi.preview({ year: '1999', forecast: 'text' });
    expect(status).toBe(400);
    expect(body.detail.map(({ field }: { field: string }) => field)).toEqual(['forecast', 'year']);
  });
});

describe('a file that takes more than it may', () => {
  const MANY = 60_000;
  const vendor: VendorLine = ['0', 'Amisys', 'Claims, Appeals', 'Domestic', 'TX, FL'];
  const large = (): File =>
    rosterCsv(Array.from({ length: MANY }, (_, n): VendorLine => [`C${n}`, ...vendor.slice(1)] as never));

  /** The longest that another request had to wait while `work` went on. */
  async function longestWait(work: Promise<unknown>): Promise<number> {
    let isOver = false;
    let longest = 0;
    void work.finally(() => {
      isOver = true;
    });
    const ask = async (): Promise<boolean> => {
      const begun = performance.now();
      const unknown = '00000000-0000-4000-8000-000000000000';
      expect((await allocationApi.cancel(unknown)).status).toBe(404);
      longest = Math.max(longest, performance.now() - begun);
      return isOver;
    };
    await until('the work to be over', ask, 25_000);
    return longest;
  }

  it('is refused by name, others being answered meanwhile', async () => {
    const hungry = await openTestState();
    hungry.state.children.limitHeap('inspect-inputs', 24);
    hungry.install();
    try {
      const upload: Upload = { roster: large() };
      const refused = allocationApi.start(upload);
      expect(await longestWait(refused)).toBeLessThan(2_000);
      const { status, body } = await refused;
      expect([status, body.message]).toEqual([
        413,
        expect.stringContaining('roster.csv takes more memory than allowed'),
      ]);
      expect(allocationFiles(hungry)).toEqual([]);
    } finally {
      await hungry.close();
      test.install();
    }
  });
});

it('uses configuration of the request before what is kept, for each month and locality', async () => {
  const { ctx } = test;
  const config = (working_days: number) => ({ ...PLAIN_CONFIG, working_days });
  await ctx.db.transaction(function* () {
    const shared = { year: 2025, month: 'January', updated_by: null, updated_at: new Date() };
    for (const [locality, days] of [
      ['Domestic', 10],
      ['Global', 11],
    ] as const) {
      const values = { ...shared, locality, ...config(days) };
      yield* run(ctx.db.sql.insertInto('allocation_month_configs').values(values));
    }
  });
  const forecast = forecastCsv([
    ['Amisys Medicaid Domestic', 'TX', 'Claims', '1', '320'],
    ['Amisys Medicaid Global', 'TX', 'Claims', '1', '320'],
  ]);
  const month_config = JSON.stringify({ 'January 2025': { Domestic: config(20) } });
  const { body } = await allocationApi.preview({ forecast, month_config, roster: FILLED.roster });
  const of = (locality: string, source: string, working_days: number) =>
    expect.objectContaining({ locality, source, config: config(working_days) });
  expect(body.data.month_config).toEqual([of('Domestic', 'request', 20), of('Global', 'kept', 11)]);

  const started = await allocationApi.start({ forecast, month_config });
  const row = await endedExecution(test, started.body.data.execution_id);
  expect(JSON.parse(row.config_snapshot)).toEqual({
    month_config: { 'January 2025': { Domestic: config(20), Global: config(11) } },
  });
});
