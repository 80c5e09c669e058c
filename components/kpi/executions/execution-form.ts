import type { z } from 'zod';
import { type Execution, ExecutionParameters } from '@/lib/kpi/execution-schemas';
import { DbType } from '@/lib/shared/compilation-schemas';
import type { KnowledgeGraph } from '@/lib/sources/endpoints';
import { readStored, writeStored } from '../../shared/use-stored-state';

/** The parameters a person chooses; the others are for integrations. `schemas` are those beside the first. */
export const ExecutionForm = ExecutionParameters.pick({
  kg_name: true,
  select_schema: true,
  schemas: true,
  ruleset_name: true,
  db_type: true,
  limit_records: true,
  use_llm: true,
  excluded_fields: true,
});
export type ExecutionForm = z.output<typeof ExecutionForm>;
export type ExecutionFormInput = z.input<typeof ExecutionForm>;

/** Whose parameters are remembered: those of a KPI by its id, or those of running several. */
type Owner = number | 'several';

const keyOf = (owner: Owner) => `plumbline-execution-${owner}`;

/** Keeps parameters in this browser: the next execution begins with them. */
export function rememberParameters(owner: Owner, parameters: ExecutionForm): void {
  writeStored(keyOf(owner), parameters);
}

/** What was chosen last; null when nothing was. */
export const rememberedParameters = (owner: Owner): ExecutionForm | null =>
  readStored(keyOf(owner), ExecutionForm);

/** The parameters of an execution, to run with them again. */
export function parametersOf(execution: Execution): ExecutionForm {
  const { kg_name, select_schema, ruleset_name, limit_records, use_llm, excluded_fields } = execution;
  const further = execution.schemas.filter((schema) => schema !== select_schema);
  return {
    kg_name,
    select_schema,
    schemas: further.length > 0 ? further : undefined,
    ruleset_name,
    db_type: DbType.safeParse(execution.db_type).data,
    limit_records,
    use_llm,
    excluded_fields,
  };
}

/** Where a form begins: with `wanted` as far as it still exists, else with what the first graph suggests. */
export function startingParameters(
  wanted: ExecutionForm | null,
  graphs: readonly KnowledgeGraph[],
): ExecutionFormInput {
  const graph = graphs.find((candidate) => candidate.name === wanted?.kg_name) ?? graphs[0];
  const schema = graph?.schemas.find((name) => name === wanted?.select_schema) ?? graph?.schemas[0];
  const further = wanted?.schemas?.filter((name) => name !== schema && graph?.schemas.includes(name)) ?? [];
  return {
    kg_name: graph?.name ?? '',
    select_schema: schema ?? '',
    schemas: further.length > 0 ? further : undefined,
    ruleset_name: wanted?.ruleset_name ?? '',
    db_type: wanted?.db_type ?? graph?.db_type,
    limit_records: wanted?.limit_records ?? 1000,
    use_llm: wanted?.use_llm ?? true,
    excluded_fields: wanted?.excluded_fields ?? [],
  };
}
