import { ChildError } from '../../jobs/child-pool';
import { isDamagedFile } from '../../shared/damaged-file';
import { AppError, type ErrorCode, isAppError } from '../../shared/errors';

/** What is answered in place of rows whose file is damaged or gone. */
export function rowsUnreadable(): AppError {
  return new AppError(
    'not_found',
    'The rows of this execution can no longer be read: their file is damaged or gone. Execute the KPI again.',
    [],
    { reason: 'rows_unreadable' },
  );
}

/** What reading a result file threw, as it is answered: a damaged file is said, not hidden behind a 500. */
export function explainReading(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (error instanceof ChildError) {
    const { refusal } = error.facts;
    // What a child refuses, it refuses as an AppError.
    if (typeof refusal === 'string') return new AppError(refusal as ErrorCode, error.message);
    if (error.reason === 'timeout') {
      return new AppError('unavailable', 'Reading the rows took too long and was given up.');
    }
  }
  return isDamagedFile(error) ? rowsUnreadable() : error;
}
