import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { pagination, readRows } from './open-result';
import type { getShortagesEndpoint } from './result-endpoints';
import type { Shortage } from './result-schemas';
import type { Page } from './results/read-result';

/** Why each unfilled cell is unfilled, the largest first. @throws AppError `not_found` */
export async function getShortages(
  ctx: Context,
  input: InputOf<typeof getShortagesEndpoint>,
): Promise<AnswerOf<typeof getShortagesEndpoint>> {
  const page = await readRows<Page<Shortage>>(ctx, 'shortages', input);
  return { success: true, data: [...page.rows], pagination: pagination(page.rows.length, page.total, input) };
}
