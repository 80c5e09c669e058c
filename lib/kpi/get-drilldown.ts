import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { Reply } from '../shared/reply';
import type { getDrilldownEndpoint } from './execution-endpoints';
import { exportDrilldown } from './export-drilldown';
import { findExecution } from './find-execution';
import { readPage } from './read-page';
import type { DetailRow } from './to-execution';

type Input = InputOf<typeof getDrilldownEndpoint>;
type Answer = AnswerOf<typeof getDrilldownEndpoint>;

/**
 * One page of an execution's rows under search, filters and sorting, or with `format` a file of all that match.
 * An execution without rows answers an empty page; so does a page past the end.
 * @throws AppError `not_found`, also when the rows can no longer be read; `invalid_input` for an unknown column.
 */
export async function getDrilldown(ctx: Context, input: Input): Promise<Answer | Reply> {
  const execution = await findExecution(ctx, input.execution_id);
  if (input.format !== undefined) return exportDrilldown(ctx, execution, input, input.format);
  const { page, page_size } = input;
  const found = await readPage(ctx, execution, input, { offset: (page - 1) * page_size, limit: page_size });
  return describePage(
    execution,
    input,
    found,
    found.columns.map(({ name, type }) => ({ name, type })),
  );
}

function describePage(
  execution: DetailRow,
  { page, page_size }: Input,
  found: { total: number; rows: Answer['data'] },
  columns: Answer['column_types'],
): Answer {
  const status = execution.execution_status as Answer['execution_status'];
  return {
    success: true,
    execution_id: execution.id,
    kpi_id: execution.kpi_id,
    kpi_name: execution.kpi_name,
    execution_status: status,
    total_records: found.total,
    page,
    page_size,
    total_pages: Math.ceil(found.total / page_size),
    columns: columns.map(({ name }) => name),
    column_types: columns,
    data: found.rows,
    generated_sql: status === 'failed' ? '' : (execution.generated_sql ?? ''),
  };
}
