import type { ExecutionProgress } from '@/lib/kpi/execution-schemas';
import type { ExecutionView } from './follow-execution';

const words: Record<ExecutionProgress['phase'], string> = {
  queued: 'Waiting for its turn',
  querying: 'Running the query',
  storing: 'Keeping the rows',
  counting: 'Counting all that match',
};

/** What an execution that has not ended does now. */
export function phaseInWords(view: Pick<ExecutionView, 'execution_status' | 'progress'> | null): string {
  if (!view) return 'Starting';
  if (view.progress) return words[view.progress.phase];
  return view.execution_status === 'pending' ? words.queued : words.querying;
}
