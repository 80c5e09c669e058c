import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SqlValue } from '../catalog';
import { type CompiledIntent, compileIntent } from '../compile-intent';
import { openPostgres, openSqlite, type TestDatabase } from '../emit/testing/databases';
import { sketchCatalog } from '../emit/testing/sketch-catalog';
import { type ColumnRef, type Condition, type Expression, Intent, wholeTable } from '../intent';

/** A small schema with every kind of join: to one, to many, through a table without a key, without an edge. */
const catalog = sketchCatalog(
  {
    region: { id: 'integer key', title: 'text' },
    client: { id: 'integer key', title: 'text', region_id: 'integer', credit: 'decimal' },
    purchase: { id: 'integer key', client_id: 'integer', state: 'text', amount: 'decimal', at: 'datetime' },
    line: { purchase_id: 'integer', sku: 'text', quantity: 'integer' },
    visit: { id: 'integer key', client_id: 'integer', minutes: 'integer' },
    ledger: { sku: 'text', state: 'text', amount: 'decimal' },
  },
  [
    'client.region_id = region.id',
    'purchase.client_id = client.id',
    'line.purchase_id = purchase.id',
    'visit.client_id = client.id',
    'line.sku = ledger.sku',
  ],
);
const TABLES = catalog.tables.map((table) => table.name);

const texts = ['a', 'b', 'A', '', ' ', null];
const moments = ['2025-01-01 00:00:00', '2025-01-31 23:59:59', '2025-02-01 12:00:00', null];
const numbers = [0, 1, 2, 2.5, null];
const pick = (list: readonly SqlValue[], seed: number) => list[seed % list.length] ?? null;
const rows = {
  region: [1, 2, 3].map((id) => [id, pick(texts, id)]),
  client: Array.from({ length: 7 }, (_, i) => [
    i + 1,
    pick(texts, i),
    pick([1, 2, null, 9], i),
    pick(numbers, i * 2),
  ]),
  purchase: Array.from({ length: 14 }, (_, i) => [
    i + 1,
    pick([1, 1, 2, null, 3, 99], i * 7),
    pick(texts, i),
    pick(numbers, i * 3),
    pick(moments, i),
  ]),
  line: Array.from({ length: 18 }, (_, i) => [
    pick([1, 2, 2, 5, null, 77], i * 5),
    pick(texts, i * 3),
    pick([1, 2, null], i),
  ]),
  visit: Array.from({ length: 9 }, (_, i) => [
    i + 1,
    pick([1, 2, 2, 4, null], i * 3),
    pick([5, 10, null], i),
  ]),
  ledger: Array.from({ length: 8 }, (_, i) => [pick(texts, i * 5 + 1), pick(texts, i), pick(numbers, i)]),
};

const databases: TestDatabase[] = [];
beforeAll(async () => {
  const postgres = await openPostgres(catalog, rows);
  databases.push(openSqlite(catalog, rows), ...(postgres ? [postgres] : []));
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

const columns = catalog.tables.flatMap((table) =>
  table.columns.map((column) => ({ table: table.name, column: column.name, type: column.type })),
);
const reference = ({ table, column }: { table: string; column: string }): ColumnRef => ({
  kind: 'column',
  table,
  column,
});
const anyColumn = fc.constantFrom(...columns);
const ownColumn = (table: string) => fc.constantFrom(...columns.filter((column) => column.table === table));

const operator = fc.constantFrom(
  '=' as const,
  '<>' as const,
  '<' as const,
  '<=' as const,
  '>' as const,
  '>=' as const,
);

function valueFor(type: string): fc.Arbitrary<string | number> {
  if (type === 'text') return fc.constantFrom('a', 'b', 'A', '', "'");
  if (type === 'datetime') return fc.constantFrom('2025-01-01', '2025-01-31', '2025-02-01 12:00:00');
  return fc.constantFrom(0, 1, 2, 2.5, 10);
}

function atom(column: fc.Arbitrary<(typeof columns)[number]>): fc.Arbitrary<Condition> {
  return column.chain((chosen) => {
    const argument = reference(chosen);
    const literal = valueFor(chosen.type).map((value) => ({ kind: 'literal' as const, value }));
    const ignoreCase = fc
      .constant(false)
      .chain((no) => (chosen.type === 'text' ? fc.boolean() : fc.constant(no)));
    const choices: fc.Arbitrary<Condition>[] = [
      fc.record({
        kind: fc.constant('compare'),
        operator,
        left: fc.constant(argument),
        right: literal,
        ignoreCase,
      }),
      fc.record({ kind: fc.constant('missing'), argument: fc.constant(argument), orBlank: fc.boolean() }),
      fc.record({
        kind: fc.constant('one_of'),
        argument: fc.constant(argument),
        values: fc.array(literal, { minLength: 1, maxLength: 3 }),
        ignoreCase,
      }),
      fc.record({
        kind: fc.constant('between'),
        argument: fc.constant(argument),
        low: literal,
        high: literal,
        upperExclusive: fc.boolean(),
      }),
    ];
    const textMatch: fc.Arbitrary<Condition> = fc.record({
      kind: fc.constant('text_match'),
      argument: fc.constant(argument),
      mode: fc.constantFrom('contains', 'starts_with', 'ends_with'),
      text: fc.constantFrom('a', '1', '%'),
    });
    return fc.oneof(...choices, ...(chosen.type === 'text' ? [textMatch] : []));
  });
}

function related(entity: string): fc.Arbitrary<Condition> {
  return fc.constantFrom(...TABLES.filter((table) => table !== entity)).chain((table) =>
    fc.record({
      kind: fc.constant('related'),
      table: fc.constant(table),
      where: fc.option(atom(ownColumn(table)), { nil: null }),
      count: fc.option(fc.record({ operator, value: fc.nat(3) }), { nil: null }),
    }),
  );
}

function condition(entity: string, depth: number): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(atom(ownColumn(entity)), atom(anyColumn), related(entity));
  if (depth === 0) return leaf;
  const inner = condition(entity, depth - 1);
  return fc.oneof(
    leaf,
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      conditions: fc.array(inner, { minLength: 1, maxLength: 3 }),
    }),
    inner.map((negated): Condition => ({ kind: 'not', condition: negated })),
  );
}

const measure: fc.Arbitrary<Expression> = anyColumn.chain((chosen) => {
  const isNumber = chosen.type === 'integer' || chosen.type === 'decimal';
  return fc.record({
    kind: fc.constant('aggregate' as const),
    function: isNumber
      ? fc.constantFrom(
          'count' as const,
          'sum' as const,
          'avg' as const,
          'min' as const,
          'max' as const,
          'median' as const,
        )
      : fc.constantFrom('count' as const, 'min' as const, 'max' as const),
    argument: fc.constant(reference(chosen)),
    distinct: fc.constant(false),
    where: fc.option(atom(ownColumn(chosen.table)), { nil: null }),
  });
});

const relationOf = (entity: string) =>
  fc.constantFrom(...TABLES.filter((table) => table !== entity)).chain((target) =>
    fc.record({
      kind: fc.constantFrom('not_in' as const, 'in' as const, 'in_both' as const),
      target: fc.constant(target),
      targetWhere: fc.option(atom(ownColumn(target)), { nil: null }),
      key: fc.constant(null),
      attributes: fc.constant<Intent['relations'][number]['attributes']>([]),
    }),
  );

const item = (
  expression: fc.Arbitrary<Expression>,
  additional: boolean,
): fc.Arbitrary<Intent['select'][number]> =>
  expression.map((chosen) => ({ expression: chosen, name: null, additional }));

/** Queries without ties in their order and without limits, so that both databases must give the same bag. */
const listing: fc.Arbitrary<Intent> = fc.constantFrom(...TABLES).chain((entity) =>
  fc.record({
    entity: fc.constant(entity),
    select: fc.oneof(
      fc.constant<Intent['select']>([]),
      fc.array(item(ownColumn(entity).map(reference), false), { minLength: 1, maxLength: 3 }),
      fc.array(item(anyColumn.map(reference), false), { minLength: 1, maxLength: 2 }),
      fc.array(item(anyColumn.map(reference), true), { minLength: 1, maxLength: 2 }),
    ),
    distinct: fc.boolean(),
    where: fc.option(condition(entity, 2), { nil: null }),
    relations: fc.array(relationOf(entity), { maxLength: 1 }),
    duplicates: fc.option(
      fc.record({
        columns: ownColumn(entity).map((chosen) => [reference(chosen)]),
        summarise: fc.constant(false),
      }),
      { nil: null, freq: 5 },
    ),
    groupBy: fc.constant([]),
    having: fc.constant(null),
    orderBy: fc.array(
      anyColumn.map((chosen): Intent['orderBy'][number] => ({
        expression: reference(chosen),
        direction: 'asc',
      })),
      { maxLength: 1 },
    ),
    limit: fc.constant(null),
    perGroup: fc.constant(null),
    combine: fc.constant(null),
  }),
);

const summary: fc.Arbitrary<Intent> = fc.constantFrom(...TABLES).chain((entity) =>
  fc.record({
    entity: fc.constant(entity),
    select: fc
      .tuple(
        fc.array(item(anyColumn.map(reference), false), { maxLength: 2 }),
        fc.array(item(measure, false), { minLength: 1, maxLength: 3 }),
      )
      .map(([keys, measures]) => [...keys, ...measures]),
    distinct: fc.constant(false),
    where: fc.option(condition(entity, 1), { nil: null }),
    relations: fc.array(relationOf(entity), { maxLength: 1 }),
    duplicates: fc.constant(null),
    groupBy: fc.constant([]),
    having: fc.option(
      fc.record({
        kind: fc.constant('compare' as const),
        operator,
        left: measure.filter((chosen) => chosen.kind === 'aggregate' && chosen.function === 'count'),
        right: fc.constant({ kind: 'literal' as const, value: 1 }),
        ignoreCase: fc.constant(false),
      }),
      { nil: null, freq: 3 },
    ),
    orderBy: fc.constant([]),
    limit: fc.constant(null),
    perGroup: fc.constant(null),
    combine: fc.constant(null),
  }),
);

function compile(intent: Intent, dialect: TestDatabase['dialect']): CompiledIntent {
  return compileIntent(intent, catalog, { now: new Date(0), dialect });
}
/** Rows as a bag, numbers to nine digits. */
function bag(list: readonly (readonly SqlValue[])[]): string[] {
  return list
    .map((row) =>
      JSON.stringify(row.map((value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value))),
    )
    .sort();
}
async function rowsOf(database: TestDatabase, intent: Intent): Promise<SqlValue[][] | null> {
  const result = compile(intent, database.dialect);
  if (!result.ok) {
    expect(result.diagnostics.map((diagnostic) => diagnostic.code)).not.toContain('unknown_column');
    return null;
  }
  const { sql, params, displaySql, countSql } = result.emitted;
  const found = await database.run(sql, params).catch((error: Error) => {
    throw new Error(`${error.message}\n${database.dialect}\n${displaySql}`);
  });
  expect(await database.run(countSql, params), displaySql).toEqual([[found.length]]);
  return found;
}
async function sameEverywhere(intent: Intent): Promise<SqlValue[][] | null> {
  expect(Intent.safeParse(intent).success).toBe(true);
  const [first = null, ...others] = await Promise.all(databases.map((database) => rowsOf(database, intent)));
  for (const other of others) {
    const result = compile(intent, 'sqlite');
    expect(other && bag(other), result.ok ? result.emitted.displaySql : '').toEqual(first && bag(first));
  }
  return first;
}

/** The same intents on every run; another seed and more runs look further. */
const RUNS = { numRuns: 250, seed: 20250601 };

test('listings run everywhere and give the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(listing, async (intent) => {
      await sameEverywhere(intent);
    }),
    RUNS,
  );
}, 120_000);

test('totals run everywhere and give the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(summary, async (intent) => {
      await sameEverywhere(intent);
    }),
    RUNS,
  );
}, 120_000);

test('filters, sorts and additions never multiply or invent rows', async () => {
  const [sqlite] = databases;
  if (!sqlite) throw new Error('SQLite is always there');
  await fc.assert(
    fc.asyncProperty(listing, async (intent) => {
      const entity = catalog.tables.find((table) => table.name === intent.entity);
      if (!entity || entity.primaryKey.length === 0) return;
      const select = [
        { expression: reference({ table: entity.name, column: 'id' }), name: null, additional: false },
        ...intent.select.filter((chosen) => chosen.additional),
      ];
      const found = await rowsOf(sqlite, { ...intent, select, distinct: false });
      const ids = found?.map((row) => row[0]) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
    }),
    RUNS,
  );
}, 60_000);

test('rows in B and rows not in B are all rows', async () => {
  const [sqlite] = databases;
  if (!sqlite) throw new Error('SQLite is always there');
  await fc.assert(
    fc.asyncProperty(listing, async (intent) => {
      const [relation] = intent.relations;
      if (!relation) return;
      const plain = { ...intent, select: [], duplicates: null, orderBy: [] };
      const found = await rowsOf(sqlite, { ...plain, relations: [{ ...relation, kind: 'in' }] });
      const missing = await rowsOf(sqlite, { ...plain, relations: [{ ...relation, kind: 'not_in' }] });
      if (!found || !missing) return;
      const all = await rowsOf(sqlite, { ...wholeTable(intent.entity), where: intent.where, distinct: true });
      expect(bag([...found, ...missing])).toEqual(bag(all ?? []));
    }),
    RUNS,
  );
}, 60_000);

test('a total is the same beside other totals as alone', async () => {
  const [sqlite] = databases;
  if (!sqlite) throw new Error('SQLite is always there');
  await fc.assert(
    fc.asyncProperty(summary, async (intent) => {
      const measures = intent.select.filter(({ expression }) => expression.kind === 'aggregate');
      const plain = { ...intent, having: null };
      const together = await rowsOf(sqlite, { ...plain, select: measures });
      for (const [index, measure] of measures.entries()) {
        const alone = await rowsOf(sqlite, { ...plain, select: [measure] });
        if (together && alone) expect(bag([[together[0]?.[index] ?? null]])).toEqual(bag(alone));
      }
    }),
    RUNS,
  );
}, 60_000);
