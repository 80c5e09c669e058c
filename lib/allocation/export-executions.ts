import type { Context } from '../context';
import { exportFormats } from '../export/export-formats';
import { exportName } from '../export/export-name';
import type { ExportColumn } from '../export/export-table';
import type { Row } from '../shared/cell';
import { type Download, download } from '../shared/reply';
import type { AllocationFilters } from './execution-schemas';
import { matchingExecutions } from './matching-executions';
import { type ListedRow, listedColumns, toExecution } from './to-execution';

const BATCH = 1_000;

const typeOf: Partial<Record<(typeof listedColumns)[number], ExportColumn['type']>> = {
  year: 'integer',
  start_time: 'datetime',
  end_time: 'datetime',
  duration_seconds: 'decimal',
  allocation_success_rate: 'decimal',
};

/** Every execution that matches, newest first, as CSV. */
export function exportExecutions(
  ctx: Context,
  filters: AllocationFilters & { readonly search?: string },
): Download {
  const columns = listedColumns.map((name) => ({ name, type: typeOf[name] ?? 'text' }));
  const { contentType, write } = exportFormats.csv;
  const title = 'Allocation executions';
  return download({
    filename: exportName(title, ctx.now(), 'csv'),
    contentType,
    stream: write({ title, columns, read: () => readAll(ctx, filters) }),
  });
}

/** Batches by key, so that what begins meanwhile moves nothing. */
async function* readAll(
  ctx: Context,
  filters: AllocationFilters & { readonly search?: string },
): AsyncGenerator<Row[]> {
  let last: ListedRow | undefined;
  for (;;) {
    let query = matchingExecutions(ctx.db, filters).select(listedColumns);
    if (last !== undefined) {
      const { start_time, execution_id } = last;
      query = query.where((eb) =>
        eb.or([
          eb('start_time', '<', start_time),
          eb.and([eb('start_time', '=', start_time), eb('execution_id', '>', execution_id)]),
        ]),
      );
    }
    const rows = await ctx.db.read(query.orderBy('start_time', 'desc').orderBy('execution_id').limit(BATCH));
    if (rows.length === 0) return;
    yield rows.map((row) => {
      const execution = toExecution(row);
      return listedColumns.map((column) => execution[column]);
    });
    last = rows.at(-1);
  }
}
