import { z } from 'zod';
import { handle } from '../lib/http/handle';
import { defineEndpoint } from '../lib/shared/endpoint';

const emptyEndpoint = defineEndpoint({
  id: 'empty',
  method: 'GET',
  path: '/empty',
  tag: 'Operations',
  summary: 'The baseline: everything that a request costs without a verb',
  query: z.strictObject({ bytes: z.coerce.number().int() }),
  answer: z.unknown(),
  failure: 'Failed',
});

/** Bodies by size, so that making them is not measured. */
const bodies = new Map<number, unknown>();

/** A verb that does nothing, through `handle`, answering some rows that are `bytes` long as JSON. */
export const { GET } = handle([
  emptyEndpoint,
  async (_ctx, { bytes }) => {
    const known = bodies.get(bytes);
    if (known !== undefined) return known;
    const body = rowsOf(bytes);
    bodies.set(bytes, body);
    return body;
  },
]);

function rowsOf(bytes: number): unknown {
  const row = {
    PLANNING_SKU: 'SKU00001',
    PRODUCT_NAME: 'Product 1',
    CATEGORY: 'Electronics',
    QTY: 17,
    VALUE: null,
  };
  const rows: unknown[] = [];
  while (JSON.stringify(rows).length + JSON.stringify(row).length < bytes - 2) rows.push(row);
  const rest = bytes - JSON.stringify({ rows, rest: '' }).length;
  return { rows, rest: 'x'.repeat(Math.max(0, rest)) };
}
