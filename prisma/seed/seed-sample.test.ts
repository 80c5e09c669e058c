import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestState, type TestState } from '../../lib/testing/test-state';
import { expectedValues } from './expected-values';
import { generateWeek } from './landing/generate-week';
import { loadOf } from './landing/load';
import { accidentsOf, WEEKS } from './landing/story';
import { KNOWLEDGE_GRAPH } from './names';
import { slotsOf } from './replay-week';
import { SAMPLE_KPIS } from './sample-kpis';
import { readSeedProgress } from './seed-progress';
import { type SeedSummary, seedSample } from './seed-sample';

const NEWEST_LOAD = new Date('2025-10-27T06:00:00Z');
const now = () => new Date('2025-10-27T12:00:00Z');
const weeks = Array.from({ length: WEEKS }, (_, index) => index + 1);

/** Executions with their KPI's alias, oldest first. */
function executionsOf({ ctx }: TestState) {
  return ctx.db.read(
    ctx.db.sql
      .selectFrom('kpi_execution_results as e')
      .innerJoin('kpi_definitions as k', 'k.id', 'e.kpi_id')
      .selectAll('e')
      .select(['k.alias_name', 'k.current_version'])
      .orderBy('e.id'),
  );
}
type Executed = Awaited<ReturnType<typeof executionsOf>>[number];

describe('ten weeks', () => {
  let test: TestState;
  let summary: SeedSummary;
  let executions: Executed[];

  beforeAll(async () => {
    test = await openTestState({ now });
    summary = await seedSample(test.ctx, { newestLoad: NEWEST_LOAD });
    executions = await executionsOf(test);
  }, 120_000);
  afterAll(() => test.close());

  /** The execution of a KPI in a week with the usual parameters. */
  function weekly(alias: string, week: number): Executed | undefined {
    const slot = slotsOf(week, NEWEST_LOAD).find(({ kpi }) => kpi.alias_name === alias);
    return executions.find(
      (execution) =>
        execution.alias_name === alias &&
        Math.floor(execution.execution_timestamp.getTime() / 60_000) === Number(slot?.at) / 60_000,
    );
  }

  it('goes as the story wants', () => {
    expect(summary.surprises).toEqual([]);
    expect(summary.executions).toBe(executions.length);
    expect(executions.length).toBeGreaterThan(200);
    expect(summary.failed / summary.executions).toBeLessThan(0.05);
  });

  it('fails where it should, and says why', () => {
    const failures = executions
      .filter(({ execution_status }) => execution_status !== 'success')
      .map(({ alias_name, error_message }) => [alias_name, error_message]);
    const noTable = expect.stringContaining('brz_lnd_SKU_LIFNR_Excel');
    expect(failures).toEqual([
      ['DUP_SUPPLIER', noTable],
      ['LEAD_50', noTable],
      ['NO_SUPPLIER', noTable],
      ['XLS_NO_HANA', expect.stringContaining('Excel')],
      ['WARRANTY', expect.stringContaining('warranty')],
      ['WARRANTY', expect.stringContaining('warranty')],
    ]);
  });

  it.each(weeks)('answers in week %i what the rows say', (week) => {
    const { loadedAt } = loadOf(week, NEWEST_LOAD);
    const expected = expectedValues(week, loadedAt, generateWeek(week, NEWEST_LOAD));
    for (const { alias_name: alias, failsIn, sentences } of SAMPLE_KPIS) {
      if (!alias || failsIn?.includes(week) || week < sentences[0].fromWeek) continue;
      expect(weekly(alias, week)?.value, alias).toBeCloseTo(expected.get(alias) ?? Number.NaN, 6);
    }
  });

  it('shows trends', () => {
    const flat = new Set(['AVG_PRICE_CAT', 'PROD_BU', 'TOP_STOCK', 'WARRANTY']);
    for (const { alias_name: alias } of SAMPLE_KPIS.filter((kpi) => !flat.has(kpi.alias_name ?? ''))) {
      const values = weeks
        .map((week) => weekly(alias ?? '', week)?.value)
        .filter((value) => value !== undefined);
      expect(new Set(values).size, alias ?? '').toBeGreaterThan(3);
    }
  });

  it('stands at the minutes of the loads, from start to end of an execution', () => {
    for (const { execution_timestamp, finished_at, started_at } of executions) {
      const start = execution_timestamp.getTime();
      expect(execution_timestamp.getUTCDay()).toBe(1);
      expect(execution_timestamp.getUTCHours()).toBe(6);
      for (const time of [started_at, finished_at]) {
        if (time) expect(Math.abs(time.getTime() - start)).toBeLessThan(60_000);
      }
    }
  });

  it('keeps versions of changed sentences and of the knowledge graph', async () => {
    const current = Object.fromEntries(executions.map((row) => [row.alias_name, row.current_version]));
    expect([current.PREMIUM, current.XLS_NO_HANA, current.PMR_RBP_OPS]).toEqual([2, 2, 1]);
    expect(weekly('PREMIUM', 6)?.definition_version).toBe(1);
    expect(weekly('PREMIUM', 7)?.definition_version).toBe(2);
    const rebuilt = weeks.filter((week) => !accidentsOf(week).supplierFileMissing);
    expect(weekly('PMR_RBP_OPS', WEEKS)?.kg_version).toBe(rebuilt.length);
    expect(weekly('PMR_RBP_OPS', 4)?.kg_version).toBe(weekly('PMR_RBP_OPS', 3)?.kg_version);
    const graph = await test.ctx.db.prisma.knowledgeGraph.findUniqueOrThrow({
      where: { name: KNOWLEDGE_GRAPH },
    });
    expect(graph.current_version).toBe(rebuilt.length);
  });

  it('varies parameters: no ruleset, other limits, another database type', () => {
    const mismatch = executions.filter(({ alias_name }) => alias_name === 'PMR_RBP_OPS');
    expect(mismatch.some(({ ruleset_name }) => ruleset_name === null)).toBe(true);
    expect(mismatch.some(({ warnings }) => warnings?.includes('mysql'))).toBe(true);
    const cut = executions.find(({ limit_records }) => limit_records === 5);
    expect(cut).toMatchObject({ alias_name: 'DUP_SKU', number_of_records: 5, truncated: true });
    expect(weekly('RBP_IN_HANA', WEEKS)).toMatchObject({ number_of_records: 1000, truncated: true });
  });

  it('does nothing when it is called again', async () => {
    const again = await seedSample(test.ctx, { newestLoad: NEWEST_LOAD });
    expect(again.executions).toBe(0);
    expect(await executionsOf(test)).toHaveLength(executions.length);
  });
});

describe('an interrupted seeding', () => {
  let test: TestState;
  beforeAll(async () => {
    test = await openTestState({ now });
  });
  afterAll(() => test.close());

  it('goes on where it stopped, and ends as if it had not been', async () => {
    const options = { newestLoad: NEWEST_LOAD, weeks: 2 };
    const interrupt = () => {
      throw new Error('interrupted');
    };
    await expect(seedSample(test.ctx, { ...options, report: interrupt })).rejects.toThrow('interrupted');
    expect(readSeedProgress(test.dataDir)?.status).toBe('loading');

    const rest = await seedSample(test.ctx, options);
    expect(rest.executions).toBe(slotsOf(WEEKS, NEWEST_LOAD).length);
    expect(readSeedProgress(test.dataDir)).toEqual({
      status: 'complete',
      newest_load: NEWEST_LOAD.toISOString(),
      weeks: 2,
    });
    const slots = [WEEKS - 1, WEEKS].flatMap((week) => slotsOf(week, NEWEST_LOAD));
    const executions = await executionsOf(test);
    expect(executions.map(({ alias_name }) => alias_name)).toEqual(slots.map(({ kpi }) => kpi.alias_name));
  }, 60_000);

  it('repeats an execution that a crash cut off, and keeps the trace of it', async () => {
    const before = await executionsOf(test);
    const last = before.at(-1);
    await test.ctx.db.prisma.kpiExecution.update({
      where: { id: last?.id ?? 0 },
      data: { execution_status: 'failed', error_code: 'interrupted' },
    });
    const { executions } = await seedSample(test.ctx, { newestLoad: NEWEST_LOAD, weeks: 2 });
    expect(executions).toBe(1);
    expect(await executionsOf(test)).toHaveLength(before.length + 1);
  });
});
