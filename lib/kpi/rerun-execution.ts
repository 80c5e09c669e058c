import type { Context } from '../context';
import type { InputOf } from '../shared/endpoint';
import type { JsonReply } from '../shared/reply';
import { answerExecution, type ExecutionAnswer } from './answer-execution';
import type { rerunExecutionEndpoint } from './execution-endpoints';
import type { ExecutionParameters, RerunParameters } from './execution-schemas';
import { findExecution } from './find-execution';
import { findActiveKpi } from './find-kpi';
import { prepareExecution } from './prepare-execution';
import { type ListedRow, toExecution } from './to-execution';

/**
 * Executes the KPI of an execution again: its current sentence, the parameters of then but for those given. "Today"
 * is today unless `now` is given.
 * @throws AppError `not_found`, `conflict` when the KPI is inactive by now.
 */
export async function rerunExecution(
  ctx: Context,
  { execution_id, prefer, ...changes }: InputOf<typeof rerunExecutionEndpoint>,
): Promise<ExecutionAnswer | JsonReply<ExecutionAnswer>> {
  const before = await findExecution(ctx, execution_id);
  const kpi = await findActiveKpi(ctx, before.kpi_id);
  const prepared = await prepareExecution(ctx, kpi, mergeParameters(before, changes));
  return answerExecution(ctx, prepared, { prefer });
}

/** The parameters of an execution with what is given in their place; a field that is left out stays. */
function mergeParameters(before: ListedRow, changes: RerunParameters): ExecutionParameters {
  const { kg_name, ruleset_name, limit_records, use_llm, excluded_fields, ...was } = toExecution(before);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const [first = was.select_schema] = changes.schemas ?? [];
  return {
    kg_name,
    ruleset_name,
    limit_records,
    use_llm,
    excluded_fields,
    // The first of the schemas goes by a name of its own; the others stay when it alone is changed.
    select_schema: first,
    schemas: was.schemas.filter((schema) => schema !== was.select_schema),
    dry_run: false,
    // Where it ran is not what was asked for: the graph's own database, unless another is asked for now.
    db_type: undefined,
    ...given,
  };
}
