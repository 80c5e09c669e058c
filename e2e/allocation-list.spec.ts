import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expect, test } from './console-guard';

const base = '/api/allocation';
/** Enough that an allocation of them is seen running. */
const MANY_VENDORS = 60_000;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

function manyVendors(): string {
  const head =
    'FirstName,LastName,CN,PrimaryPlatform,NewWorkType,Location,State,BeelineTitle,Status,PartofProduction';
  const vendor = (at: number) =>
    `Ana,Lopez,CN${900_000 + at},Facets,FTC-Basic/Non MMP,Domestic,TX,Claims Examiner I,Active,Yes`;
  return [head, ...Array.from({ length: MANY_VENDORS }, (_, at) => vendor(at))].join('\n');
}

/** A month that nothing else of these tests allocates. */
const MONTH = { month: 'July', year: '2031' };

async function startLong(request: APIRequestContext, uploaded_by: string): Promise<string> {
  const template = await request.get(`${base}/templates/forecast.xlsx`, { params: MONTH });
  const forecast = {
    name: 'forecast.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await template.body(),
  };
  const roster = { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(manyVendors()) };
  const multipart = { ...MONTH, uploaded_by, forecast, roster };
  const started = await request.post(`${base}/executions`, { multipart });
  expect(await started.json()).toMatchObject({ success: true });
  return (await started.json()).data.execution_id;
}

const list = (page: Page) => page.getByRole('table', { name: 'Allocation executions' });
const address = (page: Page) => new URL(page.url()).searchParams;

test('allocations are listed, narrowed and paged by the address, chosen to be compared, exported', async ({
  page,
}) => {
  await page.goto('/allocation');
  await expect(list(page).getByRole('row')).toHaveCount(21);
  await expectAccessible(page, 'list of allocations');

  await page.getByRole('button', { name: 'Go to next page' }).click();
  await expect.poll(() => address(page).get('page')).toBe('2');
  await list(page).getByRole('checkbox').first().check();
  await page.reload();
  await expect(list(page).getByRole('checkbox').first()).toBeChecked();

  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Partial success' }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => address(page).get('status')).toBe('FAILED,PARTIAL_SUCCESS');
  expect(address(page).get('page')).toBeNull();
  await expect(page.getByRole('region', { name: 'Figures' })).toContainText(/In progress0/);
  const names = list(page).getByRole('row').filter({ hasText: /2025/ });
  await expect(names.first()).toContainText(/Partial success|Failed|Cancelled/);

  await list(page).getByRole('checkbox', { checked: false }).first().check();
  const compare = page.getByRole('link', { name: 'Compare', exact: true });
  await expect(compare).toHaveAttribute('href', /^\/allocation\/compare\?left=[\w-]{36}&right=[\w-]{36}$/);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);

  await page.getByRole('searchbox', { name: 'Search ids, users, files' }).fill('nobody has this');
  await expect(page.getByText('No allocation matches')).toBeVisible();
});

test('an allocation is seen running, and is cancelled there', async ({ page, request }) => {
  const user = `live.${Date.now()}`;
  const id = await startLong(request, user);
  await page.goto(`/allocation?user=${user}`);
  const live = page
    .getByRole('region', { name: 'Active allocations' })
    .getByRole('article', { name: /July 2031/ });
  await expect(live.getByRole('progressbar')).toBeVisible();
  await expect(live.getByRole('link')).toHaveAttribute('href', `/allocation/executions/${id}`);
  await live.getByRole('button', { name: 'Cancel July 2031' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel allocation' }).click();
  await expect(live).toHaveCount(0);
  await expect(list(page).getByRole('row').filter({ hasText: user })).toContainText('Cancelled');
});

test('the configuration of a month is edited in place, and not lost unasked', async ({ page }) => {
  await page.goto('/allocation/month-config?year=2032');
  const cell = (label: string) => page.getByRole('textbox', { name: `${label}, Global, May 2032` });
  await cell('Working days').fill('32');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(cell('Working days')).toBeFocused();
  await expect(cell('Working days')).toHaveAccessibleDescription('Needs a whole number from 1 to 31');
  await expectAccessible(page, 'month configuration');

  await page.getByRole('button', { name: 'Year 2033' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep editing' }).click();
  for (const [label, value] of [
    ['Working days', '20'],
    ['Occupancy in percent', '92,5'],
    ['Shrinkage in percent', '10'],
    // Another value each time: what is kept from before would be no change.
    ['Hours a day', (8 + (Date.now() % 1_000) / 1_000).toFixed(3)],
  ] as const) {
    await cell(label).fill(value);
  }
  await page.getByRole('textbox', { name: 'Your name, optional' }).fill('ana.lopez');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('row', { name: /^May/ })).toContainText('by ana.lopez');
  await page.reload();
  await expect(cell('Occupancy in percent')).toHaveValue('92.5');
});
