import { ChildError } from '../jobs/child-pool';
import type { FailedOutcome } from './close-execution';

/** What went wrong with a query, in words for whoever asked, and as a code. Never a path, an address or a stack. */
export function describeFailure(error: unknown, sourceName: string, timeoutSeconds: number): FailedOutcome {
  const failed = (code: string, message: string): FailedOutcome => ({ status: 'failed', code, message });
  if (!(error instanceof ChildError)) {
    return failed('internal', 'The execution failed for a reason of our own; the log of the server has it.');
  }
  switch (error.reason) {
    case 'timeout':
      return failed(
        'timeout',
        `The query on "${sourceName}" took longer than the ${timeoutSeconds} seconds allowed and was stopped. Narrow the sentence, or ask the operator to raise QUERY_TIMEOUT_SECONDS.`,
      );
    case 'cancelled':
      return failed('cancelled', 'The execution was cancelled.');
    case 'crashed':
      return failed(
        'crashed',
        'The process running the query ended unexpectedly. Nothing was kept; execute again.',
      );
    case 'failed': {
      const { diagnosis } = error.facts;
      if (typeof diagnosis === 'string') return failed(diagnosis, error.message);
      if (/SQLITE_FULL|ENOSPC|disk is full/.test(error.message)) {
        return failed('disk_full', 'The rows could not be kept: the disk of the server is full.');
      }
      if (
        /EACCES|EEXIST|ENOENT|ENOTDIR|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|Unable to open/.test(
          error.message,
        )
      ) {
        return failed(
          'store_unwritable',
          'The rows could not be kept: the server cannot write to its result store. Its operator finds the cause in the log.',
        );
      }
      return failed(
        'internal',
        'The rows could not be kept for a reason of our own; the log of the server has it.',
      );
    }
  }
}
