import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Environment, isLoopback } from '../env';
import type { RateClass } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import { traffic } from './traffic';

interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/** The contract's limits per client, from the environment. */
function limitOf(rate: RateClass, env: Environment): Limit | undefined {
  switch (rate) {
    case 'monitoring':
      return { points: env.RATE_LIMIT_MONITORING_PER_SECOND, seconds: 1 };
    case 'list':
      return { points: env.RATE_LIMIT_LIST_PER_MINUTE, seconds: 60 };
    case 'detail':
      return { points: env.RATE_LIMIT_DETAIL_PER_MINUTE, seconds: 60 };
    case 'none':
      return undefined;
  }
}

/** Without anything in front, a server on loopback is only ever called by its own user. */
const isLimited = (env: Environment) => env.TRUSTED_NETWORK || !isLoopback(env.HOST);

/**
 * Who calls. Next fills `X-Forwarded-For` from the socket where it is absent, and a proxy appends what it saw:
 * the last entry is the one a client cannot choose behind a proxy.
 */
const clientOf = (request: Request) =>
  request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';

function limiterFor(rate: RateClass, { points, seconds }: Limit): RateLimiterMemory {
  const { limiters } = traffic();
  const name = `${rate} ${points}/${seconds}`;
  const limiter = limiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  limiters.set(name, limiter);
  return limiter;
}

function headersOf(limit: Limit, state: RateLimiterRes): Record<string, string> {
  const reset = String(Math.ceil(state.msBeforeNext / 1000));
  return {
    'RateLimit-Policy': `${limit.points};w=${limit.seconds}`,
    'RateLimit-Limit': String(limit.points),
    'RateLimit-Remaining': String(Math.max(0, state.remainingPoints)),
    'RateLimit-Reset': reset,
    ...(state.remainingPoints <= 0 && state.consumedPoints > limit.points ? { 'Retry-After': reset } : {}),
  };
}

/**
 * Counts a call against its client's limit and writes the `RateLimit` headers.
 * @throws AppError `rate_limited` when the limit is used up; `Retry-After` is then among the headers
 */
export async function limitRate(
  rate: RateClass,
  request: Request,
  env: Environment,
  headers: Headers,
): Promise<void> {
  const limit = isLimited(env) ? limitOf(rate, env) : undefined;
  if (!limit) return;
  const outcome = await limiterFor(rate, limit)
    .consume(clientOf(request))
    .catch((refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) return refusal;
      throw refusal;
    });
  for (const [name, value] of Object.entries(headersOf(limit, outcome))) headers.set(name, value);
  if (!headers.has('Retry-After')) return;
  const per = limit.seconds === 1 ? 'second' : 'minute';
  throw new AppError('rate_limited', `Too many requests: at most ${limit.points} a ${per}`);
}
