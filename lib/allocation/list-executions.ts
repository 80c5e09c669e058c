import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { Download } from '../shared/reply';
import { LIST_TTL, listKey } from './cached-answers';
import type { listAllocationsEndpoint } from './execution-endpoints';
import { exportExecutions } from './export-executions';
import { pageExecutions } from './rollups/page-executions';
import { searchExecutions } from './search-executions';
import { type ListedRow, toExecution } from './to-execution';

type Input = InputOf<typeof listAllocationsEndpoint>;
type Answer = AnswerOf<typeof listAllocationsEndpoint>;

/**
 * Executions that match any combination of filters, newest first, those of one moment by id; as a file with
 * `format=csv`. Kept for 30 s unless something changes; a search is not kept.
 */
export async function listAllocations(ctx: Context, input: Input): Promise<Answer | Download> {
  if (input.format === 'csv') return exportExecutions(ctx, input);
  if (input.search !== undefined) {
    const { rows, total } = await searchExecutions(ctx.db, { ...input, search: input.search });
    return answer(rows, total, input);
  }
  return ctx.state.cache.through(listKey(input, input.limit, input.offset), LIST_TTL, async () => {
    const { rows, total } = await pageExecutions(ctx.db, input, input);
    return answer(rows, total, input);
  });
}

function answer(rows: readonly ListedRow[], total: number, { limit, offset }: Input): Answer {
  return {
    success: true,
    data: rows.map(toExecution),
    pagination: { total, limit, offset, count: rows.length, has_more: offset + rows.length < total },
  };
}
