import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Handler } from '@/lib/http/build-handle';
import { ENDPOINTS } from '@/lib/http/registry';

/** Routes that are no endpoints: a page made by hand, and the answers to unknown paths. */
const NOT_ENDPOINTS = new Set([
  '/docs',
  '/api/[[...path]]',
  '/v1/[[...path]]',
  '/download_allocation_report/[[...path]]',
]);
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const routePaths = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .map((file) => `/${path.posix.dirname(file)}`)
  .filter((route) => !NOT_ENDPOINTS.has(route))
  .sort();

const folderOf = (endpointPath: string) => endpointPath.replaceAll('{', '[').replaceAll('}', ']');

type RouteModule = Readonly<Record<string, Handler | undefined>>;
const load = (route: string) =>
  import(path.join(import.meta.dirname, route, 'route.ts')) as Promise<RouteModule>;

describe('route files and endpoints', () => {
  it('there is a route file for every endpoint, and no other', () => {
    expect(routePaths).toEqual([...new Set(ENDPOINTS.map((endpoint) => folderOf(endpoint.path)))].sort());
  });

  it.each(routePaths)('%s serves its endpoints, and answers every method', async (route) => {
    const handlers = await load(route);
    expect(METHODS.filter((method) => handlers[method] === undefined)).toEqual([]);
    const served = METHODS.flatMap((method) => {
      const endpoint = handlers[method]?.endpoint;
      return endpoint ? [{ method, id: endpoint.id, declared: endpoint.method }] : [];
    });
    const expected = ENDPOINTS.filter((endpoint) => folderOf(endpoint.path) === route);
    expect(served.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(served.filter(({ method, declared }) => method !== declared)).toEqual([]);
  });
});
