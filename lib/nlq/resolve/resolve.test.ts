import { describe, expect, test } from 'vitest';
import type { Catalog } from '../catalog';
import type { CompileOptions } from '../compilation';
import { compileIntent } from '../compile-intent';
import { sketchCatalog, sketchEdge } from '../emit/testing/sketch-catalog';
import { type ColumnRef, type Intent, wholeTable } from '../intent';

const NOW = { now: new Date('2025-06-01T00:00:00Z') };

function col(reference: string, role?: string): ColumnRef {
  const [table = '', column = ''] = reference.split('.');
  return { kind: 'column', table, column, ...(role !== undefined && { role }) };
}
function selecting(entity: string, ...columns: ColumnRef[]): Intent {
  return {
    ...wholeTable(entity),
    select: columns.map((expression) => ({ expression, name: null, additional: false })),
  };
}
function comparing(source: string, target: string, key: Intent['relations'][number]['key'] = null): Intent {
  return {
    ...wholeTable(source),
    relations: [{ kind: 'not_in', target, targetWhere: null, key, attributes: [] }],
  };
}
/** The joins as `a.x = b.y`, or the codes of the problems. */
function joins(intent: Intent, catalog: Catalog, options: Partial<CompileOptions> = {}): string[] {
  const result = compileIntent(intent, catalog, { ...NOW, ...options });
  if (!result.ok) return result.diagnostics.map((diagnostic) => diagnostic.code);
  return result.joins.map(({ from, to }) => `${from.table}.${from.columns} = ${to.table}.${to.columns}`);
}

const flights = sketchCatalog(
  {
    flights: { id: 'integer key', origin_airport: 'integer', destination_airport: 'integer' },
    airports: { id: 'integer key', city: 'text' },
    employees: { id: 'integer key', name: 'text', manager_id: 'integer' },
  },
  [
    'flights.origin_airport = airports.id',
    'flights.destination_airport = airports.id',
    'employees.manager_id = employees.id',
  ],
);

const parts = sketchCatalog({
  rbp: { PLANNING_SKU: 'text', NAME: 'text' },
  ops: { planning_sku: 'text', NAME: 'text', id: 'integer key' },
  hana: { MATERIAL: 'text unique', NAME: 'text' },
  other: { note: 'text' },
});

describe('joins', () => {
  test('the strongest origin wins, whatever the confidence', () => {
    const edges = [
      sketchEdge('rbp.NAME = ops.NAME', { origin: 'inferred', confidence: 0.99 }),
      sketchEdge('rbp.PLANNING_SKU = ops.planning_sku', { origin: 'confirmed', confidence: 0.6 }),
    ];
    expect(joins(comparing('rbp', 'ops'), { ...parts, edges })).toEqual([
      'rbp.PLANNING_SKU = ops.planning_sku',
    ]);
  });

  test('a ruleset wins over declared keys, with its normalisations', () => {
    const catalog = { ...parts, edges: [sketchEdge('rbp.PLANNING_SKU = ops.planning_sku')] };
    const rule = {
      ...sketchEdge('rbp.NAME = ops.NAME'),
      normalisations: ['trim', 'case', 'leading_zeros', 'punctuation'] as const,
    };
    const result = compileIntent(comparing('rbp', 'ops'), catalog, {
      ...NOW,
      ruleset: { name: 'RECON', rules: [rule] },
    });
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    expect(result.joins[0]).toMatchObject({ origin: 'ruleset', evidence: 'Rule of RECON' });
    expect(result.emitted.displaySql).toContain("LTRIM(LOWER(TRIM(rbp.NAME)), '0')");
    expect(result.emitted.displaySql).toContain("LTRIM(LOWER(TRIM(ops.NAME)), '0')");
  });

  test('a key that the sentence names wins over everything', () => {
    const catalog = { ...parts, edges: [sketchEdge('rbp.PLANNING_SKU = ops.planning_sku')] };
    const intent = comparing('rbp', 'ops', [{ source: 'NAME', target: 'NAME' }]);
    expect(joins(intent, catalog)).toEqual(['rbp.NAME = ops.NAME']);
  });

  test('without an edge, columns of one name that look like a key are used and said to be a guess', () => {
    const result = compileIntent(comparing('rbp', 'ops'), parts, NOW);
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    expect(result.joins).toMatchObject([
      { from: { columns: ['PLANNING_SKU'] }, to: { columns: ['planning_sku'] }, origin: 'inferred' },
    ]);
    expect(result.confidenceParts[0]?.score).toBeLessThan(0.8);
    expect(result.confidenceParts[0]?.why).toContain('nothing else says');
  });

  test('without any common key, it says so and what to do', () => {
    const result = compileIntent(comparing('rbp', 'other'), parts, NOW);
    expect(result).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'no_join', message: 'Unable to find join columns between rbp and other' }],
    });
    expect(result.diagnostics[0]?.suggestions.length).toBeGreaterThan(0);
  });

  test('excluded fields are never keys, in any case', () => {
    const catalog = { ...parts, edges: [sketchEdge('rbp.PLANNING_SKU = ops.planning_sku')] };
    expect(joins(comparing('rbp', 'ops'), catalog, { excludedFields: ['Planning_Sku'] })).toEqual([
      'excluded_join',
    ]);
    const two = {
      ...catalog,
      edges: [...catalog.edges, sketchEdge('rbp.NAME = ops.NAME', { origin: 'inferred', confidence: 0.8 })],
    };
    expect(joins(comparing('rbp', 'ops'), two, { excludedFields: ['planning_sku'] })).toEqual([
      'rbp.NAME = ops.NAME',
    ]);
  });

  test('hidden tables do not exist', () => {
    expect(joins(comparing('rbp', 'ops'), parts, { tables: ['rbp', 'hana'] })).toEqual(['unknown_table']);
  });

  test('a table is not compared with itself', () => {
    expect(joins(comparing('rbp', 'rbp'), parts)).toEqual(['same_table']);
  });

  test('keys of several columns stay together', () => {
    const catalog = sketchCatalog(
      { plan: { plant: 'text', sku: 'text' }, stock: { werks: 'text key', matnr: 'text key' } },
      ['plan.plant, plan.sku = stock.werks, stock.matnr'],
    );
    const result = compileIntent(comparing('plan', 'stock'), catalog, NOW);
    expect(result).toMatchObject({
      ok: true,
      joinedColumns: [
        ['plant', 'werks'],
        ['sku', 'matnr'],
      ],
    });
  });

  test('two equally good joins are asked about', () => {
    const result = compileIntent(selecting('flights', col('flights.id'), col('airports.city')), flights, NOW);
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'ambiguous' }] });
    expect(result.diagnostics[0]?.suggestions).toEqual([
      'airports by origin_airport',
      'airports by destination_airport',
    ]);
  });

  test('roles keep two uses of a table apart', () => {
    const intent = selecting('flights', col('airports.city', 'origin'), col('airports.city', 'destination'));
    const result = compileIntent(intent, flights, NOW);
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    expect(result.emitted.sql).toBe(
      [
        'SELECT origin.city, destination.city AS destination_city',
        'FROM flights',
        'JOIN airports origin ON flights.origin_airport = origin.id',
        'JOIN airports destination ON flights.destination_airport = destination.id',
      ].join('\n'),
    );
  });

  test('a table joins itself by role, towards its key', () => {
    expect(
      joins(selecting('employees', col('employees.name'), col('employees.name', 'manager')), flights),
    ).toEqual(['employees.manager_id = employees.id']);
  });

  test('the cheapest tree is found, not the nearest pieces', () => {
    const catalog = sketchCatalog(
      {
        e: { id: 'integer key', x_id: 'integer', y_id: 'integer' },
        x: { id: 'integer key', a_id: 'integer' },
        y: { id: 'integer key', a_id: 'integer', b_id: 'integer' },
        a: { id: 'integer key', v: 'text' },
        b: { id: 'integer key', v: 'text' },
      },
      ['e.x_id = x.id', 'e.y_id = y.id', 'x.a_id = a.id', 'y.a_id = a.id', 'y.b_id = b.id'],
    );
    expect(joins(selecting('e', col('e.id'), col('a.v'), col('b.v')), catalog)).toEqual([
      'e.y_id = y.id',
      'y.a_id = a.id',
      'y.b_id = b.id',
    ]);
  });

  test('two declared joins are preferred to one that was only inferred', () => {
    const catalog = sketchCatalog(
      {
        e: { id: 'integer key', m_id: 'integer', name: 'text' },
        m: { id: 'integer key', t_id: 'integer' },
        t: { id: 'integer key', name: 'text' },
      },
      [
        'e.m_id = m.id',
        'm.t_id = t.id',
        sketchEdge('e.name = t.name', { origin: 'inferred', confidence: 0.9 }),
      ],
    );
    expect(joins(selecting('e', col('e.id'), col('t.id')), catalog)).toEqual([
      'e.m_id = m.id',
      'm.t_id = t.id',
    ]);
  });
});

test('unknown names come back with the closest ones', () => {
  expect(compileIntent(selecting('flight', col('flight.id')), flights, NOW).diagnostics).toMatchObject([
    { code: 'unknown_table', suggestions: ['flights'] },
  ]);
  expect(
    compileIntent(selecting('flights', col('flights.orign_airport')), flights, NOW).diagnostics,
  ).toMatchObject([{ code: 'unknown_column', suggestions: ['origin_airport'] }]);
});

test('names are found in any case and printed as the catalog has them', () => {
  const result = compileIntent(selecting('FLIGHTS', col('Flights.ID')), flights, NOW);
  expect(result).toMatchObject({ ok: true, emitted: { sql: 'SELECT id\nFROM flights' } });
});

describe('a large catalog', () => {
  const tables = Array.from({ length: 500 }, (_, table) => [
    `table_${table}`,
    Object.fromEntries([
      ['id', 'integer key' as const],
      ...Array.from({ length: 19 }, (_, column) => [`column_${column}`, 'integer' as const]),
    ]),
  ]);
  const edges = Array.from(
    { length: 499 },
    (_, table) => `table_${table + 1}.column_0 = table_${Math.floor(table / 3)}.id`,
  );
  const large = sketchCatalog(Object.fromEntries(tables), edges);
  const near = selecting('table_40', col('table_40.column_1'), col('table_13.column_2'));
  const far = selecting(
    'table_400',
    col('table_400.column_1'),
    col('table_300.column_2'),
    col('table_499.column_3'),
  );

  test.each([
    ['near', near, 5],
    ['far', far, 50],
  ])('compiles joins between %s tables in milliseconds', (_, intent, budgetMs) => {
    for (let warm = 0; warm < 20; warm += 1) compileIntent(intent, large, NOW);
    const times = Array.from({ length: 40 }, () => {
      const start = performance.now();
      expect(compileIntent(intent, large, NOW).ok).toBe(true);
      return performance.now() - start;
    });
    const median = times.sort((left, right) => left - right)[20] ?? Number.POSITIVE_INFINITY;
    expect(median).toBeLessThan(budgetMs);
  });
});
