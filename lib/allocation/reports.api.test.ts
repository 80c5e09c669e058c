import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../db/database';
import { allocationApi } from '../testing/allocation-api';
import { forecastCsv, plainConfigs, rosterCsv } from '../testing/allocation-files';
import { endedExecution, resultRows } from '../testing/allocation-result';
import { childrenOf } from '../testing/children-of';
import { type ReadWorkbook, readXlsx } from '../testing/read-xlsx';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';
import type { ExecutionRow } from './execution-row';
import { REPORT_TYPES, type ReportType } from './execution-schemas';

const MONTHS = ['January 2025', 'February 2025'];
const UPLOAD = {
  forecast: forecastCsv(
    [
      ['Amisys Medicaid Domestic', 'TX', 'Claims', '1', '320', '160'],
      ['Amisys Medicaid Domestic', 'N/A', 'Appeals', '1', '160', '0'],
    ],
    MONTHS,
  ),
  roster: rosterCsv([
    ['C1', 'Amisys', 'Claims', 'Domestic', 'TX'],
    ['C2', 'Amisys', 'Claims, Appeals', 'Domestic', 'TX, FL'],
    ['C3', 'Amisys', 'Appeals', 'Domestic', 'FL'],
    // Nobody needs claims of Georgia.
    ['C4', 'Amisys', 'Claims', 'Domestic', 'GA'],
  ]),
  month_config: plainConfigs(...MONTHS),
};

let test: TestState;
let first: ExecutionRow;

beforeAll(async () => {
  test = await openTestState();
  test.install();
  first = await started(UPLOAD);
});
afterAll(() => test.close());

async function started(upload: Parameters<typeof allocationApi.start>[0]): Promise<ExecutionRow> {
  const { body } = await allocationApi.start(upload);
  return endedExecution(test, body.data.execution_id);
}

async function rerun(): Promise<ExecutionRow> {
  const { body } = await allocationApi.rerun(first.execution_id);
  return endedExecution(test, body.data.execution_id);
}

async function opened(response: Response): Promise<ReadWorkbook> {
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  return readXlsx(new Uint8Array(await response.arrayBuffer()));
}

const fileName = (response: Response): string | undefined =>
  /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];

/** A sheet's rows by the names of its columns. */
function records(workbook: ReadWorkbook, name: string): Record<string, unknown>[] {
  const { header = [], rows = [] } = workbook.sheets[name] ?? {};
  return rows.map((row) => Object.fromEntries(header.map((column, place) => [column, row[place]])));
}

const FILES: Record<ReportType, { readonly name: string; readonly sheets: Record<string, string> }> = {
  bucket_summary: {
    name: 'bucket_summary',
    sheets: {
      Bucket_Summary: 'Platform Location Month Skills Skill_Count Vendor_Count States_Available',
      Vendor_Details: 'Platform Location Month Skills CN FirstName LastName Vendor_States Allocated',
    },
  },
  bucket_after_allocation: {
    name: 'buckets_after_allocation',
    sheets: {
      Buckets_After_Allocation:
        'Platform Location Month Skills Skill_Count Total_Vendors Allocated Unallocated Allocation_Rate Allocated_States Unallocated_States',
    },
  },
  roster_allotment: {
    name: 'roster_allotment',
    sheets: {
      Roster_Allotment:
        'FirstName LastName CN PrimaryPlatform NewWorkType Location State Status January_LOB January_State January_Worktype February_LOB February_State February_Worktype',
    },
  },
};

describe('a report', () => {
  it.each(REPORT_TYPES)('%s is a workbook of plain tables that tells what it is of', async (type) => {
    const { execution_id } = first;
    const response = await allocationApi.report(execution_id, type);
    expect(fileName(response)).toBe(`${FILES[type].name}_${execution_id}.xlsx`);
    const { title, properties, sheets } = await opened(response);
    expect(title).toMatch(/^(Bucket summary|Buckets after allocation|Roster allotment), January 2025$/);
    expect(properties).toEqual({
      'Execution ID': execution_id,
      Month: 'January 2025',
      'Forecast months': 'January 2025, February 2025',
      Forecast: 'forecast.csv',
      'Forecast SHA-256': expect.stringMatching(/^[0-9a-f]{64}$/),
      Roster: 'roster.csv',
      'Roster SHA-256': expect.stringMatching(/^[0-9a-f]{64}$/),
      'Roster month': 'January 2025',
      ...Object.fromEntries(
        MONTHS.flatMap((month) =>
          ['Domestic', 'Global'].map((locality) => [
            `Configuration ${month} ${locality}`,
            'working days 20, occupancy 1, shrinkage 0, work hours 8',
          ]),
        ),
      ),
    });
    const headers = Object.entries(sheets).map(([name, { header }]) => [name, header.join(' ')]);
    expect(Object.fromEntries(headers)).toEqual(FILES[type].sheets);
    for (const { sheet, header, rows } of Object.values(sheets)) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toMatch(new RegExp(`^A1:[A-Z]+${rows.length + 1}$`));
      expect(sheet.getColumn(1).width).toBeGreaterThan(String(header[0]).length);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it('shows buckets, vendors and where they work', async () => {
    const open = async (type: ReportType) => opened(await allocationApi.report(first.execution_id, type));
    const summary = await open('bucket_summary');
    const claims = { Platform: 'Amisys', Location: 'Domestic', Month: 'January', Skills: 'Claims' };
    expect(records(summary, 'Bucket_Summary')).toContainEqual({
      ...claims,
      ...{ Skill_Count: 1, Vendor_Count: 2, States_Available: 'GA, TX' },
    });
    expect(records(summary, 'Vendor_Details')).toContainEqual({
      ...claims,
      ...{ CN: 'C4', FirstName: 'First C4', LastName: 'Last C4', Vendor_States: 'GA', Allocated: 'No' },
    });
    const after = await open('bucket_after_allocation');
    expect(records(after, 'Buckets_After_Allocation')).toContainEqual({
      ...claims,
      ...{ Skill_Count: 1, Total_Vendors: 2, Allocated: 1, Unallocated: 1, Allocation_Rate: 0.5 },
      ...{ Allocated_States: 'TX', Unallocated_States: 'GA' },
    });
    expect(after.sheets.Buckets_After_Allocation?.sheet.getCell('I2').numFmt).toBe('0.00%');
    const roster = records(await open('roster_allotment'), 'Roster_Allotment');
    expect(roster.map(({ CN, Status }) => [CN, Status])).toEqual([
      ['C1', 'Allocated'],
      ['C2', 'Allocated'],
      ['C3', 'Allocated'],
      ['C4', 'Not Allocated'],
    ]);
    expect(roster[2]).toEqual({
      ...{ FirstName: 'First C3', LastName: 'Last C3', CN: 'C3', PrimaryPlatform: 'Amisys' },
      ...{ NewWorkType: 'Appeals', Location: 'Domestic', State: 'FL', Status: 'Allocated' },
      ...{ January_LOB: 'Amisys Medicaid Domestic', January_State: 'N/A', January_Worktype: 'Appeals' },
      ...{ February_LOB: 'Not Allocated', February_State: '-', February_Worktype: '-' },
    });
  });

  it('agrees with the other two and with the result', async () => {
    const open = async (type: ReportType) => opened(await allocationApi.report(first.execution_id, type));
    const [summary, after, roster] = await Promise.all(REPORT_TYPES.map(open));
    if (!summary || !after || !roster) throw new Error('A report is missing');
    const people = records(roster, 'Roster_Allotment');
    for (const [place, month] of ['January', 'February'].entries()) {
      const ofMonth = (workbook: ReadWorkbook, sheet: string) =>
        records(workbook, sheet).filter(({ Month }) => Month === month);
      const sum = (rows: Record<string, unknown>[], column: string) =>
        rows.reduce((total, row) => total + Number(row[column]), 0);
      const details = ofMonth(summary, 'Vendor_Details');
      const buckets = ofMonth(after, 'Buckets_After_Allocation');
      expect([
        sum(ofMonth(summary, 'Bucket_Summary'), 'Vendor_Count'),
        details.length,
        sum(buckets, 'Total_Vendors'),
      ]).toEqual([people.length, people.length, people.length]);
      const [cells] = resultRows(
        test,
        first,
        `SELECT sum(fte_filled) AS filled FROM cells WHERE month = ${place}`,
      );
      expect([
        details.filter(({ Allocated }) => Allocated === 'Yes').length,
        sum(buckets, 'Allocated'),
        people.filter((row) => row[`${month}_LOB`] !== 'Not Allocated').length,
      ]).toEqual(Array(3).fill(cells?.filled));
      expect(cells?.filled).toBeGreaterThan(0);
    }
  });
});

describe('a month', () => {
  it('answers with its newest execution that has reports, whatever came after it', async () => {
    const newer = await rerun();
    // Nobody fits: it fails, and has a result, but no reports.
    const failed = await started({ roster: rosterCsv([['X', 'Facets', 'Claims', 'Global', 'NY']]) });
    expect(failed).toMatchObject({ status: 'FAILED', error_type: 'NO_ALLOCATION', has_reports: false });
    for (const type of REPORT_TYPES) {
      const response = await allocationApi.latestReport(type, { month: 'January', year: 2025 });
      expect(fileName(response)).toBe(`${FILES[type].name}_January_2025.xlsx`);
      expect((await opened(response)).properties['Execution ID']).toBe(newer.execution_id);
    }
    const refused = await allocationApi.report(failed.execution_id, 'bucket_summary');
    expect([refused.status, await refused.json()]).toMatchObject([
      404,
      {
        message: `No bucket_summary report found for execution ${failed.execution_id}`,
        detail: { reason: 'failed', error_type: 'NO_ALLOCATION', execution_status: 'FAILED' },
      },
    ]);
  });

  it('without reports says so, and why', async () => {
    const none = await allocationApi.latestReport('roster_allotment', { month: 'May', year: 2025 });
    expect([none.status, await none.json()]).toMatchObject([
      404,
      {
        message: 'No roster_allotment report found for May 2025',
        detail: { reason: 'no_execution' },
      },
    ]);
    const { execution_id } = await started({
      month: 'March',
      forecast: forecastCsv([['Amisys Medicaid Domestic', 'TX', 'Claims', '1', '160']], ['March 2025']),
      month_config: plainConfigs('March 2025'),
    });
    // As retention leaves it.
    const { db } = test.state;
    await db.transaction(function* () {
      yield* run(
        db.sql
          .updateTable('allocation_executions')
          .set({
            has_reports: false,
            result_file: null,
            reports_removed_at: new Date('2025-04-01T00:00:00Z'),
          })
          .where('execution_id', '=', execution_id),
      );
    });
    for (const answer of [
      await allocationApi.report(execution_id, 'roster_allotment'),
      await allocationApi.latestReport('roster_allotment', { month: 'March', year: 2025 }),
    ]) {
      expect([answer.status, (await answer.json()).detail]).toMatchObject([
        404,
        { execution_id, reason: 'removed_by_retention', reports_removed_at: '2025-04-01T00:00:00.000Z' },
      ]);
    }
  });
});

describe('what cannot be answered', () => {
  it('is refused with what would be accepted', async () => {
    const unknown = await allocationApi.report('00000000-0000-4000-8000-000000000000', 'bucket_summary');
    expect([unknown.status, (await unknown.json()).message]).toEqual([
      404,
      'Execution with ID 00000000-0000-4000-8000-000000000000 not found',
    ]);
    const type = await allocationApi.report(first.execution_id, 'rosters');
    expect([type.status, (await type.json()).detail]).toMatchObject([
      400,
      [{ field: 'report_type', accepted: [...REPORT_TYPES] }],
    ]);
    expect((await allocationApi.report('12', 'bucket_summary')).status).toBe(400);
    const latest = (query: Record<string, string>) => allocationApi.latestReport('bucket_summary', query);
    for (const query of [
      { month: 'January' },
      { month: 'Jan', year: '2025' },
      { month: 'January', year: '1999' },
    ]) {
      expect((await latest(query as Record<string, string>)).status).toBe(400);
    }
  });

  it('a result that is damaged or gone is told, with what to do', async () => {
    const { execution_id, result_file } = await rerun();
    const file = path.join(test.dataDir, result_file ?? '');
    const answers: Response[] = [];
    writeFileSync(file, 'x'.repeat(10_000));
    answers.push(await allocationApi.report(execution_id, 'roster_allotment'));
    rmSync(file);
    answers.push(await allocationApi.report(execution_id, 'roster_allotment'));
    for (const answer of answers) {
      expect([answer.status, await answer.json()]).toMatchObject([
        404,
        {
          message: expect.stringContaining('damaged or gone. Rerun the execution'),
          detail: { reason: 'result_unreadable', execution_id },
        },
      ]);
    }
  });
});

it('ends when the client leaves', async () => {
  const { execution_id, result_file } = await rerun();
  const db = new Sqlite(path.join(test.dataDir, result_file ?? ''));
  // So many vendors that the file is more than what lies in buffers.
  db.exec(`INSERT INTO vendors
    WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
    SELECT i, hex(randomblob(20)), hex(randomblob(20)), hex(randomblob(20)), 'Amisys', 'Domestic', '[]', '[]', '', '' FROM n`);
  db.close();
  const response = await allocationApi.report(execution_id, 'roster_allotment');
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  const before = childrenOf('write-report').length;
  await reader?.cancel();
  // One that had come to its end would wait for more work.
  await until('its process to end', () => childrenOf('write-report').length < before);
});
