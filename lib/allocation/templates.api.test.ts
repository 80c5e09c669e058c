import { afterAll, beforeAll, expect, it } from 'vitest';
import * as forecastRoute from '@/app/api/allocation/templates/forecast.xlsx/route';
import * as rosterRoute from '@/app/api/allocation/templates/roster.xlsx/route';
import { callRaw, callRoute } from '../testing/call-route';
import { inputFile } from '../testing/input-files';
import { openTestState, type TestState } from '../testing/test-state';
import { readForecast } from './read-forecast';
import { readRoster } from './read-roster';

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
  test.install();
});
afterAll(() => test.close());

const query = { month: 'January', year: 2025 };

it.each([
  ['forecast_january_2025.xlsx', forecastRoute.GET, readForecast],
  ['roster_january_2025.xlsx', rosterRoute.GET, readRoster],
] as const)('%s downloads, and uploads as it is', async (filename, handler, read) => {
  const response = await callRaw(handler, 'GET', { query });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );
  expect(response.headers.get('content-disposition')).toContain(filename);
  const { value, problems } = await read(inputFile(filename, new Uint8Array(await response.arrayBuffer())));
  expect(problems).toEqual([]);
  expect(value).not.toBeNull();
});

it.each([
  [{ month: 'Jan', year: 2025 }, 'month'],
  [{ month: 'January', year: 2019 }, 'year'],
  [{ month: 'January' }, 'year'],
])('%o is refused', async (query, field) => {
  const { status, body } = await callRoute(rosterRoute.GET, 'GET', { query });
  expect(status).toBe(400);
  expect(JSON.stringify(body.detail)).toContain(field);
});
