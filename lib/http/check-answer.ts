import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Endpoint } from '../shared/endpoint';

const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/**
 * Holds an answer against the endpoint's schema, in development and tests only. It must match and must not
 * carry a field that the schema does not declare, so that production may send it as it stands: parsing 10,000
 * rows takes 51 ms where writing them as JSON takes 6 (a page of 50: 0.08 ms of the 0.12 it costs to answer).
 * @throws Error naming the endpoint and what differs
 */
export function checkAnswer(endpoint: Endpoint, answer: unknown, status: number): void {
  const other = endpoint.otherStatuses?.find((candidate) => candidate.status === status);
  checkSent(endpoint, other?.answer ?? endpoint.answer, answer);
}

/** The same for the data of one server-sent event. */
export function checkEvent(endpoint: Endpoint, data: unknown): void {
  if (endpoint.events) checkSent(endpoint, endpoint.events, data);
}

function checkSent(endpoint: Endpoint, schema: z.ZodType, answer: unknown): void {
  if (process.env.NODE_ENV === 'production') return;
  const sent = asSent(answer);
  const parsed = schema.safeParse(sent);
  if (!parsed.success) {
    throw new Error(`${endpoint.id}: the answer does not match its schema\n${parsed.error.message}`);
  }
  if (!isDeepStrictEqual(asSent(parsed.data), sent)) {
    throw new Error(`${endpoint.id}: the answer carries fields that its schema does not declare`);
  }
}
