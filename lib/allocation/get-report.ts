import type { Context } from '../context';
import type { InputOf } from '../shared/endpoint';
import type { Download } from '../shared/reply';
import { downloadReport } from './download-report';
import { findExecution } from './find-execution';
import { refuseReport } from './refuse-report';
import type { getReportEndpoint } from './result-endpoints';

/**
 * A report of one execution, as a workbook.
 * @throws AppError `not_found` for an unknown execution, and where it has no reports; `detail` says why.
 */
export async function getReport(
  ctx: Context,
  { execution_id, report_type }: InputOf<typeof getReportEndpoint>,
): Promise<Download> {
  const row = await findExecution(ctx, execution_id);
  const { has_reports, result_file } = row;
  if (!has_reports || result_file === null) {
    throw refuseReport(report_type, `execution ${execution_id}`, row);
  }
  return downloadReport(ctx, report_type, { execution_id, result_file }, execution_id);
}
