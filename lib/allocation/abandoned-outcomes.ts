import type { Failure } from './close-execution';

/** How an execution ends that was stopped, by somebody or with its process. */
export const ABANDONED: Readonly<Record<'cancelled' | 'interrupted', Failure>> = {
  cancelled: {
    status: 'FAILED',
    errorType: 'CANCELLED',
    message: 'The allocation was cancelled. Nothing was kept of it.',
    stackTrace: null,
  },
  interrupted: {
    status: 'FAILED',
    errorType: 'INTERRUPTED',
    message: 'The server stopped while the allocation was running. Nothing was kept of it; run it again.',
    stackTrace: null,
  },
};
