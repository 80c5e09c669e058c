import type { APIRequestContext, Page } from '@playwright/test';
import type { Kpi } from '../lib/kpi/schemas';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';
import { createKpi, executeKpi, SENTENCE, uniqueName } from './kpi-steps';

const OTHER_SENTENCE = 'Show me all products in RBP GPU which are in OPS Excel';
const created: number[] = [];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterAll(async ({ request }) => {
  for (const id of created) await request.delete(`/v1/landing-kpi/kpis/${id}?permanent=true`);
});

async function newKpi(request: APIRequestContext, name: string): Promise<number> {
  const id = await createKpi(request, name);
  created.push(id);
  return id;
}

const pathOf = (id: number) => `/v1/landing-kpi/kpis/${id}`;

async function kpiFromApi(request: APIRequestContext, id: number): Promise<Kpi> {
  const body: { kpi: Kpi } = await (await request.get(pathOf(id))).json();
  return body.kpi;
}

/** What another person saves meanwhile. */
async function changeElsewhere(request: APIRequestContext, id: number, change: Partial<Kpi>): Promise<void> {
  expect((await request.put(pathOf(id), { data: change })).ok()).toBe(true);
}

async function chooseFromMenu(page: Page, name: string, entry: string): Promise<void> {
  await page
    .getByRole('table')
    .getByRole('button', { name: `More for ${name}`, exact: true })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
}

const searchFor = (name: string, state = 'active') =>
  `/landing-kpi?search=${encodeURIComponent(name)}&state=${state}`;

test('the wordings of a KPI are compared, and an earlier one is used again', async ({ page, request }) => {
  const id = await newKpi(request, uniqueName('Reworded'));
  await executeKpi(request, id);
  await changeElsewhere(request, id, { nl_definition: OTHER_SENTENCE });
  await page.goto(`/landing-kpi?kpi=${id}&tab=versions`);

  const changes = page.getByRole('region', { name: 'What changed' });
  await expect(changes.getByRole('deletion')).toHaveText(/not/);
  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveCount(2);
  await expect(versions.nth(0)).toContainText('never executed');
  await expect(versions.nth(1)).toContainText('1 execution');
  await expectAccessible(page, 'versions');

  await page.getByRole('button', { name: 'Use the wording of version 1 again' }).click();
  const form = page.getByRole('dialog', { name: /^Edit / });
  await expect(form.getByLabel('Sentence')).toHaveValue(SENTENCE);
  await form.getByRole('button', { name: 'Save changes' }).click();
  await expect(versions).toHaveCount(3);
  await expect(versions.nth(0)).toContainText('Current');
  await expect(changes.getByRole('insertion')).toHaveText(/not/);
});

test('a KPI is duplicated under a name that is free', async ({ page, request }) => {
  const name = uniqueName('Original');
  await newKpi(request, name);
  await page.goto(searchFor(name));
  for (const copy of [`${name} (copy)`, `${name} (copy 2)`]) {
    await chooseFromMenu(page, name, 'Duplicate as new');
    const form = page.getByRole('dialog', { name: 'New KPI' });
    await expect(form.getByLabel('Name')).toHaveValue(copy);
    await expect(form.getByLabel('Sentence')).toHaveValue(SENTENCE);
    await form.getByLabel('Sentence').press('Control+Enter');
    await expect(page.getByRole('complementary', { name: copy })).toBeVisible();
    created.push(Number(new URL(page.url()).searchParams.get('kpi')));
    await page.getByRole('button', { name: 'Close details' }).click();
  }
  await expect(page.getByRole('search').getByRole('status')).toHaveText('3 KPIs');
});

test('an inactive KPI is deleted for good, after being told what goes with it', async ({ page, request }) => {
  const name = uniqueName('Gone');
  const id = await newKpi(request, name);
  const { number_of_records } = await executeKpi(request, id);
  await request.delete(pathOf(id));
  await page.goto(searchFor(name, 'inactive'));

  await chooseFromMenu(page, name, 'Delete permanently');
  const dialog = page.getByRole('dialog', { name: `Delete ${name} permanently?` });
  await expect(dialog).toContainText(`1 execution and ${number_of_records} stored rows are removed`);
  await expectAccessible(page, 'permanent deletion');
  await dialog.getByRole('button', { name: 'Delete permanently' }).click();
  await expect(page.getByText('No KPI matches')).toBeVisible();
  expect((await request.get(pathOf(id))).status()).toBe(404);
});

test.describe('two people edit a KPI at once', () => {
  // The browser itself reports the refusal.
  test.use({ expectedErrors: [/status of 409/] });

  async function editBoth(page: Page, request: APIRequestContext): Promise<number> {
    const id = await newKpi(request, uniqueName('Shared'));
    await page.goto(`/landing-kpi?kpi=${id}`);
    await page.getByRole('button', { name: 'Edit this KPI' }).click();
    const form = page.getByRole('dialog', { name: /^Edit / });
    await form.getByLabel('Sentence').fill(OTHER_SENTENCE);
    await changeElsewhere(request, id, { group_name: 'Theirs', description: 'Written by them' });
    await form.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Somebody else changed this KPI while you did')).toBeVisible();
    return id;
  }

  test('keeping mine loses nothing of theirs', async ({ page, request }) => {
    const id = await editBoth(page, request);
    await expect(page.getByRole('region', { name: 'Group' })).toContainText('Theirs');
    await expect(page.getByRole('region', { name: 'Sentence' }).getByRole('deletion')).toHaveText(/not/);
    await expectAccessible(page, 'a conflict of edits');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(page.getByText('Changes saved.')).toBeVisible();
    expect(await kpiFromApi(request, id)).toMatchObject({
      group_name: 'Theirs',
      description: 'Written by them',
      nl_definition: OTHER_SENTENCE,
    });
  });

  test('taking theirs goes on from what they saved', async ({ page, request }) => {
    const id = await editBoth(page, request);
    await page.getByRole('button', { name: 'Take theirs' }).click();
    const form = page.getByRole('dialog', { name: /^Edit / });
    await expect(form.getByLabel('Sentence')).toHaveValue(SENTENCE);
    await expect(form.getByLabel('Description')).toHaveValue('Written by them');
    await form.getByLabel('Alias').fill('BOTH');
    await form.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Changes saved.')).toBeVisible();
    expect(await kpiFromApi(request, id)).toMatchObject({ alias_name: 'BOTH', group_name: 'Theirs' });
  });
});

test('what was written is not lost by Escape', async ({ page }) => {
  await page.goto('/landing-kpi');
  await page.getByRole('button', { name: 'New KPI' }).click();
  const form = page.getByRole('dialog', { name: 'New KPI' });
  await form.getByLabel('Name').fill('Half written');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(form.getByLabel('Name')).toHaveValue('Half written');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(form).toBeHidden();
});

test('columns are chosen, sorted by and remembered', async ({ page }) => {
  await page.goto('/landing-kpi');
  await page.getByRole('button', { name: /^Columns: / }).click();
  await page.getByRole('checkbox', { name: 'Records' }).check();
  await page.keyboard.press('Escape');
  const heading = page.getByRole('columnheader', { name: 'Records' });
  await heading.getByRole('button').click();
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=number_of_records&order=desc/);
  await expect(page.getByRole('row').nth(1)).toContainText('RBP Products Known to HANA');
  await page.reload();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
});

test('KPIs are ticked across searches and opened for executing together', async ({ page }) => {
  await page.goto('/landing-kpi');
  const bar = page.getByRole('region', { name: 'Selected KPIs' });
  await page.getByRole('checkbox', { name: 'Select Duplicate Planning SKUs' }).click();
  await page.getByRole('checkbox', { name: 'Select OPS Rows Without SKU' }).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('4 selected');
  await page.getByRole('searchbox', { name: 'Search KPIs' }).fill('Total Stock');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 KPI');
  await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
  await expect(bar).toContainText('5 selected');
  await expectAccessible(page, 'a selection');
  await bar.getByRole('button', { name: 'Execute…' }).click();
  await expect(page.getByRole('dialog', { name: 'Execute 5 KPIs' })).toBeVisible();
});

test('the value over time tells its failures, as a chart and as a table', async ({ page }) => {
  await page.goto('/landing-kpi?kpi=6&tab=trend');
  const figure = page.getByRole('figure', { name: /^Value over time: 10 runs: 52 → 18, 1 failed/ });
  await expect(figure.locator('.MuiLineChart-mark').first()).toBeVisible();
  await page.getByRole('button', { name: 'As a table' }).click();
  const table = page.getByRole('table', { name: 'The value over time' });
  await expect(table.getByRole('row')).toHaveCount(11);
  await expect(table.getByRole('row').filter({ hasText: 'Failed' })).toHaveCount(1);
  await expectAccessible(page, 'trend');
  await figure
    .locator('svg')
    .last()
    .click({ position: { x: 60, y: 100 } });
  await expect(page).toHaveURL(/\/landing-kpi\/drilldown\/\d+/);
});
