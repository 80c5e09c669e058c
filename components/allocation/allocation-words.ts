import type {
  AllocationErrorType,
  AllocationEvent,
  AllocationPhase,
  AllocationStatus,
} from '@/lib/allocation/execution-schemas';

export const statusWords: Record<AllocationStatus, string> = {
  PENDING: 'Pending',
  IN_PROGRESS: 'In progress',
  SUCCESS: 'Success',
  FAILED: 'Failed',
  PARTIAL_SUCCESS: 'Partial success',
};

export const errorWords: Record<AllocationErrorType, string> = {
  INVALID_FORECAST: 'Invalid forecast',
  INVALID_ROSTER: 'Invalid roster',
  NO_ALLOCATION: 'Nobody allocated',
  INPUT_MISSING: 'Input missing',
  CANCELLED: 'Cancelled',
  INTERRUPTED: 'Interrupted',
  TIMEOUT: 'Timed out',
  DISK_FULL: 'Disk full',
  INTERNAL_ERROR: 'Internal error',
};

export const phaseWords: Record<AllocationPhase, string> = {
  queued: 'Waiting for its turn',
  reading: 'Reading the files',
  need: 'Working out the need',
  buckets: 'Grouping the vendors',
  assignment: 'Assigning vendors',
  reports: 'Writing the reports',
};

/** What an execution that has not ended does now. */
export function phaseInWords({ status, progress }: Pick<AllocationEvent, 'status' | 'progress'>): string {
  if (progress) return phaseWords[progress.phase];
  return status === 'PENDING' ? phaseWords.queued : 'Starting';
}
