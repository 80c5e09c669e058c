import type { Kpi } from '@/lib/kpi/schemas';

/** What can be done with a definition, wherever it is shown. */
export interface KpiActions {
  readonly execute: (kpi: Kpi) => void;
  readonly edit: (kpi: Kpi, sentence?: string) => void;
  readonly remove: (kpi: Kpi) => void;
  readonly restore: (kpi: Kpi) => void;
  readonly open: (kpi: Kpi) => void;
}
