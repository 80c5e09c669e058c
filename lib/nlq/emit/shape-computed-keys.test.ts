import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqlValue } from '../catalog';
import { compileIntent } from '../compile-intent';
import { type Intent, wholeTable } from '../intent';
import { openPostgres, openSqlite, type TestDatabase } from './testing/databases';
import { sketchCatalog, sketchEdge } from './testing/sketch-catalog';

const catalog = sketchCatalog(
  {
    plan: { sku: 'text', price: 'integer' },
    stock: { sku: 'text', price: 'integer', depot: 'text' },
  },
  [sketchEdge('plan.sku = stock.sku', { origin: 'ruleset', normalisations: ['trim', 'case'] })],
);

/** Spaces, case, repeats, blanks and nulls on both sides. */
const rows = {
  plan: [
    ['A1', 1],
    [' a1', 2],
    ['B2', 3],
    ['C3', 4],
    ['', 5],
    [null, 6],
  ],
  stock: [
    ['a1 ', 1, 'north'],
    ['A1', 9, 'south'],
    ['b2', 3, 'north'],
    [null, 7, 'north'],
    ['d4', 8, 'south'],
  ],
} satisfies Record<string, SqlValue[][]>;

const plan = (column: string) => ({ kind: 'column', table: 'plan', column }) as const;
const stock = (column: string) => ({ kind: 'column', table: 'stock', column }) as const;
const relation = { target: 'stock', targetWhere: null, key: null, attributes: [] };

const cases: readonly { name: string; intent: Intent; expected: readonly SqlValue[][] }[] = [
  {
    name: 'missing from',
    intent: { ...wholeTable('plan'), relations: [{ ...relation, kind: 'not_in' }] },
    expected: [
      ['C3', 4],
      ['', 5],
      [null, 6],
    ],
  },
  {
    name: 'in one but not both',
    intent: { ...wholeTable('plan'), relations: [{ ...relation, kind: 'either_not_both' }] },
    expected: [
      ['C3', 'plan'],
      ['', 'plan'],
      [null, 'plan'],
      [null, 'stock'],
      ['d4', 'stock'],
    ],
  },
  {
    name: 'differing in an attribute',
    intent: {
      ...wholeTable('plan'),
      relations: [{ ...relation, kind: 'mismatch', attributes: [{ source: 'price', target: 'price' }] }],
    },
    expected: [
      ['A1', 1, 9],
      [' a1', 2, 1],
      [' a1', 2, 9],
    ],
  },
  {
    name: 'columns of both tables',
    intent: {
      ...wholeTable('plan'),
      select: [plan('price'), stock('depot')].map((expression) => ({
        expression,
        name: null,
        additional: false,
      })),
    },
    expected: [
      [1, 'north'],
      [1, 'south'],
      [2, 'north'],
      [2, 'south'],
      [3, 'north'],
    ],
  },
];

const databases: TestDatabase[] = [];
beforeAll(async () => {
  const postgres = await openPostgres(catalog, rows);
  databases.push(openSqlite(catalog, rows), ...(postgres ? [postgres] : []));
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

const emitted = (intent: Intent, dialect: TestDatabase['dialect']) => {
  const result = compileIntent(intent, catalog, { now: new Date(0), dialect });
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  return result.emitted;
};
const sorted = (found: readonly SqlValue[][]) => found.map((row) => JSON.stringify(row)).sort();

describe('keys that are computed', () => {
  test.each(cases)('$name: the rows are those of the plain join', async ({ intent, expected }) => {
    for (const database of databases) {
      const { sql, params } = emitted(intent, database.dialect);
      expect(sorted(await database.run(sql, params)), database.dialect).toEqual(sorted(expected));
    }
  });

  test.each(cases)(
    '$name: SQLite looks every row up instead of comparing all with all',
    async ({ intent }) => {
      const [database] = databases;
      const { sql, params } = emitted(intent, 'sqlite');
      const steps = (await database?.run(`EXPLAIN QUERY PLAN ${sql}`, params)) ?? [];
      const scans = new Map<SqlValue, number>();
      for (const [, parent = null, , step] of steps) {
        if (String(step).startsWith('SCAN')) scans.set(parent, (scans.get(parent) ?? 0) + 1);
      }
      // A second scan within one loop nest is the quadratic one.
      expect(Math.max(...scans.values()), JSON.stringify(steps)).toBe(1);
    },
  );
});
