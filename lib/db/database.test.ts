import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth } from '../testing/providers';
import { openTestState, type TestState } from '../testing/test-state';
import { type Database, run } from './database';

const at = new Date('2025-01-06T08:30:00.123Z');

function newKpi(db: Database, name: string, fields: { is_active?: boolean; alias_name?: string } = {}) {
  return db.sql.insertInto('kpi_definitions').values({
    name,
    nl_definition: 'products in RBP that are not in OPS',
    created_at: at,
    updated_at: at,
    ...fields,
  });
}

describeOnBoth('the door to the main database', (provider) => {
  let test_: TestState;
  let db: Database;
  beforeAll(async () => {
    test_ = await openTestState({ provider, start: false });
    db = test_.state.db;
  });
  afterAll(() => test_.close());

  test('times, booleans and counts come back as what the types say, expressions too', async () => {
    const id = await db.transaction(function* () {
      const { rows, changes } = yield* run(newKpi(db, 'types', { is_active: false }).returning('id'));
      expect(changes).toBe(1);
      return rows[0]?.id ?? 0;
    });
    const row = await db.readOne(
      db.sql
        .selectFrom('kpi_definitions')
        .select((select) => [
          'id',
          'created_at',
          'is_active as active',
          'alias_name',
          select.fn.max('updated_at').as('latest'),
          select.fn.coalesce('updated_at', 'created_at').as('either'),
          select.fn.countAll<number>().as('count'),
          select.fn.sum<number>('current_version').as('versions'),
        ])
        .where('id', '=', id)
        .where('created_at', '=', at)
        .where('is_active', '=', false)
        .groupBy(['id', 'created_at', 'is_active', 'alias_name', 'updated_at']),
    );
    expect(row).toEqual({
      id,
      created_at: at,
      active: false,
      alias_name: null,
      latest: at,
      either: at,
      count: 1,
      versions: 1,
    });
  });

  test('Prisma and the door see the same rows and the same values', async () => {
    const created = await db.prisma.kpiDefinition.create({
      data: { name: 'both ways', nl_definition: 'x', created_at: at, updated_at: at, is_active: false },
    });
    const [row] = await db.read(
      db.sql.selectFrom('kpi_definitions').selectAll().where('name', '=', 'both ways'),
    );
    expect(row).toEqual(created);
    await db.prisma.artefact.create({
      data: { path: 'a', kind: 'k', bytes: 5_000_000_000n, created_at: at },
    });
    expect(await db.prisma.artefact.findUnique({ where: { path: 'a' } })).toMatchObject({
      bytes: 5_000_000_000n,
    });
    expect(await db.readOne(db.sql.selectFrom('artefacts').select('bytes'))).toEqual({
      bytes: 5_000_000_000,
    });
  });

  test('an integer that a number cannot hold is an error, not a wrong figure', async () => {
    await db.prisma.artefact.create({ data: { path: 'huge', kind: 'k', bytes: 2n ** 60n, created_at: at } });
    const query = db.sql.selectFrom('artefacts').select('bytes').where('path', '=', 'huge');
    await expect(db.read(query)).rejects.toThrow(RangeError);
  });

  test('a whole number in a text column stays what it is', async () => {
    // The driver would bind it as REAL, and SQLite keep "7.0".
    const seven: unknown = 7;
    await db.transaction(function* () {
      yield* run(newKpi(db, 'seven', { alias_name: provider === 'sqlite' ? (seven as string) : '7' }));
    });
    const row = await db.readOne(
      db.sql.selectFrom('kpi_definitions').select('alias_name').where('name', '=', 'seven'),
    );
    expect(row).toEqual({ alias_name: '7' });
  });

  test('a transaction happens whole or not at all', async () => {
    const half = db.transaction(function* () {
      yield* run(newKpi(db, 'first half'));
      throw new Error('second half');
    });
    await expect(half).rejects.toThrow('second half');
    const row = await db.readOne(
      db.sql.selectFrom('kpi_definitions').select('id').where('name', '=', 'first half'),
    );
    expect(row).toBeUndefined();
  });

  test('foreign keys hold and cascade, after Prisma transactions too', async () => {
    const [kpi] = await db.prisma.$transaction([
      db.prisma.kpiDefinition.create({
        data: {
          name: 'with versions',
          nl_definition: 'x',
          created_at: at,
          updated_at: at,
          versions: { create: [{ version: 1, nl_definition: 'x', created_at: at }] },
        },
      }),
    ]);
    const orphan = db.prisma.kpiDefinitionVersion.create({
      data: { kpi_id: 999_999, version: 1, nl_definition: 'x', created_at: at },
    });
    await expect(orphan).rejects.toThrow();
    await db.prisma.kpiDefinition.delete({ where: { id: kpi.id } });
    const versions = db.sql.selectFrom('kpi_definition_versions').select('id').where('kpi_id', '=', kpi.id);
    expect(await db.read(versions)).toEqual([]);
  });

  test('ids of deleted rows are not given out again', async () => {
    const data = { nl_definition: 'x', created_at: at, updated_at: at };
    const first = await db.prisma.kpiDefinition.create({ data: { ...data, name: 'last' } });
    await db.prisma.kpiDefinition.delete({ where: { id: first.id } });
    const second = await db.prisma.kpiDefinition.create({ data: { ...data, name: 'next' } });
    expect(second.id).toBeGreaterThan(first.id);
  });

  test('what reads cannot write', async () => {
    if (provider === 'postgresql') return;
    const sneaky = { compile: () => newKpi(db, 'sneaky').returningAll().compile() };
    await expect(db.read(sneaky)).rejects.toThrow(/readonly/);
  });

  test('values that cannot be kept are refused by name', async () => {
    const query = (value: unknown) =>
      db.sql
        .selectFrom('kpi_definitions')
        .select('id')
        .where('name', '=', value as string);
    if (provider === 'sqlite') {
      await expect(db.read(query(Symbol('x')))).rejects.toThrow(TypeError);
      await expect(db.read(query(new Date('nonsense')))).rejects.toThrow('invalid date');
      await expect(db.read(query(Number.NaN))).rejects.toThrow(TypeError);
    }
    expect(await db.ping()).toBeGreaterThan(0);
  });
});
