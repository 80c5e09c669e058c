import type { APIRequestContext, Download, Page } from '@playwright/test';
import { type Drilldown, DrilldownFormat } from '../lib/kpi/drilldown-schemas';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';
import { execute, fillForm, SENTENCE, submitForm, uniqueName } from './kpi-steps';
import { plainText, readExport } from './read-export';

const created: number[] = [];

// The pages paint at once: axe and the locators see the settled state.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterAll(async ({ request }) => {
  for (const id of created) await request.delete(`/v1/landing-kpi/kpis/${id}?permanent=true`);
});

const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results' });
const gridOf = (page: Page) => page.getByRole('grid', { name: 'Result rows' });
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

async function exportAs(page: Page, label: string): Promise<Download> {
  await resultsOf(page).getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: label }).click();
  return download;
}

const labels: Record<DrilldownFormat, string> = {
  csv: 'CSV',
  xlsx: 'Excel',
  json: 'JSON',
  parquet: 'Parquet',
};

async function fromApi(
  request: APIRequestContext,
  executionId: string,
  query: Record<string, string>,
): Promise<Drilldown> {
  const search = new URLSearchParams({ page_size: '1000', ...query });
  const answer = await request.get(`/v1/landing-kpi/executions/${executionId}/drilldown?${search}`);
  expect(answer.ok()).toBe(true);
  return answer.json();
}

/** The rows of the API as lists of plain texts. */
const textsOf = ({ columns, data }: Drilldown) =>
  data.map((row) => columns.map((name) => plainText(row[name])));

test('a sentence becomes a KPI, its rows are narrowed, and every format holds exactly those', async ({
  page,
  request,
}) => {
  test.slow();
  const name = uniqueName('Missing in OPS');
  await page.goto('/landing-kpi');
  await fillForm(page, name, SENTENCE);
  const reading = page.getByRole('region', { name: 'How Plumbline reads it' });
  await expect(reading.getByText(/^Understood/)).toBeVisible();
  created.push(await submitForm(page));
  await execute(page);
  await page.getByRole('link', { name: 'Open rows' }).click();
  await expect(page).toHaveURL(/\/landing-kpi\/drilldown\/\d+/);
  const all = await fromApi(request, idOf(page), {});
  const results = resultsOf(page);
  const grid = gridOf(page);
  await expect(results.getByRole('status').first()).toHaveText(`${all.total_records} records`);

  const heading = grid.getByRole('columnheader', { name: 'PRODUCT_NAME' });
  await heading.click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await results.getByRole('searchbox', { name: 'Search all columns' }).fill('gddr');
  await expect(grid.locator('mark').first()).toHaveText(/gddr/i);

  const query = { sort_by: 'PRODUCT_NAME', sort_order: 'asc', search: 'gddr' };
  const found = await fromApi(request, idOf(page), query);
  const price = Number(found.data[0]?.UNIT_PRICE);
  await results.getByRole('button', { name: 'Filter', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Filter' });
  await form.getByRole('combobox', { name: 'Column' }).fill('unit');
  await page.getByRole('option', { name: 'UNIT_PRICE' }).click();
  await form.getByRole('combobox', { name: 'Condition' }).click();
  await page.getByRole('option', { name: 'is at least' }).click();
  await form.getByLabel('Value').fill('lots');
  await expect(form.getByRole('alert')).toContainText('not a number');
  await form.getByLabel('Value').fill(String(price));
  await form.getByRole('button', { name: 'Apply filter' }).click();

  const filters = JSON.stringify({ UNIT_PRICE: { operator: 'gte', value: price } });
  const kept = await fromApi(request, idOf(page), { ...query, filters });
  expect(kept.total_records).toBeGreaterThan(1);
  expect(kept.total_records).toBeLessThan(all.total_records);
  await expect(results.getByRole('status').first()).toHaveText(
    `${kept.total_records} of ${all.total_records} records`,
  );

  for (const format of DrilldownFormat.options) {
    const file = await readExport[format](await exportAs(page, labels[format]));
    expect(file.columns, format).toEqual(kept.columns);
    expect(
      file.rows.map((row) => kept.columns.map((_, index) => plainText(row[index]))),
      format,
    ).toEqual(textsOf(kept));
  }
});

test('the drill-down is accessible, in light and in dark', async ({ page }) => {
  test.slow();
  await page.goto('/landing-kpi/drilldown/1');
  await expect(gridOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'Query details and how each word was read' }).click();
  await expectAccessible(page, 'drill-down');

  await gridOf(page).getByRole('gridcell').nth(1).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Only this value' })).toBeFocused();
  await expectAccessible(page, 'a value in full');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(gridOf(page)).toBeVisible();
  await expectAccessible(page, 'drill-down on a phone');
});
