import type { Context } from '../context';
import { openResult } from './open-result';
import { pageLargeResult } from './results/page-large-result';
import { type PageRange, pageResult, type ResultPage, SMALL_RESULT_ROWS } from './results/page-result';
import type { StoredColumn } from './results/result-file';
import { plainSelection, type RowSelection, selectRows } from './results/select-rows';
import { explainReading } from './results/unreadable-rows';

export interface ReadPage extends ResultPage {
  readonly columns: readonly StoredColumn[];
}

/**
 * One page of an execution's rows; empty when it has none. Large results are read in a child process unless the page
 * is a mere range of them.
 * @throws AppError `invalid_input` for an unknown column, `not_found` when the rows can no longer be read.
 */
export async function readPage(
  ctx: Context,
  execution: { readonly result_file: string | null },
  selection: RowSelection,
  page: PageRange,
): Promise<ReadPage> {
  const file = openResult(ctx, execution);
  if (file === undefined) return { total: 0, rows: [], columns: [] };
  const { columns, rowCount, path } = file;
  // Refuses what cannot be asked of these columns, whoever reads them then.
  const { isWhole } = selectRows(file, selection);
  if (rowCount > SMALL_RESULT_ROWS && !isWhole) {
    const found = await pageLargeResult(ctx.state, { path, selection: plainSelection(selection), page });
    return { ...found, columns };
  }
  try {
    return { ...pageResult(file, selection, page), columns };
  } catch (error) {
    throw explainReading(error);
  }
}
