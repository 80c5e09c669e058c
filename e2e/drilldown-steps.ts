import type { APIRequestContext, Download, Page } from '@playwright/test';
import type { Drilldown, DrilldownFormat } from '../lib/kpi/drilldown-schemas';
import { expect } from './console-guard';
import { plainText } from './read-export';

export const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results' });
export const gridOf = (page: Page) => page.getByRole('grid', { name: 'Result rows' });
export const countOf = (page: Page) => resultsOf(page).getByRole('status').first();
/** The execution that the page shows. */
export const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

const labels: Record<DrilldownFormat, string> = {
  csv: 'CSV',
  xlsx: 'Excel',
  json: 'JSON',
  parquet: 'Parquet',
};

/** Chooses a format in the export menu; the file it gives. */
export async function exportAs(page: Page, format: DrilldownFormat): Promise<Download> {
  await resultsOf(page).getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: labels[format] }).click();
  return download;
}

/** What the API answers to the same question as the page's. */
export async function fromApi(
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
export const textsOf = ({ columns, data }: Drilldown) =>
  data.map((row) => columns.map((name) => plainText(row[name])));
