import { SERVICE } from '../operations/service';
import type { Endpoint, Tag } from '../shared/endpoint';
import { ErrorBody } from '../shared/wire';
import { describeOperation, REFUSALS } from './openapi-operation';
import { createSchemaWriter, type SchemaWriter } from './openapi-schemas';
import { ENDPOINTS } from './registry';

const TAGS: Readonly<Record<Tag, string>> = {
  'Landing KPI': 'KPIs defined as sentences, their executions and the rows behind them',
  'Data sources': 'Knowledge graphs, schemas and what the compiler makes of a sentence',
  Allocation: 'Forecast and roster in, optimal assignment and its reports out',
  Telemetry: 'Runs, decisions and the figures made of them',
  Operations: 'Health, readiness and this description',
};

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly [field: string]: unknown;
}

function refusalResponses(schemas: SchemaWriter) {
  const content = { 'application/json': { schema: schemas.write(ErrorBody, 'output') } };
  return Object.fromEntries(
    Object.entries(REFUSALS).map(([code, description]) => [code, { description, content }]),
  );
}

/** Describes endpoints as an OpenAPI 3.1 document, from the very schemas that check requests and answers. */
export function buildOpenApi(endpoints: readonly Endpoint[]): OpenApiDocument {
  const schemas = createSchemaWriter();
  const responses = refusalResponses(schemas);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = paths[endpoint.path] ?? {};
    path[endpoint.method.toLowerCase()] = describeOperation(endpoint, schemas);
    paths[endpoint.path] = path;
  }
  const used = new Set(endpoints.map(({ tag }) => tag));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plumbline',
      version: SERVICE.version,
      description:
        'KPIs written as sentences: compiled to safe SQL, executed, kept, and open to the last row. Every answer carries `X-Request-Id`; times are UTC; errors share one body.',
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).flatMap(([name, description]) =>
      used.has(name as Tag) ? [{ name, description }] : [],
    ),
    paths,
    components: { schemas: schemas.components, responses },
  };
}

let described: OpenApiDocument | undefined;

/** The description of this API; made at the first request and kept, since endpoints never change. */
export async function describeApi(): Promise<OpenApiDocument> {
  described ??= buildOpenApi(ENDPOINTS);
  return described;
}
