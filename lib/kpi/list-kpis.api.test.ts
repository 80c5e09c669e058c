import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { run } from '../db/database';
import type { Job, JobRun } from '../jobs/job-engine';
import { IN_RBP_NOT_IN_OPS } from '../testing/kpi-api';
import { landTables } from '../testing/landing-database';
import { openTestState, type TestState } from '../testing/test-state';
import { closeExecution } from './close-execution';
import { createKpi } from './create-kpi';
import { deleteKpi } from './delete-kpi';
import { ExecutionParameters, TREND_POINTS } from './execution-schemas';
import { fillSummaries } from './fill-summaries';
import { getKpi } from './get-kpi';
import { listKpis } from './list-kpis';
import { type PreparedExecution, prepareExecution } from './prepare-execution';
import { recordExecution } from './record-execution';
import { createExecutionHandler } from './run-execution';
import { type Kpi, KpiListQuery, KpiSortKey } from './schemas';
import { toKpi } from './to-kpi';
import { toSummary } from './to-summary';
import { toTrendPoint } from './to-trend-point';
import { updateKpi } from './update-kpi';

let test: TestState;
let now = Date.UTC(2025, 0, 6);
/** Compiled once: how often the sentence is compiled is not what is tested. */
let understood: PreparedExecution;
let refused: PreparedExecution;

beforeAll(async () => {
  // Jobs lie until the test runs them, with outcomes of its choice.
  test = await openTestState({ start: false, now: () => new Date(now) });
  await landTables(test.ctx);
  const parameters = ExecutionParameters.parse({ kg_name: 'KG_101', select_schema: 'newdqschema' });
  const prepare = (nl_definition: string) =>
    prepareExecution(test.ctx, { id: 1, nl_definition, current_version: 1 }, parameters);
  understood = await prepare(IN_RBP_NOT_IN_OPS);
  refused = await prepare('Count all zorblaxes in RBP GPU');
});
afterAll(() => test.close());

async function empty(): Promise<void> {
  const { sql } = test.ctx.db;
  await test.ctx.db.transaction(function* () {
    yield* run(sql.deleteFrom('kpi_execution_results'));
    yield* run(sql.deleteFrom('kpi_definitions'));
    yield* run(sql.deleteFrom('artefacts'));
  });
}
beforeEach(empty);

type ListQuery = z.infer<typeof KpiListQuery>;
type Fields = { alias_name: string | null; group_name: string | null; description: string | null };
/** What is done, to the KPI that the number picks of those there are. */
type Step =
  | { do: 'create'; name: string; sentence: string; fields: Fields }
  | { do: 'update'; kpi: number; name: string; sentence: string; fields: Fields }
  | { do: 'delete' | 'restore' | 'remove' | 'refuse' | 'record'; kpi: number }
  | { do: 'succeed' | 'fail' | 'run' | 'cancel'; execution: number; value: number | null };

const words = fc.constantFrom(
  'Stock',
  'stock',
  'ÄPFEL',
  'äpfel',
  'Σίσυφος',
  'ΣΊΣΥΦΟΣ',
  'İz',
  '100%',
  'a_b',
  'Zürich',
  '🍎',
);
const phrase = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
const fields = fc.record({
  alias_name: fc.option(phrase),
  group_name: fc.option(fc.constantFrom('Quality', 'quality', 'Über', 'Ops')),
  description: fc.option(phrase),
});
const which = fc.nat(20);
const definition = { name: phrase, sentence: phrase, fields };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create' as const), ...definition }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('update' as const), kpi: which, ...definition }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('delete', 'restore', 'remove', 'refuse', 'record', 'record'),
      kpi: which,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('succeed', 'fail', 'run', 'cancel'),
      execution: which,
      value: fc.option(fc.constantFrom(-3, 0, 0.5, 17, 1e9)),
    }),
  },
);

/** Does one step through the verbs; one that there is nothing for does nothing. */
async function take(given: Step): Promise<void> {
  now += 60_000;
  const { ctx } = test;
  if ('execution' in given) return end(given);
  const kpis = await ctx.db.read(ctx.db.sql.selectFrom('kpi_definitions').selectAll().orderBy('id'));
  // A name has to be unique: ids are never used again.
  const name = 'name' in given ? `${given.name} ${now}` : '';
  if (given.do === 'create') {
    await createKpi(ctx, { name, nl_definition: given.sentence, created_by: name, ...given.fields });
    return;
  }
  const kpi = kpis[given.kpi % Math.max(1, kpis.length)];
  if (!kpi) return;
  const kpi_id = kpi.id;
  switch (given.do) {
    case 'update':
      await updateKpi(ctx, { kpi_id, name, nl_definition: given.sentence, ...given.fields });
      return;
    case 'delete':
      if (kpi.is_active) await deleteKpi(ctx, { kpi_id, permanent: 'false' });
      return;
    case 'restore':
      await updateKpi(ctx, { kpi_id, is_active: true });
      return;
    case 'remove':
      await deleteKpi(ctx, { kpi_id, permanent: 'true' });
      return;
    default: {
      const prepared = given.do === 'record' ? understood : refused;
      const row = { kpi_id, definition_version: kpi.current_version, execution_timestamp: new Date(now) };
      await recordExecution(ctx, { ...prepared, row: { ...prepared.row, ...row } });
    }
  }
}

async function end({ do: how, execution, value }: Extract<Step, { execution: number }>): Promise<void> {
  const { state, ctx } = test;
  const open = await ctx.db.read(
    ctx.db.sql
      .selectFrom('kpi_execution_results as e')
      .innerJoin('jobs as j', 'j.id', 'e.job_id')
      .select(['e.id', 'e.kpi_id', 'j.payload'])
      .where('e.execution_status', '=', 'pending')
      .orderBy('e.id'),
  );
  const picked = open[execution % Math.max(1, open.length)];
  if (!picked) return;
  const at = new Date(now);
  const closing = { execution_id: picked.id, kpi_id: picked.kpi_id };
  if (how === 'succeed') {
    const file = `kpi-results/${picked.id}.sqlite`;
    const rows = { bytes: 1, columns: [], rows: 3, totalAvailable: 5, value, warnings: ['cut'] };
    await closeExecution(state, closing, { status: 'success', file, ...rows, durationMs: now % 7 }, at);
  } else if (how === 'cancel') {
    await closeExecution(state, closing, { status: 'cancelled', code: 'cancelled', message: 'stopped' }, at);
  } else {
    const children = { ...state.children, run: () => Promise.reject(new Error('no such table')) };
    // The job as the engine would run it, with a child process that fails, or one that never answers.
    const never = { ...state.children, run: () => new Promise<never>(() => undefined) };
    const handler = createExecutionHandler({ ...state, children: how === 'fail' ? children : never });
    const job = { id: `job-${picked.id}`, payload: JSON.parse(picked.payload) } as unknown as Job;
    const running = handler.run(job, { progress: () => undefined } as unknown as JobRun);
    if (how === 'fail') await running;
    else await statusIs(picked.id, 'running');
  }
}

async function statusIs(executionId: number, status: string): Promise<void> {
  const { db } = test.ctx;
  const query = db.sql
    .selectFrom('kpi_execution_results')
    .select('execution_status')
    .where('id', '=', executionId);
  while ((await db.readOne(query))?.execution_status !== status) await new Promise(setImmediate);
}

/** The list as its description says it, from the definitions and executions alone. */
async function naively(
  wanted: Partial<ListQuery>,
): Promise<{ kpis: Kpi[]; total: number; groups: string[] }> {
  const { db } = test.ctx;
  const definitions = await db.read(db.sql.selectFrom('kpi_definitions').selectAll().orderBy('id'));
  const executions = await db.read(db.sql.selectFrom('kpi_execution_results').selectAll().orderBy('id'));
  const query = KpiListQuery.parse(wanted);
  const all = definitions.map((row) => {
    const own = executions.filter(({ kpi_id }) => kpi_id === row.id);
    const latest = own.at(-1);
    const trend = own.slice(-TREND_POINTS).map(toTrendPoint);
    return toKpi(row, latest ? toSummary({ ...latest, execution_id: latest.id }) : null, trend);
  });
  const matching = all.filter(
    (kpi) =>
      (query.is_active === 'all' || kpi.is_active === (query.is_active === 'true')) &&
      (query.group_name === undefined || kpi.group_name === query.group_name) &&
      (query.search === undefined || found(kpi, query.search.trim())),
  );
  const sign = query.sort_order === 'asc' ? 1 : -1;
  const sorted = matching.sort((left, right) => {
    const [a, b] = [sortedBy(left, query.sort_by), sortedBy(right, query.sort_by)];
    if (a === null || b === null) {
      return a === b ? sign * (left.id - right.id) : a === null ? 1 : -1;
    }
    return sign * (compare(a, b) || left.id - right.id);
  });
  return {
    kpis: sorted.slice(query.offset, query.offset + (query.limit ?? sorted.length)),
    total: matching.length,
    groups: [...new Set(all.flatMap(({ group_name }) => group_name ?? []))].sort(),
  };
}

const fold = (text: string) => text.toLowerCase().replaceAll('ς', 'σ');

function found(kpi: Kpi, search: string): boolean {
  const texts = [kpi.name, kpi.alias_name, kpi.group_name, kpi.description, kpi.nl_definition];
  return texts.some((text) => text !== null && fold(text).includes(fold(search)));
}

function sortedBy(kpi: Kpi, key: KpiSortKey): string | number | null {
  const latest = kpi.latest_execution;
  switch (key) {
    case 'latest_execution':
      return latest?.execution_timestamp ?? null;
    case 'execution_status':
    case 'execution_time_ms':
    case 'number_of_records':
    case 'value':
      return latest?.[key] ?? null;
    case 'is_active':
      return Number(kpi.is_active);
    default: {
      const value = kpi[key];
      return typeof value === 'string' ? fold(value) : value;
    }
  }
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' ? a - Number(b) : Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
}

async function check(wanted: Partial<ListQuery>): Promise<void> {
  const { kpis, total, groups } = await listKpis(test.ctx, KpiListQuery.parse(wanted));
  expect({ kpis, total, groups }, JSON.stringify(wanted)).toEqual(await naively(wanted));
}

const filters: readonly Partial<ListQuery>[] = [
  {},
  { is_active: 'all' },
  { is_active: 'false' },
  { is_active: 'all', group_name: 'Quality' },
  { search: 'äPFEL' },
  { is_active: 'all', search: ' ΣΊΣΥΦΟς ' },
  { is_active: 'all', search: '0%' },
  { group_name: 'Über', search: 'a_b' },
  { search: 'nowhere' },
];

async function checkAll(): Promise<void> {
  for (const sort_by of KpiSortKey.options) {
    for (const sort_order of ['asc', 'desc'] as const) await check({ is_active: 'all', sort_by, sort_order });
  }
  for (const filter of filters) {
    await check(filter);
    await check({ ...filter, sort_by: 'value', sort_order: 'desc', limit: 2, offset: 1 });
  }
}

describe('the list of KPIs', () => {
  it('is what the definitions and executions say, whatever was done before', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
          for (const given of steps) await take(given);
          await checkAll();
          for (const kpi of (await naively({ is_active: 'all' })).kpis) {
            expect((await getKpi(test.ctx, { kpi_id: kpi.id })).kpi).toEqual(kpi);
          }
        })
        .beforeEach(empty),
      { numRuns: test.ctx.db.provider === 'sqlite' ? 15 : 5 },
    );
  }, 120_000);

  it('keeps a trend of the newest executions', async () => {
    const { kpi } = await createKpi(test.ctx, { name: 'Often', nl_definition: 'x' });
    for (let round = 0; round < TREND_POINTS + 3; round += 1) await take({ do: 'refuse', kpi: 0 });
    await check({});
    expect((await getKpi(test.ctx, { kpi_id: kpi.id })).kpi.trend).toHaveLength(TREND_POINTS);
  });

  it('finds and sorts what is found in hundreds', async () => {
    for (let number = 0; number < 230; number += 1) {
      await createKpi(test.ctx, {
        name: `Stock ${(number * 37) % 230}`,
        nl_definition: 'count',
        alias_name: 'A',
      });
    }
    await check({ search: 'STOCK', sort_by: 'name', sort_order: 'desc', limit: 20, offset: 100 });
    await check({ search: 'stock 1', sort_by: 'name' });
  });

  it('sorts texts beyond what fits into an index', async () => {
    for (const end of ['b', 'a']) {
      await createKpi(test.ctx, {
        name: end,
        nl_definition: `${'ü'.repeat(300)}${end}`,
        description: '語'.repeat(9_000),
      });
    }
    const { kpis } = await listKpis(test.ctx, KpiListQuery.parse({ sort_by: 'nl_definition' }));
    expect(kpis.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('is right for KPIs that were there before summaries were', async () => {
    await take({
      do: 'create',
      name: 'Äpfel',
      sentence: 'Count',
      fields: { alias_name: null, group_name: 'Ops', description: null },
    });
    for (const kind of ['refuse', 'record'] as const) await take({ do: kind, kpi: 0 });
    const { db } = test.ctx;
    await db.transaction(function* () {
      yield* run(db.sql.deleteFrom('kpi_summaries'));
      yield* run(db.sql.deleteFrom('kpi_search_texts'));
    });
    expect(await fillSummaries(db)).toBe(1);
    expect(await fillSummaries(db)).toBe(0);
    await checkAll();
  });

  it('is right after executions of one KPI that were recorded and closed at once', async () => {
    await createKpi(test.ctx, { name: 'Busy', nl_definition: 'x' });
    await Promise.all(Array.from({ length: 8 }, () => take({ do: 'record', kpi: 0 })));
    await check({});
    await Promise.all(
      Array.from({ length: 8 }, (_, at) => take({ do: 'cancel', execution: at, value: null })),
    );
    await check({});
  });
});
