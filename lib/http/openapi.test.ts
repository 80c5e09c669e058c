import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { startAllocationEndpoint } from '../allocation/input-endpoints';
import { checkValue } from '../shared/check-value';
import { buildOpenApi } from './openapi';
import { ENDPOINTS } from './registry';

const document = buildOpenApi(ENDPOINTS);

describe('openapi.json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document) as Record<string, unknown>);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('points at nothing that is not there', () => {
    const text = JSON.stringify(document);
    const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? ''));
    expect(references.size).toBeGreaterThan(5);
    const missing = [...references].filter((reference) => {
      const found = reference
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
      return found === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('names every operation once', () => {
    const ids = ENDPOINTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('describes what is sent apart from what is answered', () => {
    const { schemas } = document.components as { schemas: Record<string, { required?: string[] }> };
    expect(schemas.KpiCreate?.required).toEqual(['name', 'nl_definition']);
  });
});

it('describes forms with their files', async () => {
  const form = buildOpenApi([startAllocationEndpoint]);
  expect((await new Validator().validate(structuredClone(form) as Record<string, unknown>)).valid).toBe(true);
  const { post } =
    (form.paths as Record<string, Record<string, { requestBody: object }>>)['/api/allocation/executions'] ??
    {};
  expect(post?.requestBody).toMatchObject({
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          required: ['forecast', 'month', 'year', 'uploaded_by'],
          properties: {
            forecast: { type: 'string', format: 'binary' },
            roster: { type: 'string', format: 'binary' },
            month_config: { type: 'string' },
          },
        },
      },
    },
  });
});

describe('examples', () => {
  const parts = ENDPOINTS.flatMap((endpoint) =>
    (['params', 'query', 'body', 'answer'] as const).flatMap((part) => {
      const value = endpoint.example?.[part];
      const schema = endpoint[part];
      return value === undefined || !schema ? [] : [{ name: `${endpoint.id} ${part}`, schema, value }];
    }),
  );
  it.each(parts)('$name fits its schema', ({ schema, value }) => {
    expect(checkValue(schema, value)).toMatchObject({ ok: true });
  });
});
