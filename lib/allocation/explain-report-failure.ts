import { ChildError } from '../jobs/child-pool';
import { isDamagedFile } from '../shared/damaged-file';
import { AppError } from '../shared/errors';

/** The answer in place of a report whose rows are damaged or gone. */
export const reportUnreadable = (executionId: string): AppError =>
  new AppError(
    'not_found',
    `The reports of execution ${executionId} can no longer be read: the file of its result is damaged or gone. Rerun the execution to get the same reports again.`,
    [],
    { reason: 'result_unreadable', execution_id: executionId },
  );

/** What writing a report threw, as it is answered: a damaged file is said, not hidden behind a 500. */
export function explainReportFailure(error: unknown, executionId: string): unknown {
  if (error instanceof ChildError && error.reason === 'timeout') {
    return new AppError('unavailable', 'Writing the report took too long and was given up.');
  }
  return isDamagedFile(error) ? reportUnreadable(executionId) : error;
}
