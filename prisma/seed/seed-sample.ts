import type { Context } from '../../lib/context';
import { buildKnowledgeGraph } from '../../lib/sources/build-knowledge-graph';
import { registerDataSource } from '../../lib/sources/register-data-source';
import { saveRuleset } from '../../lib/sources/save-ruleset';
import { generateWeek, LANDING_SCHEMA } from './landing/generate-week';
import { loadOf } from './landing/load';
import { accidentsOf, WEEKS } from './landing/story';
import { LANDING_DATABASE, writeLandingDatabase } from './landing/write-landing-database';
import { RECONCILIATION_RULES } from './reconciliation-rules';
import { contextAt, lastWeeks, minutesAfter, newestLoadBefore } from './replay-clock';
import { replaySlot, type Slot, slotsOf, unfinishedSlots } from './replay-week';
import { writeSeedProgress } from './seed-progress';

export const KNOWLEDGE_GRAPH = 'KG_101';
export const DATA_SOURCE = 'Landing database';

export interface SeedOptions {
  /** Monday of week 10; the last one before `ctx.now()` unless given. */
  readonly newestLoad?: Date;
  /** Only the last so many of the ten weeks, for tests. */
  readonly weeks?: number;
  /** Told a line per week. */
  readonly report?: (line: string) => void;
}

export interface SeedSummary {
  readonly newestLoad: Date;
  readonly weeks: number;
  readonly executions: number;
  readonly failed: number;
}

/**
 * Replays the sample's weekly loads through the product's own verbs: writes each week's landing database, rebuilds
 * the knowledge graph, keeps the definitions as they were that week and executes every KPI, with a clock that
 * stands at the week's load. Continues where an interrupted call with the same `newestLoad` stopped; what is
 * already there is neither repeated nor removed.
 */
export async function seedSample(ctx: Context, options: SeedOptions = {}): Promise<SeedSummary> {
  const { newestLoad = newestLoadBefore(ctx.now()), weeks = WEEKS, report = () => {} } = options;
  const dataDir = ctx.state.env.DATA_DIR;
  const progress = { newest_load: newestLoad.toISOString(), weeks };
  writeSeedProgress(dataDir, { status: 'loading', ...progress });

  let executions = 0;
  let failed = 0;
  for (const week of lastWeeks(weeks)) {
    const begun = performance.now();
    const slots = await unfinishedSlots(ctx, slotsOf(week, newestLoad));
    if (slots.length === 0) continue;
    await loadWeek(ctx, week, newestLoad);
    const refused = await replay(ctx, slots);
    executions += slots.length;
    failed += refused;
    report(weekLine(week, newestLoad, slots.length, refused, performance.now() - begun));
  }
  writeSeedProgress(dataDir, { status: 'complete', ...progress });
  return { newestLoad, weeks, executions, failed };
}

/** The landing database of the week, known as a data source, with its knowledge graph and ruleset. */
async function loadWeek(ctx: Context, week: number, newestLoad: Date): Promise<void> {
  writeLandingDatabase(ctx.state.env.DATA_DIR, generateWeek(week, newestLoad));
  const at = contextAt(ctx, loadOf(week, newestLoad).loadedAt);
  await registerDataSource(at, {
    name: DATA_SOURCE,
    kind: 'sqlite',
    connection: { path: LANDING_DATABASE },
    schemas: [LANDING_SCHEMA],
  });
  // A graph is rebuilt only after a complete load; with a table missing, last week's stays.
  if (!accidentsOf(week).supplierFileMissing) {
    await buildKnowledgeGraph(at, { name: KNOWLEDGE_GRAPH, data_source: DATA_SOURCE });
  }
  await saveRuleset(at, RECONCILIATION_RULES);
}

/** Plays the slots in their order; how many executions did not succeed. */
async function replay(ctx: Context, slots: readonly Slot[]): Promise<number> {
  let failed = 0;
  for (const slot of slots) {
    const succeeded = await replaySlot(contextAt(ctx, slot.at), slot);
    if (!succeeded) failed += 1;
  }
  return failed;
}

function weekLine(week: number, newestLoad: Date, executed: number, failed: number, tookMs: number): string {
  const day = minutesAfter(loadOf(week, newestLoad).loadedAt, 0).toISOString().slice(0, 10);
  const outcome = failed === 0 ? 'all successful' : `${failed} failed as intended`;
  return `  week ${String(week).padStart(2)} of ${WEEKS}  ${day}  ${executed} executions, ${outcome}  ${Math.round(tookMs)} ms`;
}
