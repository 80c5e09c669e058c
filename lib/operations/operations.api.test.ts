import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DELETE, GET, PATCH, POST, PUT } from '@/app/api/[[...path]]/route';
import * as health from '@/app/api/health/route';
import * as ready from '@/app/api/ready/route';
import * as openApi from '@/app/openapi.json/route';
import type { Handler } from '../http/build-handle';
import { ErrorBody } from '../shared/wire';
import { openTestState, type TestState } from '../testing/test-state';
import { Health, Readiness } from './endpoints';

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
  test.install();
});
afterAll(() => test.close());

const call = (handler: Handler, path: string, method = 'GET') =>
  handler(new Request(`http://127.0.0.1${path}`, { method }), { params: Promise.resolve({}) });

describe('GET /api/health', () => {
  it('always answers ok', async () => {
    const response = await call(health.GET, '/api/health');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(Health.parse(await response.json())).toMatchObject({ status: 'ok', service: 'plumbline' });
  });
});

describe('GET /api/ready', () => {
  it('checks database, result store and job queue, with latencies', async () => {
    const response = await call(ready.GET, '/api/ready');
    const body = Readiness.parse(await response.json());
    expect([response.status, body.status]).toEqual([200, 'ready']);
    expect(body.checks.database.latency_ms).toBeGreaterThanOrEqual(0);
    expect(body.checks.job_queue.facts).toEqual({ running: 0, queued: 0 });
  });

  it('answers 503 and says what does not work', async () => {
    await rm(test.dataDir, { recursive: true });
    await writeFile(test.dataDir, 'in the way');
    const response = await call(ready.GET, '/api/ready');
    const body = Readiness.parse(await response.json());
    expect([response.status, body.status]).toEqual([503, 'not_ready']);
    expect(body.checks.result_store).toMatchObject({
      status: 'failed',
      message: 'The result store cannot be written',
    });
    await rm(test.dataDir);
  });
});

describe('unknown paths', () => {
  const handlers = { GET, POST, PUT, PATCH, DELETE };
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    '%s answers JSON and suggests',
    async (method) => {
      const response = await call(handlers[method], '/api/helth', method);
      expect(response.status).toBe(404);
      expect(ErrorBody.parse(await response.json())).toMatchObject({
        message: 'There is no /api/helth; did you mean /api/health?',
        detail: { suggestion: '/api/health', documentation: '/docs' },
      });
    },
  );
});

describe('GET /openapi.json', () => {
  it('is answered with an ETag', async () => {
    const response = await call(openApi.GET, '/openapi.json');
    expect(response.headers.get('etag')).toMatch(/^W\//);
    expect(await response.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Plumbline' } });
  });
});
