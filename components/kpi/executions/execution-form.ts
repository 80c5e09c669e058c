import type { z } from 'zod';
import { ExecutionParameters } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import type { KnowledgeGraph } from '@/lib/sources/endpoints';
import { readStored, writeStored } from '../../shared/use-stored-state';

/** The parameters a person chooses; the others are for integrations. */
export const ExecutionForm = ExecutionParameters.pick({
  kg_name: true,
  select_schema: true,
  ruleset_name: true,
  db_type: true,
  limit_records: true,
  use_llm: true,
  excluded_fields: true,
});
export type ExecutionForm = z.output<typeof ExecutionForm>;
export type ExecutionFormInput = z.input<typeof ExecutionForm>;

const keyOf = (kpiId: number) => `plumbline-execution-${kpiId}`;

/** What was chosen last for this KPI, as far as it still exists; else what the first graph suggests. */
export function startingParameters(kpi: Kpi, graphs: readonly KnowledgeGraph[]): ExecutionFormInput {
  const remembered = readStored(keyOf(kpi.id), ExecutionForm);
  const graph = graphs.find((candidate) => candidate.name === remembered?.kg_name) ?? graphs[0];
  const schema = graph?.schemas.find((name) => name === remembered?.select_schema) ?? graph?.schemas[0];
  return {
    kg_name: graph?.name ?? '',
    select_schema: schema ?? '',
    ruleset_name: remembered?.ruleset_name ?? '',
    db_type: remembered?.db_type ?? graph?.db_type,
    limit_records: remembered?.limit_records ?? 1000,
    use_llm: remembered?.use_llm ?? true,
    excluded_fields: remembered?.excluded_fields ?? [],
  };
}

/** Keeps the parameters of a KPI in this browser: its next execution begins with them. */
export function rememberParameters(kpiId: number, parameters: ExecutionForm): void {
  writeStored(keyOf(kpiId), parameters);
}
