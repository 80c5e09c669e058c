import { ChildError } from '../jobs/child-pool';
import type { Failure } from './close-execution';
import { AllocationErrorType } from './execution-schemas';

/** What went wrong with a run, in words for a manager, and where for the operator. */
export function describeFailure(error: unknown, timeoutSeconds: number): Failure {
  const { errorType, message } = wordsFor(error, timeoutSeconds);
  return { status: 'FAILED', errorType, message, stackTrace: stackOf(error) };
}

function wordsFor(error: unknown, timeoutSeconds: number): Pick<Failure, 'errorType' | 'message'> {
  if (!(error instanceof ChildError)) return ofOurOwn;
  const told = AllocationErrorType.safeParse(error.facts.error_type);
  if (told.success) return { errorType: told.data, message: error.message };
  if (error.reason === 'timeout') {
    return {
      errorType: 'TIMEOUT',
      message: `The allocation took longer than the ${timeoutSeconds} seconds allowed and was stopped. Allocate fewer months at a time, or ask the operator to raise ALLOCATION_TIMEOUT_SECONDS.`,
    };
  }
  if (error.reason === 'crashed') {
    return {
      errorType: 'INTERNAL_ERROR',
      message:
        'The process that computed the allocation ended unexpectedly; it may have needed more memory than there is. Nothing was kept of it. Run it again, or ask the operator to look into the log.',
    };
  }
  if (/SQLITE_FULL|ENOSPC|disk is full/.test(`${error.facts.code} ${error.message}`)) {
    return {
      errorType: 'DISK_FULL',
      message:
        'The result could not be kept: the disk of the server is full. Ask the operator to make room, then run it again.',
    };
  }
  return ofOurOwn;
}

const ofOurOwn = {
  errorType: 'INTERNAL_ERROR',
  message:
    'The allocation failed for a reason of our own, not of the files. Nothing was kept of it. Run it again; if it fails again, the stack trace tells the operator where.',
} as const;

/** Of the child, where the work threw there. */
function stackOf(error: unknown): string | null {
  if (error instanceof ChildError && error.childStack !== undefined) return error.childStack;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
