import type { Kpi } from '@/lib/kpi/schemas';
import type { DetailTab } from './kpi-list-state';

/** What can be done with a definition, wherever it is shown. */
export interface KpiActions {
  readonly execute: (kpi: Kpi) => void;
  readonly edit: (kpi: Kpi, sentence?: string) => void;
  /** A new definition that begins as this one. */
  readonly duplicate: (kpi: Kpi) => void;
  readonly remove: (kpi: Kpi) => void;
  readonly restore: (kpi: Kpi) => void;
  /** Deletes an inactive one for good, with its executions. */
  readonly erase: (kpi: Kpi) => void;
  /** Shows the details, at `tab` if given. */
  readonly open: (kpi: Kpi, tab?: DetailTab) => void;
}
