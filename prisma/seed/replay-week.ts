import type { Context } from '../../lib/context';
import { createKpi } from '../../lib/kpi/create-kpi';
import { executeKpi } from '../../lib/kpi/execute-kpi';
import { updateKpi } from '../../lib/kpi/update-kpi';
import { loadOf } from './landing/load';
import { KNOWLEDGE_GRAPH, LANDING_SCHEMA, RULESET_NAME } from './names';
import { minutesAfter } from './replay-clock';
import {
  EXTRA_EXECUTIONS,
  type ParameterChange,
  SAMPLE_KPIS,
  type SampleKpi,
  sampleKpi,
  sentenceOf,
} from './sample-kpis';

/** Executions begin so many minutes after the load, one a minute. */
const FIRST_EXECUTION_MINUTE = 10;

/** One execution of the story: which KPI, with which sentence and parameters, at which minute. */
export interface Slot {
  readonly at: Date;
  readonly kpi: SampleKpi;
  readonly sentence: string;
  readonly parameters: ParameterChange;
  /** False where the story wants it to fail. */
  readonly succeeds: boolean;
}

/** The executions of a week in their order: every KPI that exists by then, then the extra ones. */
export function slotsOf(week: number, newestLoad: Date): Slot[] {
  const { loadedAt } = loadOf(week, newestLoad);
  const extra = EXTRA_EXECUTIONS.filter((execution) => execution.week === week);
  const executions = [
    ...SAMPLE_KPIS.map((kpi) => ({ kpi, parameters: {} })),
    ...extra.map(({ kpi, parameters }) => ({ kpi: sampleKpi(kpi), parameters })),
  ];
  return executions.flatMap(({ kpi, parameters }, position): Slot[] => {
    const sentence = sentenceOf(kpi, week);
    if (sentence === undefined) return [];
    const at = minutesAfter(loadedAt, FIRST_EXECUTION_MINUTE + position);
    return [{ at, kpi, sentence, parameters, succeeds: !kpi.failsIn?.includes(week) }];
  });
}

/** The slots without an execution of their minute that has ended; one that was interrupted does not count. */
export async function unfinishedSlots(ctx: Context, slots: readonly Slot[]): Promise<Slot[]> {
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return [];
  const executed = await ctx.db.read(
    ctx.db.sql
      .selectFrom('kpi_execution_results as e')
      .innerJoin('kpi_definitions as k', 'k.id', 'e.kpi_id')
      .select(['k.name', 'e.execution_timestamp', 'e.error_code'])
      .where('e.execution_status', 'in', ['success', 'failed'])
      .where('e.execution_timestamp', '>=', first.at)
      .where('e.execution_timestamp', '<', minutesAfter(last.at, 1)),
  );
  const done = new Set(
    executed
      .filter(({ error_code }) => error_code !== 'interrupted')
      .map(({ name, execution_timestamp }) => slotKey(name, execution_timestamp)),
  );
  return slots.filter(({ kpi, at }) => !done.has(slotKey(kpi.name, at)));
}

/** Brings the definition to the slot's sentence and executes it; what came of it. */
export async function replaySlot(
  ctx: Context,
  slot: Slot,
): Promise<{ readonly success: boolean; readonly reason: string | null }> {
  const { success, execution_result } = await executeKpi(ctx, {
    kpi_id: await keepDefinition(ctx, slot),
    kg_name: KNOWLEDGE_GRAPH,
    select_schema: LANDING_SCHEMA,
    ruleset_name: RULESET_NAME,
    limit_records: 1000,
    use_llm: true,
    dry_run: false,
    prefer: { respondAsync: false },
    ...slot.parameters,
  });
  return { success, reason: execution_result.error_message };
}

/** Creates the KPI when it is not there yet, and gives it the slot's sentence when it has another. */
async function keepDefinition(ctx: Context, { kpi, sentence }: Slot): Promise<number> {
  const existing = await ctx.db.readOne(
    ctx.db.sql.selectFrom('kpi_definitions').select(['id', 'nl_definition']).where('name', '=', kpi.name),
  );
  if (!existing) {
    const { name, alias_name, group_name, description, created_by } = kpi;
    const definition = { name, alias_name, group_name, description, created_by, nl_definition: sentence };
    const created = await createKpi(ctx, definition);
    return created.kpi.id;
  }
  if (existing.nl_definition !== sentence) {
    await updateKpi(ctx, { kpi_id: existing.id, nl_definition: sentence });
  }
  return existing.id;
}

function slotKey(name: string, time: Date): string {
  return `${name}@${time.toISOString().slice(0, 16)}`;
}
