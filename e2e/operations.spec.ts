import { request as connect } from 'node:http';
import { expect, test } from './console-guard';

test.describe('API reference', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`shows every operation, in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto('/docs');
      await expect(page.getByRole('heading', { name: 'Landing KPI' })).toBeVisible();
      await page.getByRole('button', { name: /^Create a KPI definition/ }).click();
      await expect(page.getByRole('heading', { name: 'Create a KPI definition' })).toBeInViewport();
      await expect(page.locator('body')).toHaveClass(new RegExp(`${colorScheme}-mode`));
    });
  }

  test('leads back to the console', async ({ page }) => {
    await page.goto('/docs');
    await page.getByRole('link', { name: 'Plumbline', exact: true }).click();
    await expect(page).not.toHaveURL(/docs/);
  });
});

test.describe('the API through a real server', () => {
  test('describes itself', async ({ request }) => {
    const response = await request.get('/openapi.json');
    expect(await response.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Plumbline' } });
    const headers = { 'If-None-Match': response.headers().etag ?? '' };
    expect((await request.get('/openapi.json', { headers })).status()).toBe(304);
  });

  test('is ready', async ({ request }) => {
    expect(await (await request.get('/api/ready')).json()).toMatchObject({ status: 'ready' });
  });

  test('answers unknown paths in JSON, whatever the method', async ({ request }) => {
    for (const path of ['/v1', '/api', '/v1/landing-kpi/kpi', '/api/nothing/here']) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const response = await request.fetch(path, { method });
        expect(response.status(), `${method} ${path}`).toBe(404);
        expect(await response.json()).toMatchObject({ success: false, status: 'error', status_code: 404 });
      }
    }
  });

  test('answers 405 with Allow, HEAD and OPTIONS', async ({ request }) => {
    const refused = await request.delete('/v1/landing-kpi/kpis');
    expect([refused.status(), refused.headers().allow]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect(await refused.json()).toMatchObject({ success: false, status_code: 405 });
    const head = await request.head('/v1/landing-kpi/kpis');
    expect([head.status(), await head.text()]).toEqual([200, '']);
    const options = await request.fetch('/v1/landing-kpi/kpis', { method: 'OPTIONS' });
    expect([options.status(), options.headers().allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  });

  test('refuses 11 MB of JSON', async ({ request }) => {
    const data = Buffer.alloc(11 * 1024 * 1024, ' ');
    const headers = { 'content-type': 'application/json' };
    const response = await request.post('/v1/landing-kpi/kpis', { data, headers });
    expect(response.status()).toBe(413);
    expect(await response.json()).toMatchObject({ message: 'The body is larger than 10 MB' });
  });

  test('refuses 11 MB without an announced length', async ({ baseURL }) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const sent = connect(`${baseURL}/v1/landing-kpi/kpis`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      for (let megabyte = 0; megabyte < 11; megabyte += 1) sent.write(Buffer.alloc(1024 * 1024, ' '));
      sent.end();
    });
    expect(status).toBe(413);
  });

  test('sends security headers and hides what it is made of', async ({ request }) => {
    const headers = (await request.get('/api/health')).headers();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'referrer-policy': 'same-origin',
    });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
