import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';
import { createKpi, executeKpi, SENTENCE, uniqueName } from './kpi-steps';

const created: number[] = [];

// The pages paint at once: axe and the locators see the settled state.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterAll(async ({ request }) => {
  for (const id of created) await request.delete(`/v1/landing-kpi/kpis/${id}?permanent=true`);
});

/** A KPI of this run only, removed at the end. */
async function kpiOf(page: Page, name: string, sentence = SENTENCE): Promise<number> {
  const id = await createKpi(page.request, name, sentence);
  created.push(id);
  return id;
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Execute / });
const historyOf = (page: Page) => page.getByRole('region', { name: 'Execution history' });
const linesOf = (page: Page) => historyOf(page).getByRole('listitem');

async function openHistory(page: Page, kpiId: number): Promise<void> {
  await page.goto(`/landing-kpi?kpi=${kpiId}&tab=history`);
  await expect(historyOf(page)).toBeVisible();
}

async function openExecute(page: Page): Promise<Locator> {
  await page.getByRole('complementary').getByRole('button', { name: 'Execute' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('combobox', { name: 'Knowledge graph' })).toHaveText(/KG_/);
  return dialog;
}

async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option }).click();
}

/** Starts the execution that never ends by itself. */
async function startEndless(page: Page): Promise<Locator> {
  const dialog = await openExecute(page);
  await choose(page, dialog.getByRole('combobox', { name: 'Knowledge graph' }), 'KG_ENDLESS');
  await expect(dialog.getByRole('combobox', { name: 'Schema' })).toHaveText('endless');
  await dialog.getByRole('button', { name: 'Execute', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText('Running the query');
  return dialog;
}

const ENDLESS_SENTENCE = 'Show me all machines';

test('several KPIs are executed, compared with their values before, and the failed one is tried again', async ({
  page,
}) => {
  test.slow();
  const mark = uniqueName('Several');
  const counted = await kpiOf(page, `${mark} count`, 'Count all products where status is inactive');
  await kpiOf(page, `${mark} missing`);
  const unclear = await kpiOf(
    page,
    `${mark} unclear`,
    'Show me all products in RBP GPU where categry is Graphics Card',
  );
  const before = await executeKpi(page.request, counted);
  expect(before.value).toBeGreaterThan(0);

  await page.goto(`/landing-kpi?search=${encodeURIComponent(mark)}`);
  for (const name of ['count', 'missing', 'unclear']) {
    await page.getByRole('checkbox', { name: `Select ${mark} ${name}` }).click();
  }
  await page
    .getByRole('region', { name: 'Selected KPIs' })
    .getByRole('button', { name: /^Execute/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Execute 3 KPIs' });
  await expect(dialog.getByRole('combobox', { name: 'Knowledge graph' })).toHaveText('KG_101');
  await page.keyboard.press('Control+Enter');

  await expect(dialog.getByRole('status').first()).toHaveText('2 of 3 succeeded, 1 failed');
  const rowOf = (name: string) => dialog.getByRole('row', { name: new RegExp(`${mark} ${name}`) });
  const value = before.value?.toLocaleString('en') ?? '';
  await expect(rowOf('count')).toContainText(`${value}unchanged`);
  await expect(rowOf('missing')).toContainText('Success');
  await expect(rowOf('unclear').first()).toContainText('Not understood');
  await expect(dialog.getByText('The sentence was not understood')).toBeVisible();
  await expectAccessible(page, 'results of several');

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'CSV' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv.split('\r\n')).toHaveLength(5);
  expect(csv).toContain(`${counted},${mark} count,`);

  // Repaired by someone else meanwhile: only the failed one is executed again.
  const repaired = { nl_definition: 'Show me all products in RBP GPU where CATEGORY is Graphics Card' };
  await page.request.put(`/v1/landing-kpi/kpis/${unclear}`, { data: repaired });
  await dialog.getByRole('button', { name: 'Try again what did not succeed (1)' }).click();
  await expect(dialog.getByRole('status').first()).toHaveText('3 of 3 succeeded');
  const { executions } = await (await page.request.get(`/v1/landing-kpi/kpis/${counted}/executions`)).json();
  expect(executions).toHaveLength(2);
});

test('a KPI executed with other parameters is compared side by side', async ({ page }) => {
  test.slow();
  const id = await kpiOf(page, uniqueName('Side by side'));
  await page.goto(`/landing-kpi?kpi=${id}`);
  const dialog = await openExecute(page);
  await dialog.getByRole('button', { name: 'Show SQL' }).click();
  await expect(dialog.getByRole('region', { name: 'SQL for SQLite, not run' })).toContainText('LIMIT 1000');
  await choose(page, dialog.getByRole('combobox', { name: 'Database type' }), /MySQL/);
  await expect(dialog.getByRole('region', { name: 'SQL for MySQL, not run' })).toContainText('NOT IN (');
  await choose(page, dialog.getByRole('combobox', { name: 'Database type' }), /SQLite/);
  await dialog.getByRole('button', { name: 'Execute', exact: true }).click();
  await expect(dialog.getByText('The first success of this KPI.')).toBeVisible();

  await dialog.getByRole('button', { name: 'Change parameters' }).click();
  await dialog.getByLabel('Record limit').fill('5');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Executed: 5 records')).toBeVisible();
  await expect(dialog.getByText('The record limit cut the result')).toBeVisible();
  await expectAccessible(page, 'a limited success');
  await dialog.getByRole('button', { name: 'History' }).click();

  await expect(linesOf(page)).toHaveCount(2);
  await expect(linesOf(page).first()).toContainText('limit 5');
  for (const line of await linesOf(page).all()) await line.getByRole('checkbox').click();
  await historyOf(page).getByRole('link', { name: 'Compare' }).click();

  await expect(page).toHaveURL(/\/landing-kpi\/compare\?left=\d+&right=\d+/);
  const limit = page.getByRole('table', { name: 'Parameters' }).getByRole('row', { name: /^Limit/ });
  await expect(limit).toContainText(/differs.*1,000.*5/);
  const schema = page.getByRole('table', { name: 'Parameters' }).getByRole('row', { name: /^Schema/ });
  await expect(schema).not.toContainText('differs');
  const records = page
    .getByRole('table', { name: 'Result' })
    .getByRole('row', { name: /^Records / })
    .first();
  await expect(records).toContainText(/5.*down by/);
  await expect(page.locator('.removed')).toHaveText('LIMIT 1000');
  await expect(page.locator('.added')).toHaveText('LIMIT 5');
  await expect(page.getByRole('region', { name: 'Rows' })).toContainText(/Only in B\s*0/);
  await expectAccessible(page, 'comparison');

  const first = new URL(page.url()).searchParams;
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page).toHaveURL(new RegExp(`left=${first.get('right')}&right=${first.get('left')}`));
  await expect(page.locator('.removed')).toHaveText('LIMIT 5');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('region', { name: 'SQL of A and B' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page, 'comparison on a phone');
});

test('an execution is cancelled while it runs', async ({ page }) => {
  test.slow();
  const id = await kpiOf(page, uniqueName('Endless'), ENDLESS_SENTENCE);
  await openHistory(page, id);
  const dialog = await startEndless(page);
  await expectAccessible(page, 'an execution in progress');
  await dialog.getByRole('button', { name: 'Cancel execution' }).click();
  await expect(dialog.getByText(/^Stopped after/)).toBeVisible();
  await expectAccessible(page, 'a cancelled execution');
  await dialog.getByRole('button', { name: 'History' }).click();
  await expect(linesOf(page)).toHaveCount(1);
  await expect(linesOf(page).first()).toContainText('Cancelled');
});

test('an execution goes on when its dialog is closed, and is told of at its end', async ({ page }) => {
  test.slow();
  const name = uniqueName('In the background');
  const id = await kpiOf(page, name, ENDLESS_SENTENCE);
  await openHistory(page, id);
  const dialog = await startEndless(page);
  await dialog.getByRole('button', { name: 'Run in the background' }).click();
  await expect(dialog).toBeHidden();
  await expect(linesOf(page).first()).toContainText('Running');
  await linesOf(page)
    .first()
    .getByRole('button', { name: /^Cancel/ })
    .click();
  await expect(page.getByText(`“${name}” was cancelled.`)).toBeVisible();
  await expect(linesOf(page).first()).toContainText('Cancelled');
});

test('an execution is run again from the history, as it was or with other parameters', async ({ page }) => {
  test.slow();
  const name = uniqueName('Once more');
  const id = await kpiOf(page, name);
  const first = await executeKpi(page.request, id, { limit_records: 7, ruleset_name: 'RECON_20251027_001' });
  await openHistory(page, id);
  await linesOf(page)
    .first()
    .getByRole('button', { name: /^Rerun/ })
    .click();
  await page.getByRole('menuitem', { name: 'With the same parameters' }).click();
  await expect(page.getByText(`“${name}”: ${first.number_of_records} records.`)).toBeVisible();
  await expect(linesOf(page)).toHaveCount(2);
  await expect(linesOf(page).first()).toContainText('limit 7 · RECON_20251027_001');

  await linesOf(page)
    .first()
    .getByRole('button', { name: /^Rerun/ })
    .click();
  await page.getByRole('menuitem', { name: 'With other parameters…' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('Record limit')).toHaveValue('7');
  await expect(dialog.getByLabel('Ruleset')).toHaveValue('RECON_20251027_001');
  await dialog.getByLabel('Record limit').fill('3');
  await dialog.getByRole('button', { name: 'Execute', exact: true }).click();
  await expect(dialog.getByText('Executed: 3 records')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(linesOf(page)).toHaveCount(3);
  await linesOf(page)
    .nth(1)
    .getByRole('button', { name: /^Details/ })
    .click();
  await expectAccessible(page, 'history with details');
});

test('the history is narrowed, and says so in the address', async ({ page }) => {
  test.slow();
  const id = await kpiOf(page, uniqueName('Narrowed'));
  await executeKpi(page.request, id);
  await executeKpi(page.request, id, { kg_name: 'KG_NOWHERE' });
  await openHistory(page, id);
  await expect(linesOf(page)).toHaveCount(2);
  await choose(page, historyOf(page).getByRole('combobox', { name: 'Status of executions' }), 'Failed');
  await page.keyboard.press('Escape');
  await expect(linesOf(page)).toHaveCount(1);
  await expect(page).toHaveURL(/history=/);
  await page.reload();
  await expect(linesOf(page)).toHaveCount(1);
  await expect(linesOf(page).first()).toContainText('Failed');
  await historyOf(page).getByRole('button', { name: 'Clear' }).click();
  await expect(linesOf(page)).toHaveCount(2);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(linesOf(page)).toHaveCount(2);
  await expectAccessible(page, 'history on a phone');
});
