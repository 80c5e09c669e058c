import { afterEach, expect, it, vi } from 'vitest';
import { previewAllocationEndpoint } from '../allocation/input-endpoints';
import { deleteKpiEndpoint, updateKpiEndpoint } from '../kpi/endpoints';
import { getDrilldownEndpoint } from '../kpi/execution-endpoints';
import { getHealthEndpoint } from '../operations/endpoints';
import { callEndpoint, downloadFromEndpoint, endpointUrl } from './call-endpoint';

afterEach(() => vi.unstubAllGlobals());

function answering(status: number, body: unknown) {
  const fetched = vi.fn(async (_: string, __: RequestInit) => Response.json(body, { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

it('parts flat input into path, query and body', async () => {
  const fetched = answering(200, {});
  await callEndpoint(updateKpiEndpoint, { kpi_id: 7, name: 'New' });
  const [url, request] = fetched.mock.calls[0] ?? [];
  expect([url, request?.method, request?.body]).toEqual(['/v1/landing-kpi/kpis/7', 'PUT', '{"name":"New"}']);
  await callEndpoint(deleteKpiEndpoint, { kpi_id: 7, permanent: 'true' });
  expect(fetched.mock.calls[1]?.[0]).toBe('/v1/landing-kpi/kpis/7?permanent=true');
});

it('sends a form where the endpoint takes files', async () => {
  const fetched = answering(200, {});
  const forecast = new File(['a'], 'forecast.csv');
  await callEndpoint(previewAllocationEndpoint, {
    forecast,
    month: 'January',
    year: 2025,
    uploaded_by: undefined,
  });
  const [, request] = fetched.mock.calls[0] ?? [];
  const { body } = request as { body: FormData };
  expect([...body.keys()]).toEqual(['forecast', 'month', 'year']);
  expect([body.get('forecast'), body.get('year')]).toEqual([forecast, '2025']);
  expect(request?.headers).toEqual({ accept: 'application/json' });
});

it('escapes what stands in an address, and leaves out what is not given', () => {
  expect(
    endpointUrl(getDrilldownEndpoint, { execution_id: 3, search: 'a&b', format: 'csv', sort_by: undefined }),
  ).toBe('/v1/landing-kpi/executions/3/drilldown?search=a%26b&format=csv');
});

it('throws what the server said', async () => {
  const problems = [{ field: 'name', problem: 'must not be empty' }];
  const body = {
    success: false,
    status: 'error',
    error: 'm',
    message: 'm',
    status_code: 400,
    request_id: 'r-1',
  };
  answering(400, { ...body, detail: problems });
  const refused = callEndpoint(getHealthEndpoint, {});
  await expect(refused).rejects.toMatchObject({ status: 400, message: 'm', problems, requestId: 'r-1' });
  answering(409, { ...body, detail: { held_by: 3, problems } });
  await expect(callEndpoint(getHealthEndpoint, {})).rejects.toMatchObject({
    facts: { held_by: 3 },
    problems,
  });
});

it('says so when the server is gone or speaks something else, and lets an abort be an abort', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));
  await expect(callEndpoint(getHealthEndpoint, {})).rejects.toMatchObject({ name: 'ApiError', status: 502 });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(callEndpoint(getHealthEndpoint, {})).rejects.toMatchObject({
    status: 0,
    message: expect.stringContaining('connection to the server was lost'),
  });
  const signal = AbortSignal.abort(new DOMException('gone', 'AbortError'));
  vi.stubGlobal('fetch', () => Promise.reject(signal.reason));
  await expect(callEndpoint(getHealthEndpoint, {}, { signal })).rejects.toThrow('gone');
});

it('fetches a file under the name the server gives it', async () => {
  const named = async (disposition: string) => {
    const headers = { 'content-disposition': disposition };
    vi.stubGlobal('fetch', async () => new Response('a,b', { headers }));
    const { filename, blob } = await downloadFromEndpoint(getDrilldownEndpoint, {
      execution_id: 3,
      format: 'csv',
    });
    expect(await blob.text()).toBe('a,b');
    return filename;
  };
  expect(await named('attachment; filename="a.csv"')).toBe('a.csv');
  expect(await named(`attachment; filename="_.csv"; filename*=UTF-8''%C3%A4.csv`)).toBe('ä.csv');
  answering(404, { nothing: 'of ours' });
  await expect(
    downloadFromEndpoint(getDrilldownEndpoint, { execution_id: 3, format: 'csv' }),
  ).rejects.toMatchObject({ name: 'ApiError', status: 404 });
});
