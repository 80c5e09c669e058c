import type { Download, Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The download that clicking `name` begins. */
async function download(page: Page, role: 'link' | 'button', name: string): Promise<Download> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole(role, { name, exact: true }).click(),
  ]);
  return file;
}

interface Sheet {
  readonly name: string;
  readonly heading: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
}

async function readSheets(file: Download): Promise<Sheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await file.path());
  return workbook.worksheets.map((sheet) => {
    const lines: unknown[][] = [];
    sheet.eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
    const [heading = [], ...rows] = lines;
    return { name: sheet.name, heading, rows };
  });
}

const sumOf = ({ heading, rows }: Sheet, column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[heading.indexOf(column)]), 0);

test('the sample workbooks are downloaded, uploaded and allocated; the reports say what the page says', async ({
  page,
}) => {
  await page.goto('/allocation/new');
  await page.getByRole('combobox', { name: 'Month' }).click();
  await page.getByRole('option', { name: 'August' }).click();
  await page.getByLabel('Year').fill('2026');
  const forecast = await download(page, 'link', 'Sample forecast');
  const roster = await download(page, 'link', 'Sample roster');
  expect([forecast.suggestedFilename(), roster.suggestedFilename()]).toEqual([
    'forecast_august_2026.xlsx',
    'roster_august_2026.xlsx',
  ]);
  // A download lies under a name of its own; the form shows the one it is uploaded with.
  const [forecastFile, rosterFile] = ['forecast_august_2026.xlsx', 'roster_august_2026.xlsx'].map((name) =>
    test.info().outputPath(name),
  ) as [string, string];
  await forecast.saveAs(forecastFile);
  await roster.saveAs(rosterFile);
  await page.getByLabel('Roster file', { exact: true }).setInputFiles(rosterFile);
  await page.getByLabel('Forecast file', { exact: true }).setInputFiles(forecastFile);
  await page.getByLabel('Your name').fill('maria.lopez');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('table', { name: 'Need' })).toContainText('Amisys');
  await expect(preview.getByRole('table', { name: 'Month configuration' })).toContainText('August 2026');
  await expectAccessible(page, 'new allocation with its preview');

  await page.getByRole('button', { name: 'Start allocation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Allocation August 2026' })).toBeVisible();
  await expect(page.getByText('Partial success').first()).toBeVisible();
  await expect(page.getByRole('table', { name: 'Demand cells' })).toContainText('Amisys');
  await expectAccessible(page, 'an allocation');

  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { data } = await (await page.request.get(`/api/allocation/executions/${id}`)).json();
  const summary = await download(page, 'button', 'Download bucket summary');
  expect(summary.suggestedFilename()).toBe(`bucket_summary_${id}.xlsx`);
  const [buckets, vendors] = (await readSheets(summary)) as [Sheet, Sheet];
  expect([buckets.name, vendors.name]).toEqual(['Bucket_Summary', 'Vendor_Details']);
  const after = await download(page, 'button', 'Download buckets after allocation');
  expect(after.suggestedFilename()).toBe(`buckets_after_allocation_${id}.xlsx`);
  const [allocated] = (await readSheets(after)) as [Sheet];
  const allotment = await download(page, 'button', 'Download roster allotment');
  expect(allotment.suggestedFilename()).toBe(`roster_allotment_${id}.xlsx`);
  const [people] = (await readSheets(allotment)) as [Sheet];
  expect(people.heading.slice(0, 11)).toEqual([
    ...['FirstName', 'LastName', 'CN', 'PrimaryPlatform', 'NewWorkType', 'Location', 'State', 'Status'],
    ...['August_LOB', 'August_State', 'August_Worktype'],
  ]);
  const lobs = people.heading.flatMap((name, index) => (String(name).endsWith('_LOB') ? [index] : []));
  const atWork = people.rows.flatMap((row) => lobs.filter((index) => row[index] !== 'Not Allocated'));
  const yes = vendors.rows.filter((row) => row[vendors.heading.indexOf('Allocated')] === 'Yes');
  expect([sumOf(allocated, 'Allocated'), atWork.length, yes.length]).toEqual(Array(3).fill(data.fte_filled));
  expect(sumOf(buckets, 'Vendor_Count')).toBe(sumOf(allocated, 'Total_Vendors'));
  expect(vendors.rows).toHaveLength(people.rows.length * lobs.length);

  await page.getByRole('tab', { name: 'Shortages' }).click();
  const shortages = page.getByRole('table', { name: 'Shortages' });
  await expect(shortages).toContainText('unfilled');
  await page.getByRole('tab', { name: 'Vendors' }).click();
  await expect(page.getByRole('table', { name: 'Vendors' }).getByRole('row').nth(5)).toBeVisible();

  await page.getByRole('button', { name: 'Rerun' }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(page.getByText('Partial success').first()).toBeVisible();
  const rerun = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.goto(`/allocation/compare?left=${id}&right=${rerun}`);
  await expect(page.getByRole('table', { name: 'Executions' })).toContainText('forecast_august_2026.xlsx');
  await expectAccessible(page, 'two allocations compared');
});
