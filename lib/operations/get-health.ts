import type { Context } from '../context';
import type { AnswerOf } from '../shared/endpoint';
import type { getHealthEndpoint } from './endpoints';
import { SERVICE } from './service';

/** Says that the process answers; asks nothing else, so that a slow database does not look like a dead process. */
export async function getHealth(ctx: Context): Promise<AnswerOf<typeof getHealthEndpoint>> {
  return { status: 'ok', ...SERVICE, timestamp: ctx.now().toISOString() };
}
