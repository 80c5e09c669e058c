import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allocationApi } from '../testing/allocation-api';
import { FILLED, forecastCsv, PLAIN_CONFIG, plainConfigs, rosterCsv } from '../testing/allocation-files';
import {
  allocationFiles,
  countAllocationRows,
  endedExecution,
  hashResult,
  resultRows,
} from '../testing/allocation-result';
import { allEvents } from '../testing/read-events';
import { openTestState, type TestState } from '../testing/test-state';

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
  test.install();
});
afterAll(() => test.close());

const CLAIMS = 'Amisys Medicaid Domestic';

describe('an upload that can be filled', () => {
  it('is accepted, run, and kept with the assignment', async () => {
    const { status, headers, body } = await allocationApi.start();
    expect({ status, body }).toEqual({
      status: 202,
      body: {
        success: true,
        data: {
          execution_id: expect.any(String),
          status: 'PENDING',
          month: 'January',
          year: 2025,
          forecast_filename: 'forecast.csv',
          roster_filename: 'roster.csv',
          roster_was_fallback: false,
          uploaded_by: 'jane.roe',
          warnings: [],
        },
      },
    });
    const { execution_id } = body.data;
    expect(headers.get('location')).toBe(`/api/allocation/executions/${execution_id}`);

    const row = await endedExecution(test, execution_id);
    expect(row).toMatchObject({
      status: 'SUCCESS',
      records_processed: 2,
      records_failed: 0,
      allocation_success_rate: 1,
      fte_needed: 3,
      fte_filled: 3,
      error_type: null,
      has_reports: true,
    });
    const cells = resultRows(test, row, 'SELECT * FROM cells ORDER BY cell_id');
    expect(cells).toEqual([
      {
        cell_id: 0,
        month: 0,
        lob: CLAIMS,
        platform: 'Amisys',
        market: 'Medicaid',
        locality: 'Domestic',
        state: 'TX',
        work_type: 'Claims',
        volume: 320,
        target_cph: 1,
        fte_needed: 2,
        fte_filled: 2,
        capacity: 320,
        source_row: 2,
      },
      expect.objectContaining({ state: 'N/A', work_type: 'Appeals', fte_filled: 1 }),
    ]);
    expect(
      resultRows(
        test,
        row,
        'SELECT cn, cell_id FROM assignments JOIN vendors USING (vendor_id) ORDER BY vendor_id',
      ),
    ).toEqual([
      { cn: 'C1', cell_id: 0 },
      { cn: 'C2', cell_id: 0 },
      { cn: 'C3', cell_id: 1 },
    ]);
    const buckets = resultRows(test, row, 'SELECT skills, vendors, allocated, states FROM buckets');
    expect(buckets).toEqual([
      { skills: '["Appeals"]', vendors: 1, allocated: 1, states: '["FL"]' },
      { skills: '["Appeals","Claims"]', vendors: 1, allocated: 1, states: '["FL","TX"]' },
      { skills: '["Claims"]', vendors: 1, allocated: 1, states: '["TX"]' },
    ]);
  });

  it('is repeated by a rerun to the last row, with the same files', async () => {
    const first = await endedExecution(test, (await allocationApi.start()).body.data.execution_id);
    const before = allocationFiles(test).filter((file) => file.includes('allocation-inputs'));
    const { status, body } = await allocationApi.rerun(first.execution_id, { uploaded_by: 'john.doe' });
    expect(status).toBe(202);
    const second = await endedExecution(test, body.data.execution_id);
    expect(second).toMatchObject({
      status: 'SUCCESS',
      uploaded_by: 'john.doe',
      rerun_of: first.execution_id,
      forecast_input_id: first.forecast_input_id,
      config_snapshot: first.config_snapshot,
    });
    expect(hashResult(test, second)).toBe(hashResult(test, first));
    expect(allocationFiles(test).filter((file) => file.includes('allocation-inputs'))).toEqual(before);
  });

  it('tells its events in order, up to the end', async () => {
    const { execution_id } = (await allocationApi.start()).body.data;
    const told = await allEvents(await allocationApi.events(execution_id));
    const percents = told.flatMap(({ data }) => (data.progress ? [data.progress.percent] : []));
    expect(percents).toEqual(percents.toSorted((left, right) => left - right));
    const order = ['queued', 'reading', 'need', 'buckets', 'assignment', 'reports'];
    const phases = told.flatMap(({ data }) => (data.progress ? [order.indexOf(data.progress.phase)] : []));
    expect(phases).toEqual(phases.toSorted((left, right) => left - right));
    expect(told.at(-1)?.data).toMatchObject({ status: 'SUCCESS', progress: null, records_processed: 2 });
    const again = await allEvents(await allocationApi.events(execution_id));
    expect(again).toHaveLength(1);
  });
});

describe('an upload that cannot be filled', () => {
  const cases: [string, Parameters<typeof allocationApi.start>[0], object][] = [
    [
      'in part',
      {
        forecast: forecastCsv([
          [CLAIMS, 'TX', 'Claims', '1', '1000'],
          [CLAIMS, 'FL', 'Appeals', '1', '1'],
        ]),
      },
      { status: 'PARTIAL_SUCCESS', records_processed: 2, records_failed: 1, fte_needed: 8, fte_filled: 3 },
    ],
    [
      'because a row has no target',
      {
        forecast: forecastCsv([
          [CLAIMS, 'TX', 'Claims', '', '1'],
          [CLAIMS, 'TX', 'Claims', '1', '1'],
        ]),
      },
      { status: 'PARTIAL_SUCCESS', records_processed: 2, records_failed: 1, fte_filled: 1 },
    ],
    [
      'at all',
      { forecast: forecastCsv([['Facets Medicaid Domestic', 'TX', 'Claims', '1', '1000']]) },
      { status: 'FAILED', error_type: 'NO_ALLOCATION', records_failed: 1, fte_needed: 7, fte_filled: 0 },
    ],
    [
      'because no row can be computed',
      { forecast: forecastCsv([[CLAIMS, 'TX', 'Claims', 'many', '1000']]) },
      { status: 'FAILED', error_type: 'INVALID_FORECAST', records_processed: 1, records_failed: 1 },
    ],
    [
      'because nothing is asked for',
      { forecast: forecastCsv([[CLAIMS, 'TX', 'Claims', '1', '0']]) },
      { status: 'FAILED', error_type: 'INVALID_FORECAST', records_failed: 0 },
    ],
  ];
  it.each(cases)('%s', async (_, changes, expected) => {
    const { body } = await allocationApi.start(changes);
    const row = await endedExecution(test, body.data.execution_id);
    expect(row).toMatchObject({ active_month: null, ...expected });
    if (row.status === 'FAILED') expect(row.error_message).toMatch(/^[A-Z].+\.$/);
  });
});

describe('what is refused', () => {
  let files: string[];
  let rows: Record<string, number>;
  beforeAll(async () => {
    files = allocationFiles(test);
    rows = await countAllocationRows(test);
  });
  afterEach(async () => {
    expect(allocationFiles(test)).toEqual(files);
    expect(await countAllocationRows(test)).toEqual(rows);
  });

  const cases: [string, Parameters<typeof allocationApi.start>[0], number, string | RegExp][] = [
    ['no forecast', { forecast: undefined }, 400, 'forecast is required'],
    [
      'a forecast that is no workbook',
      { forecast: new File(['%PDF-1.7 \u0000\u0001'], 'forecast.pdf') },
      415,
      /forecast\.pdf/,
    ],
    [
      'a month that the forecast does not have',
      { month: 'March', month_config: plainConfigs() },
      400,
      'forecast: There is no month March 2025: the forecast has January 2025',
    ],
    [
      'a month without configuration',
      { month_config: JSON.stringify({ 'January 2025': { Global: PLAIN_CONFIG } }) },
      400,
      'forecast: There is no configuration for Domestic in January 2025',
    ],
    ['configuration that is no JSON', { month_config: '{' }, 400, 'month_config must be JSON'],
    ['a month in another language', { month: 'Jänner' }, 400, /^month must be one of: January/],
    [
      'a forecast without a column',
      { forecast: new File(['Main LOB,State,Case Type,January 2025\na,TX,b,1'], 'f.csv') },
      400,
      /Target CPH/,
    ],
  ];
  it.each(cases)('%s', async (_, changes, status, message) => {
    const answer = await allocationApi.start(changes);
    expect([answer.status, answer.body.message]).toEqual([
      status,
      typeof message === 'string' ? message : expect.stringMatching(message),
    ]);
    expect(answer.body.detail.length).toBeGreaterThan(0);
  });

  it('tells the problems of forecast and roster at once', async () => {
    const { status, body } = await allocationApi.start({
      forecast: new File(['State,Case Type,January 2025\nTX,b,1'], 'f.csv'),
      roster: rosterCsv([
        ['C1', 'Amisys', 'Claims', 'Domestic', 'TX'],
        ['C1', 'Amisys', 'Claims', 'Domestic', 'TX'],
      ]),
    });
    expect(status).toBe(400);
    expect(body.message).toMatch(/^The upload has \d+ errors; the first: /);
    const fields: string[] = body.detail.map(({ field }: { field: string }) => field);
    expect(fields.some((field) => field.startsWith('forecast'))).toBe(true);
    expect(fields).toContain('roster: row 3, CN');
  });
});

describe('the roster', () => {
  it('is that of the month, else the latest, and says which', async () => {
    const forecast = (month: string) => forecastCsv([[CLAIMS, 'TX', 'Claims', '1', '1']], [month]);
    const { roster } = FILLED;
    const startIn = async (month: string, year: string, given?: File) => {
      const { status, body } = await allocationApi.start({
        forecast: forecast(`${month} ${year}`),
        roster: given,
        month,
        year,
        month_config: plainConfigs(`${month} ${year}`),
      });
      expect(status).toBe(202);
      return endedExecution(test, body.data.execution_id);
    };
    await startIn('May', '2026', new File([roster], 'may.csv'));
    await startIn('April', '2026', new File([roster], 'april.csv'));
    expect(await startIn('April', '2026')).toMatchObject({
      roster_filename: 'april.csv',
      roster_was_fallback: false,
    });
    expect(await startIn('June', '2026')).toMatchObject({
      roster_filename: 'may.csv',
      roster_month_used: 'May',
      roster_year_used: 2026,
      roster_was_fallback: true,
    });
    // The latest there is, be it later than the month.
    expect(await startIn('March', '2026')).toMatchObject({
      roster_filename: 'may.csv',
      roster_was_fallback: true,
    });
  });

  it('is asked for where none is kept', async () => {
    const empty = await openTestState();
    empty.install();
    try {
      const { status, body } = await allocationApi.start({ roster: undefined });
      expect([status, body.message]).toEqual([
        400,
        'roster: There is no roster: none was uploaded, and none is kept of an earlier upload',
      ]);
    } finally {
      await empty.close();
      test.install();
    }
  });
});
