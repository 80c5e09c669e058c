import type { Execution, ExecutionStatus } from '@/lib/kpi/execution-schemas';
import { StatusBadge } from '../shared/status-badge';

interface ExecutionStatusBadgeProps {
  /** Undefined when the KPI never ran. */
  status: ExecutionStatus | undefined;
  diagnostics?: Execution['diagnostics'];
}

/** Diagnostics of what the sentence was asked against, not of the sentence. */
const OF_PARAMETERS: readonly string[] = ['unknown_knowledge_graph', 'unknown_schema'];

/** True when the compiler asked back instead of running something it was not sure of. */
export function isRefusal(execution: Pick<Execution, 'execution_status' | 'diagnostics'>): boolean {
  return (
    execution.execution_status === 'failed' &&
    execution.diagnostics.some(({ severity, code }) => severity === 'error' && !OF_PARAMETERS.includes(code))
  );
}

/** The status of an execution; a sentence that was not understood is told apart from a failure. */
export function ExecutionStatusBadge({ status, diagnostics = [] }: ExecutionStatusBadgeProps) {
  if (!status) return <StatusBadge status="none" />;
  const refused = isRefusal({ execution_status: status, diagnostics });
  return <StatusBadge status={refused ? 'refused' : status} />;
}
