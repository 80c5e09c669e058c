import { describe, expect, test } from 'vitest';
import type { Dialect } from '../catalog';
import { compileIntent } from '../compile-intent';
import { type Intent, wholeTable } from '../intent';
import { sketchCatalog } from './testing/sketch-catalog';

const catalog = sketchCatalog(
  {
    brz_lnd_RBP_GPU: { PLANNING_SKU: 'text', STATUS: 'text', VOLUME: 'decimal', CREATED: 'datetime' },
    brz_lnd_OPS_EXCEL: { PLANNING_SKU: 'text', MARKET: 'text' },
  },
  ['brz_lnd_RBP_GPU.PLANNING_SKU = brz_lnd_OPS_EXCEL.PLANNING_SKU'],
);
const missing: Intent = {
  ...wholeTable('brz_lnd_RBP_GPU'),
  relations: [{ kind: 'not_in', target: 'brz_lnd_OPS_EXCEL', targetWhere: null, key: null, attributes: [] }],
};
const STATUS = { kind: 'column', table: 'brz_lnd_RBP_GPU', column: 'STATUS' } as const;
const CREATED = { kind: 'column', table: 'brz_lnd_RBP_GPU', column: 'CREATED' } as const;
const monthly: Intent = {
  ...wholeTable('brz_lnd_RBP_GPU'),
  select: [
    { expression: { kind: 'period', unit: 'month', argument: CREATED }, name: 'month', additional: false },
    {
      expression: { kind: 'aggregate', function: 'count', argument: null, distinct: false, where: null },
      name: 'rows',
      additional: false,
    },
  ],
  where: { kind: 'text_match', argument: STATUS, mode: 'contains', text: "10%\\'" },
  groupBy: [{ kind: 'period', unit: 'month', argument: CREATED }],
  orderBy: [{ expression: { kind: 'period', unit: 'month', argument: CREATED }, direction: 'asc' }],
};

function emitted(intent: Intent, dialect: Dialect, limit?: number) {
  const result = compileIntent(intent, catalog, {
    now: new Date(0),
    dialect,
    ...(limit !== undefined && { limit }),
  });
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  return result.emitted;
}

describe("the specification's example", () => {
  test('reads as the specification shows it', () => {
    expect(emitted(missing, 'sqlite', 1000).displaySql).toBe(
      [
        'SELECT DISTINCT rbp.*',
        'FROM brz_lnd_RBP_GPU rbp',
        'LEFT JOIN brz_lnd_OPS_EXCEL ops ON rbp.PLANNING_SKU = ops.PLANNING_SKU',
        'WHERE ops.PLANNING_SKU IS NULL',
        'LIMIT 1000',
      ].join('\n'),
    );
  });

  test('keeps the case of names on PostgreSQL', () => {
    expect(emitted(missing, 'postgresql', 1000).displaySql).toBe(
      [
        'SELECT DISTINCT rbp.*',
        'FROM "brz_lnd_RBP_GPU" rbp',
        'LEFT JOIN "brz_lnd_OPS_EXCEL" ops ON rbp."PLANNING_SKU" = ops."PLANNING_SKU"',
        'WHERE ops."PLANNING_SKU" IS NULL',
        'LIMIT 1000',
      ].join('\n'),
    );
  });

  test('looks keys up on MySQL, where a join without an index takes minutes', () => {
    expect(emitted(missing, 'mysql', 1000).displaySql).toBe(
      [
        'SELECT DISTINCT rbp.*',
        'FROM brz_lnd_RBP_GPU rbp',
        'WHERE rbp.PLANNING_SKU IS NULL OR rbp.PLANNING_SKU NOT IN (',
        '  SELECT ops.PLANNING_SKU',
        '  FROM brz_lnd_OPS_EXCEL ops',
        '  WHERE ops.PLANNING_SKU IS NOT NULL',
        ')',
        'LIMIT 1000',
      ].join('\n'),
    );
  });
});

test.each<[Dialect, string, string, string]>([
  ['sqlite', "strftime('%Y-%m', CREATED) AS month", "STATUS LIKE '%10!%\\''%' ESCAPE '!'", 'NULLS LAST'],
  [
    'postgresql',
    `TO_CHAR("CREATED", 'YYYY-MM') AS month`,
    `"STATUS" ILIKE '%10!%\\''%' ESCAPE '!'`,
    `ORDER BY TO_CHAR("CREATED", 'YYYY-MM')`,
  ],
  [
    'mysql',
    "DATE_FORMAT(CREATED, '%Y-%m') AS month",
    "LOWER(STATUS) LIKE LOWER('%10!%\\\\''%') ESCAPE '!'",
    'IS NULL, DATE_FORMAT',
  ],
])('%s has its own words', (dialect, period, like, order) => {
  const { displaySql, sql, params } = emitted(monthly, dialect);
  expect(displaySql).toContain(period);
  expect(displaySql).toContain(like);
  expect(displaySql).toContain(order);
  expect(sql).toContain(dialect === 'postgresql' ? '$1' : '?');
  expect(params).toEqual(["%10!%\\'%"]);
});

test('the limit of the sentence and the limit of the caller: the smaller one', () => {
  expect(emitted({ ...missing, limit: 5 }, 'sqlite', 1000).limitedSql).toMatch(/LIMIT 5$/);
  expect(emitted({ ...missing, limit: 5 }, 'sqlite', 3).limitedSql).toMatch(/LIMIT 3$/);
  expect(emitted({ ...missing, limit: 5 }, 'sqlite', 3).sql).toMatch(/LIMIT 5$/);
  expect(emitted(missing, 'sqlite').limitedSql).toBe(emitted(missing, 'sqlite').sql);
});

test('a schema qualifies tables', () => {
  const inSchema = { ...catalog, tables: catalog.tables.map((table) => ({ ...table, schema: 'My Schema' })) };
  const result = compileIntent(missing, inSchema, { now: new Date(0), dialect: 'postgresql' });
  expect(result).toMatchObject({
    ok: true,
    emitted: { sql: expect.stringContaining('FROM "My Schema"."brz_lnd_RBP_GPU" rbp') },
  });
});

test('a dialect that cannot be printed yet is refused with those that can', () => {
  expect(compileIntent(missing, catalog, { now: new Date(0), dialect: 'oracle' })).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'unsupported', suggestions: ['Use sqlite', 'Use mysql', 'Use postgresql'] }],
  });
});
