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
    const row = await newest(ctx, input, true);
    if (!row || row.result_file === null) {
      throw refuseReport(type, monthKey(input), await newest(ctx, input, false));
    }
    const { execution_id, result_file } = row;
    return downloadReport(ctx, type, { execution_id, result_file }, `${input.month}_${input.year}`);
  };

function newest({ db }: Context, { month, year }: Input, withReports: boolean) {
  const columns = [
    ...(['execution_id', 'status', 'error_type', 'error_message'] as const),
    ...(['reports_removed_at', 'result_file'] as const),
  ];
  const ofMonth = db.sql
    .selectFrom('allocation_executions')
    .select(columns)
    .where('month', '=', month)
    .where('year', '=', year)
    .orderBy('start_time', 'desc')
    .orderBy('execution_id')
    .limit(1);
  return db.readOne(withReports ? ofMonth.where('has_reports', '=', true) : ofMonth);
}
