import type { APIRequestContext, Page } from '@playwright/test';
import type { ExecutionDetail } from '../lib/kpi/execution-schemas';
import { expect } from './console-guard';

export const SENTENCE = 'Show me all products in RBP GPU which are not in OPS Excel';

/** A name of this run only, so that a journey can be repeated on the same database. */
export const uniqueName = (what: string) => `${what} ${Date.now().toString(36)}`;

export async function fillForm(page: Page, name: string, sentence: string): Promise<void> {
  await page.getByRole('button', { name: 'New KPI' }).click();
  const dialog = page.getByRole('dialog', { name: 'New KPI' });
  await dialog.getByLabel('Sentence').fill(sentence);
  await dialog.getByLabel('Name').fill(name);
}

/** Creates what the form says; answers the id of the new definition. */
export async function submitForm(page: Page): Promise<number> {
  const answer = page.waitForResponse(
    (response) => response.url().endsWith('/v1/landing-kpi/kpis') && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Create KPI' }).click();
  const body: { kpi: { id: number } } = await (await answer).json();
  return body.kpi.id;
}

/** Executes from the open details panel with the parameters as suggested. */
export async function execute(page: Page): Promise<void> {
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: 'Execute' }).click();
  const dialog = page.getByRole('dialog', { name: /^Execute / });
  await expect(dialog.getByRole('combobox', { name: 'Knowledge graph' })).toHaveText('KG_101');
  await dialog.getByRole('button', { name: 'Execute', exact: true }).click();
}

/** Creates a KPI through the API. */
export async function createKpi(
  request: APIRequestContext,
  name: string,
  nl_definition = SENTENCE,
): Promise<number> {
  const answer = await request.post('/v1/landing-kpi/kpis', { data: { name, nl_definition } });
  expect(answer.status()).toBe(201);
  const body: { kpi: { id: number } } = await answer.json();
  return body.kpi.id;
}

/** Executes a KPI through the API, with further parameters. */
export async function executeKpi(
  request: APIRequestContext,
  kpiId: number,
  parameters: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<ExecutionDetail> {
  const answer = await request.post(`/v1/landing-kpi/kpis/${kpiId}/execute`, {
    data: { kg_name: 'KG_101', select_schema: 'newdqschema', db_type: 'sqlite', ...parameters },
    headers,
  });
  const body: { execution_result: ExecutionDetail } = await answer.json();
  return body.execution_result;
}
