import { DrilldownFormat } from '../lib/kpi/drilldown-schemas';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';
import { countOf, exportAs, fromApi, gridOf, idOf, resultsOf, textsOf } from './drilldown-steps';
import { execute, fillForm, SENTENCE, submitForm, uniqueName } from './kpi-steps';
import { plainText, readExport } from './read-export';

const created: number[] = [];

// The pages paint at once: axe and the locators see the settled state.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterAll(async ({ request }) => {
  for (const id of created) await request.delete(`/v1/landing-kpi/kpis/${id}?permanent=true`);
});

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
  await expect(countOf(page)).toHaveText(`${all.total_records} records`);

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
  await expect(countOf(page)).toHaveText(`${kept.total_records} of ${all.total_records} records`);

  for (const format of DrilldownFormat.options) {
    const file = await readExport[format](await exportAs(page, format));
    expect(file.columns, format).toEqual(kept.columns);
    expect(
      file.rows.map((row) => kept.columns.map((_, index) => plainText(row[index]))),
      format,
    ).toEqual(textsOf(kept));
  }
});

test('a value narrows the rows from its cell, a heading opens its filter, and conditions can be changed', async ({
  page,
  request,
}) => {
  await page.goto('/landing-kpi/drilldown/1');
  const all = await fromApi(request, '1', {});
  const cell = gridOf(page).locator('[data-id="0"] [data-field="STATUS"]');
  const value = String(all.data[0]?.STATUS);
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Only this value' }).click();
  const only = await fromApi(request, '1', {
    filters: JSON.stringify({ STATUS: { operator: 'equals', value } }),
  });
  await expect(countOf(page)).toHaveText(`${only.total_records} of ${all.total_records} records`);

  await resultsOf(page)
    .getByRole('button', { name: `Filter: STATUS is ${value}` })
    .click();
  const form = page.getByRole('dialog', { name: 'Filter' });
  await form.getByRole('combobox', { name: 'Condition' }).click();
  await page.getByRole('option', { name: 'is not', exact: true }).click();
  await form.getByRole('button', { name: 'Apply filter' }).click();
  await expect(countOf(page)).toHaveText(
    `${all.total_records - only.total_records} of ${all.total_records} records`,
  );

  await gridOf(page).getByRole('columnheader', { name: 'REGION' }).hover();
  await gridOf(page).getByRole('button', { name: 'REGION column menu' }).click();
  await page.getByRole('menuitem', { name: 'Filter' }).click();
  await expect(form.getByRole('combobox', { name: 'Column' })).toHaveValue('REGION');
  await page.keyboard.press('Escape');
  await gridOf(page).getByRole('gridcell').first().click();
  await page.keyboard.press('Escape');
  await expect(countOf(page)).toHaveText(`${all.total_records} records`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(resultsOf(page).getByRole('button', { name: `Filter: STATUS is not ${value}` })).toBeVisible();
});

test('the keyboard reaches the search, moves through the cells and opens a whole record', async ({
  page,
}) => {
  await page.goto('/landing-kpi/drilldown/1');
  await expect(gridOf(page)).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search all columns' })).toBeFocused();
  await page.keyboard.type('kestrel');
  await expect(page).toHaveURL(/search=kestrel/);
  await expect(gridOf(page).locator('mark').first()).toHaveText('Kestrel');
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/search/);

  await gridOf(page).locator('[data-id="0"] [data-field="PLANNING_SKU"]').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(gridOf(page).locator('[data-id="1"] [data-field="PRODUCT_NAME"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Show the whole record' }).click();
  const record = page.getByRole('dialog', { name: 'Record 2' });
  await expect(record.getByRole('term')).toHaveCount(13);
  await record.getByRole('button', { name: 'Next record' }).click();
  await expect(page.getByRole('dialog', { name: 'Record 3' })).toBeVisible();
});

test('columns change places and hide, and are so again on the next visit', async ({ page }) => {
  await page.goto('/landing-kpi/drilldown/1');
  const headings = gridOf(page).getByRole('columnheader');
  await expect(headings.first()).toHaveAccessibleName('PLANNING_SKU');
  await resultsOf(page)
    .getByRole('button', { name: /^Columns/ })
    .click();
  const menu = page.getByRole('dialog', { name: 'Columns' });
  await menu.getByRole('button', { name: 'Move PRODUCT_NAME up' }).click();
  await menu.getByRole('checkbox', { name: 'CATEGORY' }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(headings.first()).toHaveAccessibleName('PRODUCT_NAME');
  await expect(headings.nth(1)).toHaveAccessibleName('PLANNING_SKU');
  await expect(headings.nth(2)).toHaveAccessibleName('STATUS');
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
