import type { AllocationExecution, AllocationStatus } from '@/lib/allocation/execution-schemas';
import { type Status, StatusBadge } from '../shared/status-badge';
import { statusWords } from './allocation-words';

const looks: Record<AllocationStatus, Status> = {
  PENDING: 'pending',
  IN_PROGRESS: 'running',
  SUCCESS: 'success',
  FAILED: 'failed',
  PARTIAL_SUCCESS: 'partial',
};

/** The status of an allocation; one that somebody stopped is told apart from one that failed. */
export function AllocationStatusBadge({
  status,
  error_type = null,
}: Pick<AllocationExecution, 'status'> & Partial<Pick<AllocationExecution, 'error_type'>>) {
  if (error_type === 'CANCELLED') return <StatusBadge status="cancelled" />;
  return <StatusBadge status={looks[status]} word={statusWords[status]} />;
}
