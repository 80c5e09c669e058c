import type { Endpoint } from './endpoint';
import { shapeOf } from './schema-shape';

export interface SplitInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Parts the flat input of an endpoint again: fields the path names, the query or the headers know, the rest is the
 * body (or, for an endpoint without one, query keys that the server will name as unknown).
 */
export function splitInput(endpoint: Endpoint, input: Readonly<Record<string, unknown>>): SplitInput {
  const params = shapeOf(endpoint.params) ?? {};
  const query = shapeOf(endpoint.query) ?? {};
  const headers = shapeOf(endpoint.headers) ?? {};
  const partOf = (field: string): keyof SplitInput => {
    if (Object.hasOwn(params, field)) return 'params';
    if (Object.hasOwn(headers, field)) return 'headers';
    return Object.hasOwn(query, field) || !endpoint.body ? 'query' : 'body';
  };
  const parts: Record<keyof SplitInput, Record<string, unknown>> = {
    params: {},
    query: {},
    headers: {},
    body: {},
  };
  for (const [field, value] of Object.entries(input)) {
    if (value !== undefined) parts[partOf(field)][field] = value;
  }
  return parts;
}
