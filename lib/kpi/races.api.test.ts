import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKpiOf, IN_RBP_NOT_IN_OPS, kpiApi } from '../testing/kpi-api';
import {
  ENDLESS_PRODUCTS,
  landTables,
  manyProducts,
  PRODUCTS,
  writeLanding,
} from '../testing/landing-database';
import { allEvents } from '../testing/read-events';
import { openTestState, type TestState } from '../testing/test-state';
import { until } from '../testing/until';

let test: TestState;
let kpiId: number;

beforeAll(async () => {
  test = await openTestState();
  test.install();
  await landTables(test.ctx);
});
afterAll(() => test.close());
beforeEach(async () => {
  writeLanding(test.dataDir, PRODUCTS);
  kpiId = await createKpiOf('Show me all products in RBP GPU', `Products ${performance.now()}`);
});

/** Result files, finished or not, below DATA_DIR. */
const resultFiles = (): string[] =>
  readdirSync(test.dataDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.startsWith('artefacts') && file.endsWith('.sqlite'))
    .sort();

const artefacts = async (): Promise<string[]> =>
  (await test.state.db.read(test.state.db.sql.selectFrom('artefacts').select('path')))
    .map(({ path }) => path)
    .sort();

/** What was told of an execution's end, once for each time that it was closed. */
const endsOf = async (executionId: number): Promise<string[]> => {
  const rows = await test.state.db.read(
    test.state.db.sql
      .selectFrom('outbox_events')
      .select('payload')
      .where('topic', '=', 'kpi_execution.finished'),
  );
  return rows
    .map(({ payload }) => JSON.parse(payload) as { execution_id: number; execution_status: string })
    .filter(({ execution_id }) => execution_id === executionId)
    .map(({ execution_status }) => execution_status);
};

const idle = () =>
  until('nothing to be left but what rows name', async () => {
    const { running, queued } = await test.state.jobs.load();
    const named = JSON.stringify(await artefacts());
    return running + queued === 0 && JSON.stringify(resultFiles()) === named;
  });

/** Gives way to everything else until that moment of `performance.now()`. */
async function moment(at: number): Promise<void> {
  while (performance.now() < at) await new Promise((resolve) => setImmediate(resolve));
}

describe('cancelling at any moment', () => {
  it('has one outcome, told alike to all, and leaves no file without a row', async () => {
    let waitMs = 20;
    const outcomes: Record<string, number> = {};
    for (let round = 0; round < 30; round += 1) {
      const start = performance.now();
      const { id } = (await kpiApi.executeAsync(kpiId)).body.execution_result;
      const following = kpiApi.events(id).then(allEvents);
      // Now and then before it is taken up; else ever closer to the moment in which it ends.
      if (round % 5 > 0) await moment(start + waitMs);
      const { status, body } = await kpiApi.cancel(id);
      const { execution } = (await kpiApi.execution(id)).body;
      const ended = execution.execution_status;
      expect([status, ended]).toEqual(status === 200 ? [200, 'cancelled'] : [409, 'success']);
      if (status === 409) expect(body.detail.execution_status).toBe('success');
      expect(await endsOf(id)).toEqual([ended]);
      expect((await following).at(-1)?.data.execution_status).toBe(ended);
      expect((await kpiApi.drilldown(id)).body.total_records).toBe(ended === 'success' ? 60 : 0);
      outcomes[ended] = (outcomes[ended] ?? 0) + 1;
      if (round % 5 > 0) waitMs *= ended === 'success' ? 0.85 : 1.3;
    }
    await idle();
    expect(outcomes.cancelled).toBeGreaterThan(0);
    expect(outcomes.success).toBeGreaterThan(0);
  }, 120_000);

  it.each([
    ['querying', IN_RBP_NOT_IN_OPS, ENDLESS_PRODUCTS],
    ['counting', 'Show me all products in RBP GPU', manyProducts()],
  ])('while it is %s', async (phase, sentence, landing) => {
    const kpi = await createKpiOf(sentence, `While ${phase}`);
    writeLanding(test.dataDir, landing);
    const begin = async () => {
      const { id } = (await kpiApi.executeAsync(kpi, { limit_records: 10 })).body.execution_result;
      const at = async () => (await kpiApi.execution(id)).body.execution.progress?.phase;
      await until(`it to be ${phase}`, async () => (await at()) === phase);
      return id;
    };
    const [first, second] = [await begin(), await begin()];
    const answers = await Promise.all([kpiApi.cancel(first), kpiApi.cancel(first)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await endsOf(first)).toEqual(['cancelled']);

    expect((await kpiApi.remove(kpi, { permanent: 'true' })).status).toBe(200);
    expect((await kpiApi.execution(second)).status).toBe(404);
    await idle();
  });
});

describe('removing a KPI for good while others execute it', () => {
  it('leaves nothing of it, and nobody is told of a defect', async () => {
    for (let round = 0; round < 8; round += 1) {
      const kpi = await createKpiOf('Show me all products in RBP GPU', `Removed ${round}`);
      const several = [kpiApi.execute(kpi), kpiApi.executeAsync(kpi), kpiApi.executeSeveral([kpi, kpiId])];
      const [removed, ...executed] = await Promise.all([
        kpiApi.remove(kpi, { permanent: 'true' }),
        ...several,
      ]);
      expect(removed.status).toBe(200);
      for (const { status } of executed) expect([200, 202, 404]).toContain(status);
      await idle();
      await test.state.events.drained();
      const rows = test.state.db.sql
        .selectFrom('kpi_execution_results')
        .select('id')
        .where('kpi_id', '=', kpi);
      expect(await test.state.db.read(rows)).toEqual([]);
    }
  });
});

describe('edits at once', () => {
  const revisionOf = async (): Promise<number> => (await kpiApi.get(kpiId)).body.kpi.revision;

  it('of those that read the same revision one is kept, the others are told', async () => {
    const revision = await revisionOf();
    const edits = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        kpiApi.update(kpiId, { revision, description: `edit ${index}` }),
      ),
    );
    const kept = edits.filter(({ status }) => status === 200);
    expect(kept).toHaveLength(1);
    expect(edits.filter(({ status }) => status === 409)).toHaveLength(9);
    const { kpi } = (await kpiApi.get(kpiId)).body;
    expect([kpi.revision, kpi.description]).toEqual([revision + 1, kept[0]?.body.kpi.description]);
  });

  it('who reads again and repeats loses nothing of anybody', async () => {
    const append = async (name: string): Promise<void> => {
      const { kpi } = (await kpiApi.get(kpiId)).body;
      const description = `${kpi.description ?? ''} ${name}`.trim();
      const { status } = await kpiApi.update(kpiId, { revision: kpi.revision, description });
      if (status === 409) return append(name);
      expect(status).toBe(200);
    };
    const names = ['ada', 'ben', 'cleo', 'dan', 'eve', 'fay'];
    await Promise.all(names.map(append));
    const { description } = (await kpiApi.get(kpiId)).body.kpi;
    expect(description.split(' ').toSorted()).toEqual(names);
  });

  it('without a revision every sentence makes a version of its own', async () => {
    const { version, revision } = (await kpiApi.get(kpiId)).body.kpi;
    const edits = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        kpiApi.update(kpiId, { nl_definition: `Count all products in RBP GPU where status is 's${index}'` }),
      ),
    );
    expect(edits.map(({ status }) => status)).toEqual(edits.map(() => 200));
    const { kpi } = (await kpiApi.get(kpiId)).body;
    expect([kpi.version, kpi.revision]).toEqual([version + 8, revision + 8]);
  });

  it.each([
    ['false', 200],
    ['true', 404],
  ])('an edit beside a deletion (permanent=%s) does not undo it', async (permanent, found) => {
    for (let round = 0; round < 8; round += 1) {
      const kpi = await createKpiOf('Count all products in RBP GPU', `Deleted ${permanent} ${round}`);
      const { revision } = (await kpiApi.get(kpi)).body.kpi;
      const edit = () => kpiApi.update(kpi, { revision, description: 'edited' });
      const remove = () => kpiApi.remove(kpi, { permanent });
      const [edited, removed] =
        round % 2 === 0
          ? await Promise.all([edit(), remove()])
          : await Promise.all([remove(), edit()]).then(([second, first]) => [first, second] as const);
      expect(removed.status).toBe(200);
      expect([200, permanent === 'true' ? 404 : 409]).toContain(edited.status);
      const after = await kpiApi.get(kpi);
      expect(after.status).toBe(found);
      if (found === 404) continue;
      expect(after.body.kpi).toMatchObject({
        is_active: false,
        description: edited.status === 200 ? 'edited' : null,
        revision: revision + (edited.status === 200 ? 2 : 1),
      });
    }
  });
});
