import type { z } from 'zod';
import type { Endpoint } from '../shared/endpoint';
import type { ErrorCode } from '../shared/errors';
import { ERROR_STATUS } from './error-status';
import type { JsonSchema, SchemaWriter } from './openapi-schemas';

/** The refusals every caller should expect, as OpenAPI's shared responses. */
export const REFUSALS = {
  invalid_input: 'A parameter or field is not valid; `detail` names every one, with its problem',
  not_found: 'There is no such thing',
  conflict: 'The state of things does not allow it; the message says what does',
  too_large: 'The body is larger than 10 MB, or a file of it larger than 50 MB',
  unsupported_type: 'The body, or a file of it, is not of a type that is accepted',
  rate_limited: 'Too many requests; `Retry-After` says when to come back',
  unavailable: 'Something needed does not answer just now',
} as const satisfies Partial<Record<ErrorCode, string>>;

type Refusal = keyof typeof REFUSALS;

const exampleOf = (example: unknown) => (example === undefined ? {} : { example });

const jsonContent = (schema: JsonSchema, example?: unknown) => ({
  'application/json': { schema, ...exampleOf(example) },
});

function parameters(
  schema: z.ZodType | undefined,
  place: 'path' | 'query' | 'header',
  example: unknown,
  schemas: SchemaWriter,
): unknown[] {
  if (!schema) return [];
  const object = schemas.write(schema, 'input');
  const required = new Set((object.required ?? []) as readonly string[]);
  const given = (example ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries((object.properties ?? {}) as Record<string, JsonSchema>).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    ...(typeof property.description === 'string' ? { description: property.description } : {}),
    schema: property,
    ...exampleOf(given[name]),
  }));
}

/** Which refusals an endpoint can answer, by what it takes. */
function refusalsOf(endpoint: Endpoint): Refusal[] {
  const takesInput = endpoint.params ?? endpoint.query ?? endpoint.body;
  return [
    ...(takesInput ? (['invalid_input'] as const) : []),
    ...(endpoint.params ? (['not_found'] as const) : []),
    ...(endpoint.body ? (['conflict', 'too_large', 'unsupported_type'] as const) : []),
    ...(endpoint.rate && endpoint.rate !== 'none' ? (['rate_limited'] as const) : []),
  ];
}

function failureResponse(failure: string) {
  const example = {
    success: false,
    status: 'error',
    error: failure,
    message: failure,
    status_code: 500,
    request_id: '8f14e45f-ceea-467f-a7e5-2d3c1a0b9f42',
  };
  const schema = { $ref: '#/components/schemas/Error' };
  return { description: 'Something went wrong on our side', content: jsonContent(schema, example) };
}

/** OpenAPI 3.1 has no words for events: their text, and in it the data of each. */
const eventContent = (schema: JsonSchema) => ({
  'text/event-stream': {
    schema: { type: 'string', contentMediaType: 'application/json', contentSchema: schema },
  },
});

function successContent(endpoint: Endpoint, schemas: SchemaWriter) {
  if (endpoint.events) return eventContent(schemas.write(endpoint.events, 'output'));
  const file = { schema: { type: 'string', format: 'binary' } };
  return {
    ...jsonContent(schemas.write(endpoint.answer, 'output'), endpoint.example?.answer),
    ...Object.fromEntries((endpoint.downloads ?? []).map((type) => [type, file])),
  };
}

function responses(endpoint: Endpoint, schemas: SchemaWriter): Record<string, unknown> {
  const refusals = refusalsOf(endpoint).map((code) => [
    String(ERROR_STATUS[code]),
    { $ref: `#/components/responses/${code}` },
  ]);
  const others = (endpoint.otherStatuses ?? []).map(({ status, description, answer }) => [
    String(status),
    { description, content: jsonContent(schemas.write(answer ?? endpoint.answer, 'output')) },
  ]);
  return {
    [endpoint.successStatus ?? 200]: { description: 'Success', content: successContent(endpoint, schemas) },
    ...Object.fromEntries(refusals),
    ...Object.fromEntries(others),
    500: failureResponse(endpoint.failure),
  };
}

const bodyContent = (type: Endpoint['bodyType'], schema: JsonSchema, example: unknown) =>
  type === 'multipart'
    ? { 'multipart/form-data': { schema, ...exampleOf(example) } }
    : jsonContent(schema, example);

/** One endpoint as OpenAPI's operation object. */
export function describeOperation(endpoint: Endpoint, schemas: SchemaWriter): Record<string, unknown> {
  const { example } = endpoint;
  const inputs = [
    ...parameters(endpoint.params, 'path', example?.params, schemas),
    ...parameters(endpoint.query, 'query', example?.query, schemas),
    ...parameters(endpoint.headers, 'header', undefined, schemas),
  ];
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(inputs.length > 0 ? { parameters: inputs } : {}),
    ...(endpoint.body
      ? {
          requestBody: {
            required: !endpoint.body.safeParse(undefined).success,
            content: bodyContent(endpoint.bodyType, schemas.write(endpoint.body, 'input'), example?.body),
          },
        }
      : {}),
    responses: responses(endpoint, schemas),
  };
}
