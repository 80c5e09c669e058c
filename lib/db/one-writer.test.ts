import { PrismaLibSql } from '@prisma/adapter-libsql';
import { afterEach, expect, test } from 'vitest';
import { openTestState, type TestState } from '../testing/test-state';
import { run } from './database';
import { PrismaClient } from './generated/sqlite/client';
import { openSqliteConnection } from './sqlite/sqlite-connection';
import { sqliteFile } from './sqlite/sqlite-database';

const at = new Date('2025-01-06T08:30:00Z');
const kpi = (name: string) => ({ name, nl_definition: 'x', created_at: at, updated_at: at });

let opened: TestState | undefined;
afterEach(() => opened?.close());

async function openSqlite(): Promise<TestState> {
  opened = await openTestState({ provider: 'sqlite', start: false });
  return opened;
}

/** What the rule prevents: shown with Prisma as it comes, on the same file. */
test('an interactive transaction blocks every other write and freezes the event loop', async () => {
  const { state } = await openSqlite();
  const prisma = new PrismaClient({ adapter: new PrismaLibSql({ url: state.env.DATABASE_URL }) });
  const other = openSqliteConnection(sqliteFile(state.env.DATABASE_URL), { busyTimeoutMs: 200 });
  let frozenMs = 0;
  await prisma.$transaction(async (tx) => {
    await tx.ruleset.create({ data: { name: 'r', rules: '[]', created_at: at, updated_at: at } });
    let timerRan = false;
    setTimeout(() => {
      timerRan = true;
    }, 1);
    const before = performance.now();
    expect(() => other.execute("UPDATE rulesets SET rules = '[]'")).toThrow(/locked|busy/i);
    frozenMs = performance.now() - before;
    expect(timerRan).toBe(false);
  });
  expect(frozenMs).toBeGreaterThan(150);
  other.close();
  await prisma.$disconnect();
});

test('so they are refused', async () => {
  const { state } = await openSqlite();
  expect(() => state.db.prisma.$transaction(async () => undefined)).toThrow('Database.transaction');
});

test('ours and the batches of Prisma take turns: none fails, none waits in a native call', async () => {
  const { state } = await openSqlite();
  const { db } = state;
  const names = Array.from({ length: 40 }, (_, number) => number);
  await Promise.all(
    names.flatMap((number) => [
      db.transaction(function* () {
        yield* run(db.sql.insertInto('kpi_definitions').values(kpi(`ours ${number}`)));
      }),
      db.prisma.$transaction([
        db.prisma.kpiDefinition.create({ data: kpi(`batch ${number} a`) }),
        db.prisma.kpiDefinition.create({ data: kpi(`batch ${number} b`) }),
      ]),
      db.prisma.kpiDefinition.create({
        data: {
          ...kpi(`nested ${number}`),
          versions: { create: { version: 1, nl_definition: 'x', created_at: at } },
        },
      }),
    ]),
  );
  expect(await db.prisma.kpiDefinition.count()).toBe(160);
});

test('nothing comes between two statements of a transaction', async () => {
  const { state } = await openSqlite();
  const { db } = state;
  await db.prisma.kpiDefinition.create({ data: kpi('counter') });
  const read = db.sql.selectFrom('kpi_definitions').select('current_version').where('name', '=', 'counter');
  const increment = () =>
    db.transaction(function* () {
      const { rows } = yield* run(read);
      const current_version = (rows[0]?.current_version ?? 0) + 1;
      yield* run(
        db.sql.updateTable('kpi_definitions').set({ current_version }).where('name', '=', 'counter'),
      );
    });
  await Promise.all(Array.from({ length: 50 }, increment));
  expect(await db.readOne(read)).toEqual({ current_version: 51 });
});
