import { expect, test } from './console-guard';
import { countOf, exportAs, fromApi, gridOf, idOf, resultsOf, textsOf } from './drilldown-steps';
import { createKpi, executeKpi, uniqueName } from './kpi-steps';
import { plainText, readExport } from './read-export';

const ROWS = 100_000;
const created: number[] = [];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterAll(async ({ request }) => {
  for (const id of created) await request.delete(`/v1/landing-kpi/kpis/${id}?permanent=true`);
});

test('100,000 rows are sorted, searched, filtered, paged to their end and exported', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const kpi = await createKpi(request, uniqueName('All materials'), 'Show me all materials');
  created.push(kpi);
  const execution = await executeKpi(request, kpi, {
    kg_name: 'KG_LARGE',
    select_schema: 'large',
    limit_records: ROWS,
  });
  expect(execution.number_of_records).toBe(ROWS);
  await page.goto(`/landing-kpi/drilldown/${execution.id}`);
  await expect(countOf(page)).toHaveText('100,000 records');

  // The first two of a page that the API would answer to the same question.
  const expectFirstRows = async (query: Record<string, string>) => {
    const { data } = await fromApi(request, idOf(page), { page_size: '50', ...query });
    for (const [index, row] of data.slice(0, 2).entries()) {
      const cell = gridOf(page).locator(`[data-id="${index}"] [data-field="MATERIAL_ID"]`);
      await expect(cell).toHaveText(String(row.MATERIAL_ID));
    }
  };

  await gridOf(page).getByRole('columnheader', { name: 'MATERIAL_NAME' }).click();
  const sort = { sort_by: 'MATERIAL_NAME', sort_order: 'asc' };
  await expectFirstRows(sort);

  const pageField = page.getByRole('textbox', { name: 'Page' });
  await pageField.fill('1987');
  await pageField.press('Enter');
  await expect(page).toHaveURL(/page=1987/);
  await expectFirstRows({ ...sort, page: '1987' });
  await page.getByRole('button', { name: 'Last page' }).click();
  await expect(pageField).toHaveValue('2000');
  await expectFirstRows({ ...sort, page: '2000' });

  await resultsOf(page).getByRole('searchbox').fill('gdańsk brass');
  const search = { ...sort, search: 'gdańsk brass' };
  const found = await fromApi(request, idOf(page), search);
  await expect(countOf(page)).toHaveText(`${found.total_records.toLocaleString('en')} of 100,000 records`);
  await expectFirstRows(search);

  await gridOf(page).locator('[data-id="0"] [data-field="CATEGORY"]').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Only this value' }).click();
  const filters = JSON.stringify({ CATEGORY: { operator: 'equals', value: found.data[0]?.CATEGORY } });
  const kept = await fromApi(request, idOf(page), { ...search, filters });
  await expect(countOf(page)).toHaveText(`${kept.total_records.toLocaleString('en')} of 100,000 records`);
  expect(kept.total_records).toBeGreaterThan(10);
  expect(kept.total_records).toBeLessThanOrEqual(1000);
  const few = await readExport.csv(await exportAs(page, 'csv'));
  expect(few.rows.map((row) => row.map(plainText))).toEqual(textsOf(kept));

  // All of it, in order: what the browser downloads by itself.
  await page.goto(`/landing-kpi/drilldown/${execution.id}?sort=MATERIAL_NAME`);
  const all = await readExport.csv(await exportAs(page, 'csv'));
  expect(all.rows).toHaveLength(ROWS);
  const last = await fromApi(request, idOf(page), { ...sort, page: '100' });
  expect(all.rows.slice(-1000).map((row) => row.map(plainText))).toEqual(textsOf(last));
});
