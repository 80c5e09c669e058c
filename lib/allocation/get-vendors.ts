import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { pagination, readRows } from './open-result';
import type { getVendorsEndpoint } from './result-endpoints';
import type { VendorMonth } from './result-schemas';
import type { Page } from './results/read-result';

/** Vendors by month, with the cell they work in. @throws AppError `not_found` */
export async function getVendors(
  ctx: Context,
  input: InputOf<typeof getVendorsEndpoint>,
): Promise<AnswerOf<typeof getVendorsEndpoint>> {
  const page = await readRows<Page<VendorMonth>>(ctx, 'vendors', input);
  return { success: true, data: [...page.rows], pagination: pagination(page.rows.length, page.total, input) };
}
