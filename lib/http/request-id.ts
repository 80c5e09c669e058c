import { randomUUID } from 'node:crypto';

/** What may safely stand in a log line and a header. */
const SANE = /^[\w.:-]{8,128}$/;

/** The caller's own `X-Request-Id` where it is harmless, so that traces join up; else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return SANE.test(given) ? given : randomUUID();
}
