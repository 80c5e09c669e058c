import type { Context } from '../context';
import type { InputOf } from '../shared/endpoint';
import type { Download } from '../shared/reply';
import { downloadReport } from './download-report';
import type { ReportType } from './execution-schemas';
import { monthKey } from './inputs';
import { refuseReport } from './refuse-report';
import type { legacyReportEndpoints } from './result-endpoints';

type Input = InputOf<(typeof legacyReportEndpoints)[ReportType]>;

/**
 * The verb that answers with a report of the newest execution of a month that has reports, whatever came after it.
 * @throws AppError `not_found` where none has; `detail` says why of the newest execution.
 */
export const getLatestReport =
  (type: ReportType) =>
  async (ctx: Context, input: Input): Promise<Download> => {
    const row = await newestWithReports(ctx, input);
    if (!row || row.result_file === null) {
      throw refuseReport(type, monthKey(input), await ctx.db.readOne(newestOf(ctx, input)));
    }
    const { execution_id, result_file } = row;
    return downloadReport(ctx, type, { execution_id, result_file }, `${input.month}_${input.year}`);
  };

/** Only these have reports. */
const COMPLETED = ['SUCCESS', 'PARTIAL_SUCCESS'] as const;

/** One walk for each status, along the index that a month has. */
async function newestWithReports(ctx: Context, input: Input) {
  const ofMonth = newestOf(ctx, input).where('has_reports', '=', true);
  const found = await Promise.all(
    COMPLETED.map((status) => ctx.db.readOne(ofMonth.where('status', '=', status))),
  );
  return found
    .filter((row) => row !== undefined)
    .toSorted(
      (left, right) =>
        right.start_time.getTime() - left.start_time.getTime() ||
        (left.execution_id < right.execution_id ? -1 : 1),
    )[0];
}

/** As lists order them: the newest first, those of one moment by id. */
const newestOf = ({ db }: Context, { month, year }: Input) =>
  db.sql
    .selectFrom('allocation_executions')
    .select(['execution_id', 'start_time', 'status', 'error_type', 'error_message'])
    .select(['reports_removed_at', 'result_file'])
    .where('month', '=', month)
    .where('year', '=', year)
    .orderBy('start_time', 'desc')
    .orderBy('execution_id')
    .limit(1);
