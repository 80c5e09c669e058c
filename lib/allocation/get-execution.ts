import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { ACTIVE_DETAIL_TTL, detailKey, ENDED_DETAIL_TTL } from './cached-answers';
import type { getAllocationEndpoint } from './execution-endpoints';
import { isActive } from './execution-schemas';
import { findExecution } from './find-execution';
import { toDetail } from './to-execution';

type Answer = AnswerOf<typeof getAllocationEndpoint>;

/** One execution with configuration, inputs, error and progress. @throws AppError `not_found` */
export function getAllocation(
  ctx: Context,
  { execution_id }: InputOf<typeof getAllocationEndpoint>,
): Promise<Answer> {
  return ctx.state.cache.through(
    detailKey(execution_id),
    ({ data }: Answer) => (isActive(data.status) ? ACTIVE_DETAIL_TTL : ENDED_DETAIL_TTL),
    async () => ({
      success: true as const,
      data: await toDetail(ctx, await findExecution(ctx, execution_id)),
    }),
  );
}
