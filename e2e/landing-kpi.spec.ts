import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';
import { execute, fillForm, SENTENCE, submitForm, uniqueName } from './kpi-steps';

const created: number[] = [];

// The pages paint at once: axe and the locators see the settled state.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterAll(async ({ request }) => {
  for (const id of created) await request.delete(`/v1/landing-kpi/kpis/${id}?permanent=true`);
});

async function saveForm(page: Page): Promise<number> {
  const id = await submitForm(page);
  created.push(id);
  return id;
}

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
  test.use({ expectedErrors: [/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)/] });

  const losses = [
    {
      what: 'no network',
      lose: (page: Page) => page.context().setOffline(true),
      restore: (page: Page) => page.context().setOffline(false),
    },
    {
      what: 'a stopped server',
      lose: (page: Page) => page.route(/\/(v1|api)\//, (route) => route.abort('connectionrefused')),
      restore: (page: Page) => page.unrouteAll(),
    },
  ];

  for (const { what, lose, restore } of losses) {
    test(`${what} is said instead of showing old rows without a word, and recovered from`, async ({
      page,
    }) => {
      await page.goto('/landing-kpi');
      await expect(page.getByRole('row', { name: /Total Stock/ })).toBeVisible();
      await lose(page);
      await page.getByRole('searchbox').first().fill('Total Stock');
      await expect(page.getByText(/The connection to the server was lost/)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      await expect(page.getByText('Connection lost, trying again…')).toBeVisible();

      await restore(page);
      await expect(page.getByText('Connected again')).toBeVisible();
      await expect(page.getByRole('search').getByRole('status')).toHaveText('1 KPI');
      await expect(page.getByText('Connected again')).toBeHidden();
    });
  }
});
