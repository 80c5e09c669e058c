import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { pagination, readRows } from './open-result';
import type { getBucketsEndpoint } from './result-endpoints';
import type { Bucket } from './result-schemas';
import type { Page } from './results/read-result';

/** Buckets, and how many of their vendors are allocated. @throws AppError `not_found` */
export async function getBuckets(
  ctx: Context,
  input: InputOf<typeof getBucketsEndpoint>,
): Promise<AnswerOf<typeof getBucketsEndpoint>> {
  const page = await readRows<Page<Bucket>>(ctx, 'buckets', input);
  return { success: true, data: [...page.rows], pagination: pagination(page.rows.length, page.total, input) };
}
