import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';

/** What every outcome of a run is given: the execution, and the ways on from there. */
export interface ExecutionOutcomeProps {
  execution: ExecutionDetail;
  /** The same parameters once more, at once. */
  onAgain: () => void;
  /** Back to the parameters. */
  onChange: () => void;
  onHistory: () => void;
  /** Opens the definition, with a repaired sentence if there is one; without it, it cannot be edited here. */
  onEdit?: (sentence?: string) => void;
}
