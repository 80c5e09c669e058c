import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import type { ColumnType, JoinEdge } from '../nlq/catalog';
import { detectType } from './detect-type';
import { introspectSqliteFile } from './introspect-sqlite-file';
import { openConnector } from './open-connector';

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-sources-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function write(sql: string): string {
  files += 1;
  const file = path.join(folder, `odd # name %20 é ${files}.db`);
  const db = new Sqlite(file);
  db.exec(`BEGIN; ${sql}; COMMIT`);
  db.close();
  return file;
}

const catalogOf = async (sql: string) => introspectSqliteFile(write(sql), 'test');
const pairs = (edges: readonly JoinEdge[]) =>
  edges.map(({ from, to, origin }) => `${origin} ${from.table}.${from.columns}→${to.table}.${to.columns}`);

it.each<[string, unknown[], ColumnType]>([
  ['TEXT', ['2025-01-31', '2024-02-29'], 'date'],
  ['TEXT', ['2025-01-31', ' 2024-02-29 '], 'date'],
  ['VARCHAR(30)', ['2025-01-31 10:00:00', '2025-01-31T10:00:00Z'], 'datetime'],
  ['TEXT', ['2025-01-31', '2025-01-31 10:00'], 'datetime'],
  ['TEXT', ['10:30', '23:59:59'], 'time'],
  ['TEXT', ['2025-01-31', 'n/a'], 'text'],
  ['TEXT', ['2025-13-31'], 'text'],
  ['DATE', ['31/12/2019'], 'text'],
  ['DATE', [2019, 2020], 'integer'],
  ['DATE', [], 'date'],
  ['INTEGER', [1, 2.5], 'decimal'],
  ['INT', ['x'], 'text'],
  ['BOOLEAN', [0, 1], 'boolean'],
  ['BOOLEAN', [0, 2], 'integer'],
  ['BOOL', ['T', 'F'], 'text'],
  ['DECIMAL(10,2)', [1, 2], 'decimal'],
  ['', [1, 2], 'integer'],
  ['', [], 'unknown'],
  ['TEXT', ['007'], 'text'],
])('a %s column with %j is %s', (nativeType, values, type) => {
  const counted = new Map(values.map((value) => [value as string | number, 1]));
  expect(detectType({ nativeType, values: counted })).toBe(type);
});

describe('a catalog', () => {
  it('knows keys, counts, values and how complete they are', async () => {
    const { tables } = await catalogOf(`
      CREATE TABLE "my table" ("the id" INTEGER PRIMARY KEY, state TEXT NOT NULL, note TEXT, code TEXT UNIQUE, data BLOB);
      INSERT INTO "my table" VALUES (1, 'on', NULL, 'a', x'00'), (2, 'on', '', 'b', NULL), (3, 'off', '${'x'.repeat(500)}', 'c', NULL)`);
    expect(tables).toHaveLength(1);
    const [table] = tables;
    expect(table).toMatchObject({ name: 'my table', schema: null, rowCount: 3, primaryKey: ['the id'] });
    const column = (name: string) => table?.columns.find((candidate) => candidate.name === name);
    expect(column('the id')).toMatchObject({
      isPrimaryKey: true,
      isUnique: true,
      nullable: false,
      distinctCount: 3,
    });
    expect(column('state')).toMatchObject({
      values: ['on', 'off'],
      valuesComplete: true,
      nullable: false,
      nullRatio: 0,
    });
    expect(column('note')).toMatchObject({ valuesComplete: false, distinctCount: null });
    expect(column('note')?.nullRatio).toBeCloseTo(1 / 3);
    expect(column('code')?.isUnique).toBe(true);
    expect(column('data')).toMatchObject({ type: 'binary', values: [] });
  });

  it('has declared joins, composite and implicit ones too, whatever their case', async () => {
    const { edges } = await catalogOf(`
      CREATE TABLE a (x INTEGER, y INTEGER, PRIMARY KEY (x, y));
      CREATE TABLE b (p INTEGER, q INTEGER, FOREIGN KEY (p, q) REFERENCES A);
      CREATE TABLE c (bad INTEGER REFERENCES nowhere(id))`);
    expect(pairs(edges)).toEqual(['declared b.p,q→a.x,y']);
    expect(edges[0]).toMatchObject({ confidence: 1, evidence: 'declared as a foreign key' });
  });

  it('counts every value of a column with few of them, however long the table', async () => {
    const { tables } = await catalogOf(`
      CREATE TABLE t (kind TEXT, n INTEGER);
      INSERT INTO t WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < 60000)
        SELECT iif(n = 30000, 'rare', 'common'), n FROM i`);
    expect(tables[0]?.columns[0]).toMatchObject({
      values: ['common', 'rare'],
      valuesComplete: true,
      distinctCount: 2,
    });
    expect(tables[0]?.columns[1]).toMatchObject({ valuesComplete: false, distinctCount: null });
  });
});

describe('inferred joins', () => {
  const numbers = (from: number, to: number) =>
    `WITH RECURSIVE i(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM i WHERE n < ${to})`;

  it('find the same key under another name and spelling, with evidence in words', async () => {
    const { edges } = await catalogOf(`
      CREATE TABLE plan (PLANNING_SKU TEXT, qty INTEGER);
      INSERT INTO plan ${numbers(1, 100)} SELECT printf('sku-%04d', n), n % 7 FROM i;
      CREATE TABLE hana_material_master (MATERIAL TEXT, weight INTEGER);
      INSERT INTO hana_material_master ${numbers(4, 140)} SELECT printf(' SKU%04d', n), n % 7 FROM i`);
    expect(pairs(edges)).toEqual(['inferred plan.PLANNING_SKU→hana_material_master.MATERIAL']);
    expect(edges[0]?.normalisations).toEqual(['trim', 'case', 'leading_zeros', 'punctuation']);
    expect(edges[0]?.evidence).toMatch(
      /^different names; 97 % of values found in hana_material_master\.MATERIAL, ignoring/,
    );
    expect(edges[0]?.confidence).toBeLessThan(0.95);
  });

  it('need the name for whole numbers, and a key on one side', async () => {
    const { edges } = await catalogOf(`
      CREATE TABLE customer (id INTEGER PRIMARY KEY, age INTEGER, city TEXT);
      INSERT INTO customer ${numbers(1, 80)} SELECT n, n, 'city' || n % 3 FROM i;
      CREATE TABLE orders (order_no INTEGER PRIMARY KEY, customer_id INTEGER, city TEXT);
      INSERT INTO orders ${numbers(1, 80)} SELECT n, 1 + n % 40, 'city' || n % 3 FROM i`);
    expect(pairs(edges)).toEqual(['inferred orders.customer_id→customer.id']);
  });

  it('leave columns alone that already say where they point', async () => {
    const { edges } = await catalogOf(`
      CREATE TABLE film (film_id INTEGER PRIMARY KEY);
      INSERT INTO film ${numbers(1, 50)} SELECT n FROM i;
      CREATE TABLE stock (film_id INTEGER REFERENCES film(film_id));
      INSERT INTO stock SELECT film_id FROM film;
      CREATE TABLE sale (film_id INTEGER REFERENCES film(film_id));
      INSERT INTO sale SELECT film_id FROM film`);
    expect(pairs(edges)).toEqual([
      'declared stock.film_id→film.film_id',
      'declared sale.film_id→film.film_id',
    ]);
  });
});

describe('a large schema', () => {
  it('of 500 tables × 20 columns is read in seconds', async () => {
    const columns = Array.from(
      { length: 18 },
      (_, c) => `column_${c} ${c % 3 === 0 ? 'INTEGER' : 'TEXT'}`,
    ).join(', ');
    const cells = Array.from({ length: 18 }, (_, c) => (c % 3 === 0 ? `n * ${c + 1}` : `'v${c}-' || n`)).join(
      ', ',
    );
    const sql = Array.from(
      { length: 500 },
      (_, t) => `CREATE TABLE entity_${t} (id INTEGER PRIMARY KEY, parent_${t}_id INTEGER, ${columns});
        INSERT INTO entity_${t} WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < 100) SELECT n, n, ${cells} FROM i`,
    ).join(';');
    const file = write(sql);
    const start = performance.now();
    const catalog = await introspectSqliteFile(file, 'large');
    expect(catalog.tables).toHaveLength(500);
    expect(performance.now() - start).toBeLessThan(15_000);
  }, 60_000);
});

describe('the connection', () => {
  it('cannot write, whatever the statement', async () => {
    const file = write('CREATE TABLE t (a)');
    const connector = await openConnector({ name: 's', kind: 'sqlite', connection: { path: file } });
    for (const sql of ['DELETE FROM t', 'CREATE TABLE u (a)', 'INSERT INTO t VALUES (1)']) {
      const attempt = async () => {
        const stream = await connector.query(sql, [], { timeoutMs: 1000, maxRows: 10 });
        for await (const _ of stream.batches);
      };
      await expect(attempt()).rejects.toThrow();
    }
    expect(await connector.ping()).toBeGreaterThanOrEqual(0);
    await connector.close();
  });

  it('binds whole numbers so that text columns can equal them, and booleans without dying', async () => {
    const file = write("CREATE TABLE t (a TEXT, b INTEGER); INSERT INTO t VALUES ('5', 9007199254740993)");
    const connector = await openConnector({ name: 's', kind: 'sqlite', connection: { path: file } });
    const read = async (sql: string, params: (string | number | boolean)[]) => {
      const stream = await connector.query(sql, params, { timeoutMs: 1000, maxRows: 10 });
      for await (const [row] of stream.batches) return row;
      return undefined;
    };
    expect(await read("SELECT b, x'0aff' FROM t WHERE a = ?", [5])).toEqual([
      9_007_199_254_740_993n,
      '0x0aff',
    ]);
    expect(await read('SELECT ?', [true])).toEqual([1]);
    await connector.close();
  });
});
