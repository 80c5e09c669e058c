import type { Context } from '../../lib/context';
import { buildKnowledgeGraph } from '../../lib/sources/build-knowledge-graph';
import { registerDataSource } from '../../lib/sources/register-data-source';
import { saveRuleset } from '../../lib/sources/save-ruleset';
import { generateWeek } from './landing/generate-week';
import { isoDate, loadOf } from './landing/load';
import { accidentsOf, WEEKS } from './landing/story';
import { LANDING_DATABASE, writeLandingDatabase } from './landing/write-landing-database';
import { DATA_SOURCE, KNOWLEDGE_GRAPH, LANDING_SCHEMA } from './names';
import { RECONCILIATION_RULES } from './reconciliation-rules';
import { contextAt, lastWeeks, newestLoadBefore } from './replay-clock';
import { replaySlot, type Slot, slotsOf, unfinishedSlots } from './replay-week';
import { writeSeedProgress } from './seed-progress';

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
  /** Executions whose outcome is not the story's, in words; empty unless something is broken. */
  readonly surprises: readonly string[];
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
  const surprises: string[] = [];
  for (const [position, week] of lastWeeks(weeks).entries()) {
    const begun = performance.now();
    const slots = await unfinishedSlots(ctx, slotsOf(week, newestLoad));
    if (slots.length === 0) continue;
    await loadWeek(ctx, week, newestLoad, position === 0);
    const outcomes = await replay(ctx, slots);
    const failedNow = outcomes.filter(({ success }) => !success).length;
    executions += slots.length;
    failed += failedNow;
    surprises.push(...outcomes.filter(isSurprising).map((outcome) => inWords(week, outcome)));
    report(weekLine(week, newestLoad, slots.length, failedNow, performance.now() - begun));
  }
  writeSeedProgress(dataDir, { status: 'complete', ...progress });
  return { newestLoad, weeks, executions, failed, surprises };
}

/** Writes the landing database of the week and brings the knowledge graph up to it. */
async function loadWeek(ctx: Context, week: number, newestLoad: Date, isFirst: boolean): Promise<void> {
  writeLandingDatabase(ctx.state.env.DATA_DIR, generateWeek(week, newestLoad));
  const at = contextAt(ctx, loadOf(week, newestLoad).loadedAt);
  if (isFirst) await introduceLandingDatabase(at);
  // A graph is rebuilt only after a complete load; with a table missing, last week's stays.
  if (isFirst || !accidentsOf(week).supplierFileMissing) {
    await buildKnowledgeGraph(at, { name: KNOWLEDGE_GRAPH, data_source: DATA_SOURCE });
  }
}

async function introduceLandingDatabase(ctx: Context): Promise<void> {
  await registerDataSource(ctx, {
    name: DATA_SOURCE,
    kind: 'sqlite',
    connection: { path: LANDING_DATABASE },
    schemas: [LANDING_SCHEMA],
  });
  await saveRuleset(ctx, RECONCILIATION_RULES);
}

interface Outcome {
  readonly slot: Slot;
  readonly success: boolean;
  /** Why it failed. */
  readonly reason: string | null;
}

/** Plays the slots in their order, each with the clock at its minute. */
async function replay(ctx: Context, slots: readonly Slot[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const slot of slots) outcomes.push({ slot, ...(await replaySlot(contextAt(ctx, slot.at), slot)) });
  return outcomes;
}

function isSurprising({ slot, success }: Outcome): boolean {
  return success !== slot.succeeds;
}

function inWords(week: number, { slot, reason }: Outcome): string {
  return slot.succeeds
    ? `week ${week}, ${slot.kpi.name}: should succeed, but ${reason ?? 'failed'}`
    : `week ${week}, ${slot.kpi.name}: should fail, but succeeded`;
}

function weekLine(week: number, newestLoad: Date, executed: number, failed: number, tookMs: number): string {
  const day = isoDate(loadOf(week, newestLoad).loadedAt);
  const outcome = failed === 0 ? 'all successful' : `${failed} failed`;
  return `  week ${String(week).padStart(2)} of ${WEEKS}  ${day}  ${executed} executions, ${outcome}  ${Math.round(tookMs)} ms`;
}
