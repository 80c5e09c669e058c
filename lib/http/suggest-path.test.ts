import { expect, it } from 'vitest';
import { suggestPath } from './suggest-path';

it.each([
  ['/v1/landing-kpi/kpi', '/v1/landing-kpi/kpis'],
  ['/v1/landing-kpi/kpis/7/exceute', '/v1/landing-kpi/kpis/7/execute'],
  ['/api/helth', '/api/health'],
  ['/v1/schemas/newdqschema/table', '/v1/schemas/newdqschema/tables'],
  ['/api/something/else/entirely', undefined],
])('%s → %s', (given, meant) => {
  expect(suggestPath(given)).toBe(meant);
});
