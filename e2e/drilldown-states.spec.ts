import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';
import { countOf, fromApi, gridOf, idOf } from './drilldown-steps';
import { createKpi, executeKpi, SENTENCE, uniqueName } from './kpi-steps';

const created: number[] = [];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterAll(async ({ request }) => {
  for (const id of created) await request.delete(`/v1/landing-kpi/kpis/${id}?permanent=true`);
});

async function newKpi(request: APIRequestContext, what: string, sentence = SENTENCE): Promise<number> {
  const id = await createKpi(request, uniqueName(what), sentence);
  created.push(id);
  return id;
}

const open = (page: Page, executionId: number | null, query = '') =>
  page.goto(`/landing-kpi/drilldown/${executionId}${query}`);

test('a running execution tells how it goes, and turns into what became of it when it is cancelled', async ({
  page,
  request,
}) => {
  test.slow();
  const kpi = await newKpi(request, 'Endless', 'Show me all machines');
  const execution = await executeKpi(
    request,
    kpi,
    { kg_name: 'KG_ENDLESS', select_schema: 'endless' },
    { prefer: 'respond-async' },
  );
  await open(page, execution.id);
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress.getByRole('status')).toHaveText('Running the query');
  await expect(progress.getByRole('timer')).not.toHaveText('0 s');
  await expectAccessible(page, 'a running execution');
  await progress.getByRole('button', { name: 'Cancel execution' }).click();
  await expect(page.getByText('Cancelled before it finished')).toBeVisible();
  await expect(progress).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Execute again' })).toBeVisible();
});

test('a result that the limit cut says so, and the whole is one click away', async ({ page, request }) => {
  const kpi = await newKpi(request, 'Cut', 'Show me all products in product master');
  const first = await executeKpi(request, kpi, { limit_records: 10 });
  await open(page, first.id);
  await expect(
    page.getByText(`10 of ${first.total_available?.toLocaleString('en')} records are kept`),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Previous execution' })).toBeDisabled();
  await expectAccessible(page, 'a cut result');
  await page.getByRole('button', { name: 'Execute again for all' }).click();
  await expect(page).not.toHaveURL(new RegExp(`/${first.id}$`));
  await expect(countOf(page)).toHaveText(`${first.total_available?.toLocaleString('en')} records`);
  await expect(page.getByText(/records are kept/)).toHaveCount(0);

  await page.getByRole('link', { name: 'Previous execution' }).click();
  await expect(page).toHaveURL(new RegExp(`/${first.id}$`));
  await expect(page.getByText(/^10 of/).first()).toBeVisible();
  await page.getByRole('link', { name: 'Next execution' }).click();
  await expect(page).not.toHaveURL(new RegExp(`/${first.id}$`));
  const second = idOf(page);
  await expect(page.getByRole('link', { name: 'Compare with previous' })).toHaveAttribute(
    'href',
    `/landing-kpi/compare?left=${first.id}&right=${second}`,
  );
});

test('a refused sentence is repaired on the page that tells of it', async ({ page, request }) => {
  const kpi = await newKpi(
    request,
    'Refused',
    'Show me all products in RBP GPU where categry is Graphics Card',
  );
  const refused = await executeKpi(request, kpi);
  await open(page, refused.id);
  await expect(page.getByText('Not understood', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Results' })).toHaveCount(0);
  await expectAccessible(page, 'a refused execution');
  await page.getByRole('button', { name: 'CATEGORY' }).click();
  const editor = page.getByRole('dialog', { name: /^Edit / });
  await expect(editor.getByLabel('Sentence')).toHaveValue(/where CATEGORY is Graphics Card/);
  await expect(editor.getByText(/^Understood/)).toBeVisible();
  await editor.getByRole('button', { name: 'Save changes' }).click();
  const dialog = page.getByRole('dialog', { name: /^Execute / });
  await dialog.getByRole('button', { name: 'Execute', exact: true }).click();
  await page.getByRole('link', { name: 'Open rows' }).click();
  await expect(gridOf(page)).toBeVisible();
});

test('an empty result is a result', async ({ page, request }) => {
  const kpi = await newKpi(
    request,
    'Empty',
    "Show me all products in RBP GPU where planning SKU is 'NO-SUCH-SKU'",
  );
  const execution = await executeKpi(request, kpi);
  expect([execution.execution_status, execution.number_of_records]).toEqual(['success', 0]);
  await open(page, execution.id);
  await expect(page.getByText('The query ran and nothing matched the sentence.')).toBeVisible();
  await expect(countOf(page)).toHaveText('0 records');
  await expectAccessible(page, 'an empty result');
});

test('an execution of a deleted KPI stays readable and leads back', async ({ page, request }) => {
  const kpi = await newKpi(request, 'Deleted');
  const execution = await executeKpi(request, kpi);
  await request.delete(`/v1/landing-kpi/kpis/${kpi}`);
  await open(page, execution.id);
  await expect(gridOf(page)).toBeVisible();
  await expect(page.getByText('The KPI of this execution was deleted')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Execute again' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('The KPI of this execution was deleted')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Execute again' })).toBeVisible();
});

test('an old link is explained: a column that is not there, a page past the end', async ({ page }) => {
  await open(page, 1, '?sort=PRODUCT_NAM');
  await expect(page.getByText('This result has no column “PRODUCT_NAM”')).toBeVisible();
  await expect(page.getByText('Did you mean “PRODUCT_NAME”?')).toBeVisible();
  await page.getByRole('button', { name: 'Show the rows without it' }).click();
  await expect(gridOf(page)).toBeVisible();

  await open(page, 1, '?page=99');
  await expect(page.getByText('There is no page 99')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the last page' }).click();
  await expect(gridOf(page)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('4');
});

test('the way back leads to the list as it was', async ({ page }) => {
  await page.goto('/landing-kpi?search=Mismatch');
  await open(page, 1, '?search=kestrel');
  await page.getByRole('main').getByRole('link', { name: 'Landing KPI' }).click();
  await expect(page).toHaveURL(/search=Mismatch/);
});

test.describe('what is gone', () => {
  test.use({ expectedErrors: [/404/] });

  test('an execution that was removed for good is said to be', async ({ page }) => {
    await open(page, 987654);
    await expect(page.getByText('There is no execution 987654')).toBeVisible();
    await expectAccessible(page, 'an execution that is not there');
    await page.getByRole('link', { name: 'Go to the KPIs' }).click();
    await expect(page).toHaveURL(/\/landing-kpi$/);
  });
});

test.describe('without a connection', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('the old rows stay, and what was asked for comes when it is back', async ({
    page,
    context,
    request,
  }) => {
    await open(page, 1);
    await expect(gridOf(page)).toBeVisible();
    await context.setOffline(true);
    await gridOf(page).getByRole('columnheader', { name: 'PRODUCT_NAME' }).click();
    await expect(page.getByText(/^Connection lost/)).toBeVisible();
    await expect(gridOf(page).getByRole('gridcell').first()).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(/^Connection lost/)).toHaveCount(0);
    const sorted = await fromApi(request, '1', { sort_by: 'PRODUCT_NAME' });
    await expect(gridOf(page).locator('[data-id="0"] [data-field="PRODUCT_NAME"]')).toHaveText(
      String(sorted.data[0]?.PRODUCT_NAME),
    );
  });
});
