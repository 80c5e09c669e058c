import { readFile } from 'node:fs/promises';
import type { APIRequestContext, Download, Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import type { Drilldown } from '../lib/kpi/drilldown-schemas';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';

const SENTENCE = 'Show me all products in RBP GPU which are not in OPS Excel';
const created: number[] = [];

// The pages paint at once: axe and the locators see the settled state.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterAll(async ({ request }) => {
  for (const id of created) await request.delete(`/v1/landing-kpi/kpis/${id}?permanent=true`);
});

/** A name of this run only, so that the journey can be repeated on the same database. */
const uniqueName = (what: string) => `${what} ${Date.now().toString(36)}`;

async function fillForm(page: Page, name: string, sentence: string): Promise<void> {
  await page.getByRole('button', { name: 'New KPI' }).click();
  const dialog = page.getByRole('dialog', { name: 'New KPI' });
  await dialog.getByLabel('Sentence').fill(sentence);
  await dialog.getByLabel('Name').fill(name);
}

async function saveForm(page: Page): Promise<number> {
  const answer = page.waitForResponse(
    (response) => response.url().endsWith('/v1/landing-kpi/kpis') && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Create KPI' }).click();
  const body: { kpi: { id: number } } = await (await answer).json();
  created.push(body.kpi.id);
  return body.kpi.id;
}

/** Executes from the open details panel with the parameters as suggested. */
async function execute(page: Page): Promise<void> {
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: 'Execute' }).click();
  const dialog = page.getByRole('dialog', { name: /^Execute / });
  await expect(dialog.getByRole('combobox', { name: 'Knowledge graph' })).toHaveText('KG_101');
  await dialog.getByRole('button', { name: 'Execute', exact: true }).click();
}

async function downloadBy(page: Page, linkName: string): Promise<Download> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: linkName }).click();
  return download;
}

async function fromApi(request: APIRequestContext, executionId: string, query: string): Promise<Drilldown> {
  const answer = await request.get(
    `/v1/landing-kpi/executions/${executionId}/drilldown?page_size=1000&${query}`,
  );
  expect(answer.ok()).toBe(true);
  return answer.json();
}

/** Texts with outer blanks are written as rich text of one piece. */
function cellText(cell: ExcelJS.CellValue): string {
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === 'object' && cell !== null && 'richText' in cell) {
    return cell.richText.map(({ text }) => text).join('');
  }
  return String(cell ?? '');
}

async function sheetRows(download: Download): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await download.path());
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1) : [];
    rows.push(cells.map(cellText));
  });
  return rows;
}

test('a sentence becomes a KPI, its rows, and a file', async ({ page, request }) => {
  const name = uniqueName('Missing in OPS');
  await page.goto('/landing-kpi');
  await fillForm(page, name, SENTENCE);

  const reading = page.getByRole('region', { name: 'How Plumbline reads it' });
  await expect(reading.getByText(/^Understood/)).toBeVisible();
  await expect(reading.getByText('brz_lnd_RBP_GPU').first()).toBeVisible();
  await expect(reading.getByRole('region', { name: 'Generated SQL' })).toContainText('SELECT');
  await saveForm(page);

  await expect(page.getByRole('complementary', { name })).toContainText('Not executed yet');
  await execute(page);
  await page.getByRole('link', { name: 'Open rows' }).click();
  await expect(page).toHaveURL(/\/landing-kpi\/drilldown\/\d+/);
  const executionId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const all = await fromApi(request, executionId, '');
  expect(all.total_records).toBeGreaterThan(2);

  const results = page.getByRole('region', { name: 'Results' });
  const grid = results.getByRole('grid', { name: 'Result rows' });
  await expect(results.getByRole('status').first()).toHaveText(`${all.total_records} records`);
  const heading = grid.getByRole('columnheader', { name: 'PRODUCT_NAME' });
  await heading.click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/sort=PRODUCT_NAME/);
  const sorted = await fromApi(request, executionId, 'sort_by=PRODUCT_NAME&sort_order=asc');
  await expect(
    grid.getByRole('gridcell', { name: String(sorted.data[0]?.PRODUCT_NAME) }).first(),
  ).toBeVisible();

  const word = String(all.data[0]?.PLANNING_SKU ?? '').slice(0, 5);
  await results.getByRole('searchbox', { name: 'Search all columns' }).fill(word);
  const query = `sort_by=PRODUCT_NAME&sort_order=asc&search=${encodeURIComponent(word)}`;
  const found = await fromApi(request, executionId, query);
  expect(found.total_records).toBeGreaterThan(0);
  await expect(results.getByRole('status').first()).toHaveText(
    found.total_records === 1 ? '1 record' : `${found.total_records} records`,
  );
  await expect(page).toHaveURL(new RegExp(`search=${word}`));

  const skus = found.data.map((row) => String(row.PLANNING_SKU ?? ''));
  const [header, ...exported] = await sheetRows(await downloadBy(page, 'Export Excel'));
  expect(header).toEqual(found.columns);
  expect(exported.map((row) => row[found.columns.indexOf('PLANNING_SKU')])).toEqual(skus);

  const csv = await readFile(await (await downloadBy(page, 'Export CSV')).path(), 'utf8');
  const lines = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  expect(lines[0]?.split(',')).toEqual(found.columns);
  expect(lines).toHaveLength(found.total_records + 1);
});

test('a sentence that is not understood is explained and repaired', async ({ page }) => {
  await page.goto('/landing-kpi');
  await fillForm(
    page,
    uniqueName('Repair me'),
    'Show me all products in RBP GPU where categry is Graphics Card',
  );
  const reading = page.getByRole('region', { name: 'How Plumbline reads it' });
  await expect(reading.getByText('Not understood')).toBeVisible();
  await saveForm(page);

  await execute(page);
  const dialog = page.getByRole('dialog', { name: /^Execute / });
  await expect(dialog.getByRole('alert')).toContainText('The sentence was not understood');
  await expectAccessible(page, 'a refused execution');
  await dialog.getByRole('button', { name: 'CATEGORY' }).click();

  const editor = page.getByRole('dialog', { name: /^Edit / });
  await expect(editor.getByLabel('Sentence')).toHaveValue(/where CATEGORY is Graphics Card/);
  await expect(editor.getByText(/^Understood/)).toBeVisible();
  await editor.getByRole('button', { name: 'Save changes' }).click();
  await page
    .getByRole('dialog', { name: /^Execute / })
    .getByRole('button', { name: 'Execute', exact: true })
    .click();
  await expect(page.getByText(/^Executed: /)).toBeVisible();
  await page.getByRole('button', { name: 'History' }).last().click();
  const history = page.getByRole('region', { name: 'Execution history' });
  await expect(history.getByRole('listitem').filter({ hasText: 'Not understood' })).toBeVisible();
  await expect(history.getByRole('listitem').filter({ hasText: 'Success' })).toContainText('version 2');
});

test('filters live in the address, and a deletion can be undone', async ({ page }) => {
  const name = uniqueName('Come and go');
  await page.goto('/landing-kpi');
  await fillForm(page, name, SENTENCE);
  await saveForm(page);

  await page.getByRole('searchbox', { name: 'Search KPIs' }).fill(name);
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 KPI');
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search KPIs' })).toHaveValue(name);

  await page.getByRole('button', { name: `Close details` }).click();
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page
    .getByRole('dialog', { name: `Delete ${name}?` })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(page.getByText('No KPI matches')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: `Execute ${name}` })).toBeVisible();
});

test('the definitions, their details and dialogs are accessible, in light and in dark', async ({ page }) => {
  test.slow();
  await page.goto('/landing-kpi?kpi=1');
  await expect(page.getByRole('tabpanel', { name: 'Overview' })).toContainText('Read against KG_101');
  await expectAccessible(page, 'definitions and details');
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(
    page.getByRole('region', { name: 'Execution history' }).getByRole('listitem').first(),
  ).toBeVisible();
  await expectAccessible(page, 'history');

  await page.getByRole('button', { name: 'Edit this KPI' }).click();
  await expect(page.getByText(/^Understood/)).toBeVisible();
  await expectAccessible(page, 'form');
  await page.keyboard.press('Escape');

  await page.getByRole('complementary').getByRole('button', { name: 'Execute' }).click();
  await expect(page.getByRole('combobox', { name: 'Schema' })).toBeVisible();
  await expectAccessible(page, 'execute dialog');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Close details' }).click();
  await page
    .getByRole('button', { name: /^More for / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog', { name: /^Delete / })).toBeVisible();
  await expectAccessible(page, 'delete confirmation');
});

test('the drill-down is accessible, in light and in dark', async ({ page }) => {
  test.slow();
  await page.goto('/landing-kpi/drilldown/1');
  await expect(page.getByRole('grid', { name: 'Result rows' })).toBeVisible();
  await page.getByRole('button', { name: 'Query details and how each word was read' }).click();
  await expectAccessible(page, 'drill-down');

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('grid', { name: 'Result rows' })).toBeVisible();
  await expectAccessible(page, 'drill-down on a phone');
});

test('the console is accessible on a phone, in light and in dark', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/landing-kpi');
  await expectAccessible(page, 'definitions on a phone');
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await expect(page.getByRole('link', { name: 'Landing KPI' })).toBeVisible();
  await expectAccessible(page, 'navigation on a phone');
});

test.describe('without a connection', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('the list says that the connection was lost, instead of showing old rows without a word', async ({
    page,
    context,
  }) => {
    await page.goto('/landing-kpi');
    await expect(page.getByRole('row', { name: /Total Stock/ })).toBeVisible();
    await context.setOffline(true);
    await page.getByRole('searchbox').first().fill('Total Stock');
    await expect(page.getByText(/The connection to the server was lost/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(page.getByText('Connection lost, trying again…')).toBeVisible();

    await context.setOffline(false);
    await expect(page.getByText('Connected again')).toBeVisible();
    await expect(page.getByRole('search').getByRole('status')).toHaveText('1 KPI');
    await expect(page.getByText('Connected again')).toBeHidden();
  });
});
