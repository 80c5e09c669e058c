import { z } from 'zod';
import { defineEndpoint } from '../shared/endpoint';
import { Timestamp } from '../shared/wire';

const tag = 'Operations';

export const Health = z
  .object({ status: z.literal('ok'), service: z.string(), version: z.string(), timestamp: Timestamp })
  .meta({ id: 'Health' });

export const ReadinessCheck = z
  .object({
    status: z.enum(['ok', 'failed']),
    latency_ms: z.number(),
    /** What does not work, where something does not. */
    message: z.string().optional(),
    /** Figures of the part checked, e.g. jobs queued. */
    facts: z.record(z.string(), z.number()).optional(),
  })
  .meta({ id: 'ReadinessCheck' });
export type ReadinessCheck = z.infer<typeof ReadinessCheck>;

export const Readiness = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    service: z.string(),
    version: z.string(),
    timestamp: Timestamp,
    checks: z.object({
      database: ReadinessCheck,
      result_store: ReadinessCheck,
      job_queue: ReadinessCheck,
    }),
  })
  .meta({ id: 'Readiness' });

export const getHealthEndpoint = defineEndpoint({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  tag,
  summary: 'Whether the process answers; always 200',
  answer: Health,
  failure: 'Failed to get health',
  caching: 'no-store',
  rate: 'monitoring',
  example: {
    answer: { status: 'ok', service: 'plumbline', version: '0.1.0', timestamp: '2025-01-31T09:00:00.000Z' },
  },
});

export const getReadyEndpoint = defineEndpoint({
  id: 'getReady',
  method: 'GET',
  path: '/api/ready',
  tag,
  summary: 'Whether everything needed to do work is there, with latencies',
  answer: Readiness,
  otherStatuses: [{ status: 503, description: 'Something needed does not work; the checks say what' }],
  failure: 'Failed to get readiness',
  caching: 'no-store',
  rate: 'monitoring',
});

export const getOpenApiEndpoint = defineEndpoint({
  id: 'getOpenApi',
  method: 'GET',
  path: '/openapi.json',
  tag,
  summary: 'This description of the API, as OpenAPI 3.1',
  answer: z.looseObject({ openapi: z.string() }).meta({ description: 'An OpenAPI 3.1 document' }),
  failure: 'Failed to describe the API',
});

export const operationsEndpoints = [getHealthEndpoint, getReadyEndpoint, getOpenApiEndpoint];
