import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqlValue } from './catalog';
import type { CompileOptions } from './compilation';
import { type CompiledIntent, compileIntent } from './compile-intent';
import { openPostgres, openSqlite, type TestDatabase } from './emit/testing/databases';
import { sketchCatalog } from './emit/testing/sketch-catalog';
import type { ColumnRef, Condition, Expression, Intent } from './intent';
import { wholeTable } from './intent';

const catalog = sketchCatalog(
  {
    customers: { id: 'integer key', name: 'text', country: 'text', region_id: 'integer', credit: 'decimal' },
    regions: { id: 'integer key', name: 'text' },
    orders: {
      id: 'integer key',
      customer_id: 'integer',
      status: 'text',
      amount: 'decimal',
      ordered_at: 'datetime',
      ordered_on: 'date',
    },
    items: { order_id: 'integer', product_id: 'integer', quantity: 'integer' },
    products: { id: 'integer key', name: 'text', price: 'decimal' },
    tickets: { id: 'integer key', customer_id: 'integer', hours: 'integer' },
    left_side: { SKU: 'text', NAME: 'text', QTY: 'integer' },
    right_side: { SKU: 'text', NAME: 'text', QTY: 'integer' },
  },
  [
    'customers.region_id = regions.id',
    'orders.customer_id = customers.id',
    'items.order_id = orders.id',
    'items.product_id = products.id',
    'tickets.customer_id = customers.id',
    'left_side.SKU = right_side.SKU',
  ],
);

const rows = {
  regions: [
    [1, 'North'],
    [2, 'South'],
  ],
  customers: [
    [1, 'Ada', 'DE', 1, 100],
    [2, 'Bob', 'FR', 2, 50.5],
    [3, 'Cy', 'DE', null, null],
    [4, 'Ada', 'IT', 1, 10],
  ],
  orders: [
    [1, 1, 'open', 10, '2025-01-31 10:00:00', '2025-01-31'],
    [2, 1, 'Open', 20, '2025-02-01 00:00:00', '2025-02-01'],
    [3, 2, 'shipped', 5, '2025-04-15 23:59:59', '2025-04-15'],
    [4, null, null, 7, null, null],
    [5, 4, 'shipped', null, '2024-12-30 01:00:00', '2024-12-30'],
  ],
  items: [
    [1, 1, 2],
    [1, 2, 1],
    [2, 1, 5],
    [3, 3, 1],
    [3, 3, 1],
  ],
  products: [
    [1, 'Pen', 1.5],
    [2, 'Ink', 4],
    [3, 'Pad', null],
  ],
  tickets: [
    [1, 1, 3],
    [2, 1, 4],
    [3, 3, 5],
  ],
  left_side: [
    ['A', 'one', 1],
    ['A', 'one', 1],
    ['B', 'two', 2],
    ['C', null, 3],
    [null, 'null key', 4],
    ['', 'blank', 5],
    ['', 'blank', 5],
    ['D', 'four', 6],
  ],
  right_side: [
    ['A', 'one', 1],
    ['A', 'uno', 1],
    ['C', 'three', 3],
    [null, 'nothing', 9],
    ['E', 'five', 5],
  ],
} satisfies Record<string, SqlValue[][]>;

const databases: TestDatabase[] = [];
beforeAll(async () => {
  const postgres = await openPostgres(catalog, rows);
  databases.push(openSqlite(catalog, rows), ...(postgres ? [postgres] : []));
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

function col(reference: string, role?: string): ColumnRef {
  const [table = '', column = ''] = reference.split('.');
  return { kind: 'column', table, column, ...(role !== undefined && { role }) };
}
function is(
  left: Expression,
  value: SqlValue,
  operator: '=' | '<>' | '<' | '<=' | '>' | '>=' = '=',
): Condition {
  return { kind: 'compare', operator, left, right: { kind: 'literal', value }, ignoreCase: false };
}
function total(
  name: 'count' | 'sum' | 'avg' | 'min' | 'max' | 'median',
  reference?: string,
  distinct = false,
): Expression {
  return {
    kind: 'aggregate',
    function: name,
    argument: reference === undefined ? null : col(reference),
    distinct,
    where: null,
  };
}
function show(...expressions: (string | Expression)[]): Pick<Intent, 'select'> {
  return {
    select: expressions.map((expression) => ({
      expression: typeof expression === 'string' ? col(expression) : expression,
      name: null,
      additional: false,
    })),
  };
}
function query(entity: string, ...parts: Partial<Intent>[]): Intent {
  return Object.assign({}, wholeTable(entity), ...parts);
}
function relation(
  kind: Intent['relations'][number]['kind'],
  target: string,
  more: Partial<Intent['relations'][number]> = {},
) {
  return { relations: [{ kind, target, targetWhere: null, key: null, attributes: [], ...more }] };
}
function also(expression: Expression): Intent['select'][number] {
  return { expression, name: null, additional: true };
}
const NOW: CompileOptions = { now: new Date('2025-06-01T00:00:00Z') };

function compiled(intent: Intent, options: Partial<CompileOptions> = {}): CompiledIntent & { ok: true } {
  const result = compileIntent(intent, catalog, { ...NOW, ...options });
  if (!result.ok) throw new Error(result.diagnostics.map((diagnostic) => diagnostic.message).join('; '));
  return result;
}
function sorted(list: SqlValue[][]): SqlValue[][] {
  return [...list].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}

interface Case {
  readonly name: string;
  readonly intent: Intent;
  /** Read from the fixture rows by hand. Compared as a bag unless `ordered`. */
  readonly expected: SqlValue[][];
  readonly ordered?: true;
}

const cases: Case[] = [
  {
    name: 'lists a table',
    intent: query('regions'),
    expected: [
      [1, 'North'],
      [2, 'South'],
    ],
  },
  {
    name: 'lists rows of A not in B once each, blank and null keys included',
    intent: query('left_side', relation('not_in', 'right_side')),
    expected: [
      ['', 'blank', 5],
      ['B', 'two', 2],
      ['D', 'four', 6],
      [null, 'null key', 4],
    ],
  },
  {
    name: 'restricts the target before comparing',
    intent: query(
      'left_side',
      relation('not_in', 'right_side', { targetWhere: is(col('right_side.NAME'), 'uno', '<>') }),
      {
        where: is(col('left_side.QTY'), 4, '<'),
      },
    ),
    expected: [['B', 'two', 2]],
  },
  {
    name: 'lists rows of A in B without repeating them',
    intent: query('left_side', relation('in', 'right_side')),
    expected: [
      ['A', 'one', 1],
      ['C', null, 3],
    ],
  },
  {
    name: 'counts rows not in B',
    intent: query('left_side', relation('not_in', 'right_side'), show(total('count'))),
    expected: [[5]],
  },
  {
    name: 'lists what only one side has',
    intent: query('left_side', relation('either_not_both', 'right_side')),
    expected: [
      ['', 'left_side'],
      ['B', 'left_side'],
      ['D', 'left_side'],
      ['E', 'right_side'],
      [null, 'left_side'],
      [null, 'right_side'],
    ],
  },
  {
    name: 'counts what only one side has',
    intent: query('left_side', relation('either_not_both', 'right_side'), show(total('count'))),
    expected: [[6]],
  },
  {
    name: 'lists mismatches, null against a value included',
    intent: query(
      'left_side',
      relation('mismatch', 'right_side', { attributes: [{ source: 'NAME', target: 'NAME' }] }),
    ),
    expected: [
      ['A', 'one', 'uno'],
      ['C', null, 'three'],
    ],
  },
  {
    name: 'compares all shared columns when none is named',
    intent: query('left_side', relation('mismatch', 'right_side')),
    expected: [
      ['A', 'one', 'uno', 1, 1],
      ['C', null, 'three', 3, 3],
    ],
  },
  {
    name: 'lists duplicates; nulls and blanks are none',
    intent: query('left_side', { duplicates: { columns: [col('left_side.SKU')], summarise: false } }),
    expected: [
      ['A', 'one', 1],
      ['A', 'one', 1],
    ],
  },
  {
    name: 'summarises duplicates',
    intent: query('left_side', {
      duplicates: { columns: [col('left_side.SKU'), col('left_side.NAME')], summarise: true },
    }),
    expected: [['A', 'one', 2]],
  },
  {
    name: 'counts duplicate groups',
    intent: query('left_side', show(total('count')), {
      duplicates: { columns: [col('left_side.SKU')], summarise: true },
    }),
    expected: [[1]],
  },
  {
    name: 'joins what is selected',
    intent: query('orders', show('orders.id', 'customers.name'), {
      where: is(col('customers.country'), 'DE'),
    }),
    expected: [
      [1, 'Ada'],
      [2, 'Ada'],
    ],
  },
  {
    name: 'filters through a to-many join without multiplying',
    intent: query('customers', show('customers.name'), { where: is(col('orders.amount'), 5, '>=') }),
    expected: [['Ada'], ['Bob']],
  },
  {
    name: 'keeps conditions on one related row together',
    intent: query('customers', show('customers.id'), {
      where: { kind: 'and', conditions: [is(col('orders.status'), 'open'), is(col('orders.amount'), 20)] },
    }),
    expected: [],
  },
  {
    name: 'keeps rows that satisfy the other side of an OR',
    intent: query('customers', show('customers.id'), {
      where: { kind: 'or', conditions: [is(col('customers.country'), 'IT'), is(col('tickets.hours'), 5)] },
    }),
    expected: [[3], [4]],
  },
  {
    name: 'keeps rows without a parent in an OR over it',
    intent: query('customers', show('customers.id'), {
      where: {
        kind: 'or',
        conditions: [is(col('regions.name'), 'South'), is(col('customers.country'), 'DE')],
      },
    }),
    expected: [[1], [2], [3]],
  },
  {
    name: 'finds rows without related rows, also those without a key',
    intent: query('orders', show('orders.id'), {
      where: { kind: 'not', condition: { kind: 'related', table: 'items', where: null, count: null } },
    }),
    expected: [[4], [5]],
  },
  {
    name: 'finds them inside of an OR as well',
    intent: query('orders', show('orders.id'), {
      where: {
        kind: 'or',
        conditions: [
          is(col('orders.id'), 1),
          { kind: 'not', condition: { kind: 'related', table: 'customers', where: null, count: null } },
        ],
      },
    }),
    expected: [[1], [4]],
  },
  {
    name: 'counts related rows',
    intent: query('customers', show('customers.id'), {
      where: { kind: 'related', table: 'orders', where: null, count: { operator: '<', value: 2 } },
    }),
    expected: [[2], [3], [4]],
  },
  {
    name: 'counts related rows through another table, each once',
    intent: query('orders', show('orders.id'), {
      where: { kind: 'related', table: 'products', where: null, count: { operator: '=', value: 1 } },
    }),
    expected: [[2], [3]],
  },
  {
    name: 'counts related rows under a condition',
    intent: query('customers', show('customers.id'), {
      where: {
        kind: 'related',
        table: 'orders',
        where: is(col('orders.amount'), 9, '>'),
        count: { operator: '>=', value: 2 },
      },
    }),
    expected: [[1]],
  },
  {
    name: 'groups over a join',
    intent: query('orders', show('customers.name', total('count'), total('sum', 'orders.amount')), {
      groupBy: [col('customers.name')],
    }),
    expected: [
      ['Ada', 3, 30],
      ['Bob', 1, 5],
    ],
  },
  {
    name: 'does not count rows again for each related row',
    intent: query('customers', show(total('count'), total('sum', 'customers.credit')), {
      where: is(col('orders.amount'), 1, '>'),
    }),
    expected: [[2, 150.5]],
  },
  {
    name: 'sums tables of different grain each by itself',
    intent: query(
      'customers',
      show('customers.id', total('sum', 'orders.amount'), total('sum', 'tickets.hours')),
      {
        groupBy: [col('customers.id')],
      },
    ),
    expected: [
      [1, 30, 7],
      [2, 5, null],
      [3, null, 5],
      [4, null, null],
    ],
  },
  {
    name: 'sums tables of different grain without groups',
    intent: query(
      'customers',
      show(total('sum', 'customers.credit'), total('sum', 'orders.amount'), total('count', 'tickets.id')),
    ),
    expected: [[160.5, 35, 3]],
  },
  {
    name: 'counts parents beside the total of their children',
    intent: query('customers', show('customers.country', total('count'), total('sum', 'orders.amount')), {
      groupBy: [col('customers.country')],
    }),
    expected: [
      ['DE', 2, 30],
      ['FR', 1, 5],
      ['IT', 1, null],
    ],
  },
  {
    name: 'sums a parent once in each group of its children',
    intent: query('orders', show('products.name', total('sum', 'orders.amount')), {
      groupBy: [col('products.name')],
    }),
    expected: [
      ['Ink', 10],
      ['Pad', 5],
      ['Pen', 30],
    ],
  },
  {
    name: 'takes what each row has one of once a row: the prices of the items of an order',
    intent: query('orders', show(total('sum', 'products.price')), { where: is(col('orders.id'), 2, '<=') }),
    expected: [[7]],
  },
  {
    name: 'counts keys as rows of their own table',
    intent: query('orders', show(total('count', 'products.id'))),
    expected: [[3]],
  },
  {
    name: 'sorts groups by the extreme of their rows',
    intent: query('orders', show('customers.country'), {
      groupBy: [col('customers.country')],
      orderBy: [{ expression: col('orders.ordered_at'), direction: 'desc' }],
    }),
    expected: [['FR'], ['DE'], ['IT']],
    ordered: true,
  },
  {
    name: 'filters groups',
    intent: query('orders', show('customers.name', total('count')), {
      groupBy: [col('customers.name')],
      having: {
        kind: 'compare',
        operator: '>',
        left: total('count'),
        right: { kind: 'literal', value: 1 },
        ignoreCase: false,
      },
    }),
    expected: [['Ada', 3]],
  },
  {
    name: 'finds the most frequent',
    intent: query('orders', show('customers.name'), {
      groupBy: [col('customers.name')],
      orderBy: [{ expression: total('count'), direction: 'desc' }],
      limit: 1,
    }),
    expected: [['Ada']],
    ordered: true,
  },
  {
    name: 'sorts nulls last in both directions',
    intent: query('orders', show('orders.id'), {
      orderBy: [{ expression: col('orders.amount'), direction: 'desc' }],
    }),
    expected: [[2], [1], [4], [3], [5]],
    ordered: true,
  },
  {
    name: 'sorts ascending with nulls last',
    intent: query('orders', show('orders.id'), {
      orderBy: [{ expression: col('orders.amount'), direction: 'asc' }],
    }),
    expected: [[3], [4], [1], [2], [5]],
    ordered: true,
  },
  {
    name: 'sorts by what belongs to a row without repeating it',
    intent: query('customers', show('customers.name'), {
      orderBy: [{ expression: col('orders.amount'), direction: 'desc' }],
      limit: 2,
    }),
    expected: [['Ada'], ['Bob']],
    ordered: true,
  },
  {
    name: 'takes the first of each group',
    intent: query('orders', show('orders.id', 'orders.customer_id'), {
      where: {
        kind: 'not',
        condition: { kind: 'missing', argument: col('orders.customer_id'), orBlank: false },
      },
      orderBy: [{ expression: col('orders.ordered_at'), direction: 'desc' }],
      perGroup: { per: [col('orders.customer_id')], count: 1 },
    }),
    expected: [
      [2, 1],
      [3, 2],
      [5, 4],
    ],
    ordered: true,
  },
  {
    name: 'takes the largest group within each group',
    intent: query('orders', show('customers.country', 'products.name', total('sum', 'items.quantity')), {
      groupBy: [col('customers.country'), col('products.name')],
      orderBy: [{ expression: total('sum', 'items.quantity'), direction: 'desc' }],
      perGroup: { per: [col('customers.country')], count: 1 },
    }),
    expected: [
      ['DE', 'Pen', 7],
      ['FR', 'Pad', 2],
    ],
    ordered: true,
  },
  {
    name: 'shows additions without losing rows',
    intent: query('customers', { select: [...show('customers.id').select, also(col('regions.name'))] }),
    expected: [
      [1, 'North'],
      [2, 'South'],
      [3, null],
      [4, 'North'],
    ],
  },
  {
    name: 'shows additions of many rows as one',
    intent: query('customers', {
      select: [...show('customers.id').select, also(col('orders.status')), also(total('count', 'orders.id'))],
    }),
    expected: [
      [1, 'Open', 2],
      [2, 'shipped', 1],
      [3, null, 0],
      [4, 'shipped', 1],
    ],
  },
  {
    name: 'reads a day as its 24 hours',
    intent: query('orders', show('orders.id'), { where: is(col('orders.ordered_at'), '2025-04-15') }),
    expected: [[3]],
  },
  {
    name: 'reads after a day as from the next',
    intent: query('orders', show('orders.id'), { where: is(col('orders.ordered_at'), '2025-01-31', '>') }),
    expected: [[2], [3]],
  },
  {
    name: 'includes the whole last day of a range',
    intent: query('orders', show('orders.id'), {
      where: {
        kind: 'between',
        argument: col('orders.ordered_at'),
        low: { kind: 'literal', value: '2025-01-01' },
        high: { kind: 'literal', value: '2025-01-31' },
        upperExclusive: false,
      },
    }),
    expected: [[1]],
  },
  ...(['day', 'week', 'month', 'quarter', 'year'] as const).map(
    (unit, index): Case => ({
      name: `groups by ${unit}`,
      intent: query(
        'orders',
        show({ kind: 'period', unit, argument: col('orders.ordered_at') }, total('count')),
        {
          groupBy: [{ kind: 'period', unit, argument: col('orders.ordered_at') }],
        },
      ),
      expected: [
        [
          ['2025-01-31', 1],
          ['2025-02-01', 1],
          ['2025-04-15', 1],
          ['2024-12-30', 1],
          [null, 1],
        ],
        [
          ['2025-01-27', 2],
          ['2025-04-14', 1],
          ['2024-12-30', 1],
          [null, 1],
        ],
        [
          ['2025-01', 1],
          ['2025-02', 1],
          ['2025-04', 1],
          ['2024-12', 1],
          [null, 1],
        ],
        [
          ['2025-Q1', 2],
          ['2025-Q2', 1],
          ['2024-Q4', 1],
          [null, 1],
        ],
        [
          [2025, 3],
          [2024, 1],
          [null, 1],
        ],
      ][index] as SqlValue[][],
    }),
  ),
  {
    name: 'takes a median',
    intent: query('orders', show(total('median', 'orders.amount'))),
    expected: [[8.5]],
  },
  {
    name: 'takes a median in each group beside other totals',
    intent: query('orders', show('customers.country', total('median', 'orders.amount'), total('count')), {
      groupBy: [col('customers.country')],
    }),
    expected: [
      ['DE', 15, 2],
      ['FR', 5, 1],
      ['IT', null, 1],
    ],
  },
  {
    name: 'divides whole numbers exactly and by zero to nothing',
    intent: query(
      'customers',
      show('customers.id', {
        kind: 'arithmetic',
        operator: '/',
        left: { kind: 'literal', value: 1 },
        right: {
          kind: 'arithmetic',
          operator: '-',
          left: col('customers.id'),
          right: { kind: 'literal', value: 2 },
        },
      }),
    ),
    expected: [
      [1, -1],
      [2, null],
      [3, 1],
      [4, 0.5],
    ],
  },
  {
    name: 'computes a share',
    intent: query(
      'orders',
      show({
        kind: 'arithmetic',
        operator: '/',
        left: {
          kind: 'aggregate',
          function: 'count',
          argument: null,
          distinct: false,
          where: is(col('orders.status'), 'shipped'),
        },
        right: total('count'),
      }),
    ),
    expected: [[0.4]],
  },
  {
    name: 'computes a share over rows that have none related',
    intent: query(
      'customers',
      show({
        kind: 'aggregate',
        function: 'count',
        argument: null,
        distinct: false,
        where: { kind: 'not', condition: { kind: 'related', table: 'tickets', where: null, count: null } },
      }),
    ),
    expected: [[2]],
  },
  {
    name: 'compares with an aggregate',
    intent: query('orders', show('orders.id'), {
      where: {
        kind: 'compare',
        operator: '>',
        left: col('orders.amount'),
        right: { kind: 'scalar', intent: query('orders', show(total('avg', 'orders.amount'))) },
        ignoreCase: false,
      },
    }),
    expected: [[2]],
  },
  {
    name: 'ignores case where asked',
    intent: query('orders', show('orders.id'), {
      where: {
        kind: 'compare',
        operator: '=',
        left: col('orders.status'),
        right: { kind: 'literal', value: 'OPEN' },
        ignoreCase: true,
      },
    }),
    expected: [[1], [2]],
  },
  {
    name: 'matches one of several values',
    intent: query('orders', show('orders.id'), {
      where: {
        kind: 'one_of',
        argument: col('orders.status'),
        values: [
          { kind: 'literal', value: 'OPEN' },
          { kind: 'literal', value: 'Shipped' },
        ],
        ignoreCase: true,
      },
    }),
    expected: [[1], [2], [3], [5]],
  },
  {
    name: 'looks values up in another query, nulls hiding nothing',
    intent: query('customers', show('customers.id'), {
      where: {
        kind: 'not',
        condition: {
          kind: 'in_query',
          argument: col('customers.id'),
          intent: query('orders', show('orders.customer_id')),
        },
      },
    }),
    expected: [[3]],
  },
  {
    name: 'finds blank and missing text',
    intent: query('left_side', show('left_side.QTY'), {
      where: { kind: 'missing', argument: col('left_side.SKU'), orBlank: true },
    }),
    expected: [[4], [5], [5]],
  },
  {
    name: 'puts lists together',
    intent: query('left_side', show('left_side.SKU'), {
      combine: { operation: 'union', right: query('right_side', show('right_side.SKU')) },
      orderBy: [{ expression: col('left_side.SKU'), direction: 'asc' }],
    }),
    expected: [[''], ['A'], ['B'], ['C'], ['D'], ['E'], [null]],
    ordered: true,
  },
  {
    name: 'intersects lists',
    intent: query('left_side', show('left_side.SKU'), {
      combine: { operation: 'intersect', right: query('right_side', show('right_side.SKU')) },
    }),
    expected: [['A'], ['C'], [null]],
  },
  {
    name: 'subtracts a limited list',
    intent: query('products', show('products.name'), {
      combine: {
        operation: 'except',
        right: query('products', show('products.name'), {
          orderBy: [{ expression: col('products.price'), direction: 'desc' }],
          limit: 1,
        }),
      },
    }),
    expected: [['Pad'], ['Pen']],
  },
];

describe('rows on real databases', () => {
  test('PostgreSQL is there, or its absence is said', ({ skip }) => {
    if (databases.length < 2) skip('no PostgreSQL on 127.0.0.1:5432');
    expect(databases).toHaveLength(2);
  });

  test.each(cases)('$name', async ({ intent, expected, ordered }) => {
    for (const database of databases) {
      const { emitted } = compiled(intent, { dialect: database.dialect, limit: 1000 });
      const arrange = ordered ? (list: SqlValue[][]) => list : sorted;
      const context = `${database.dialect}\n${emitted.displaySql}`;
      expect(arrange(await database.run(emitted.sql, emitted.params)), context).toEqual(arrange(expected));
      expect(arrange(await database.run(emitted.displaySql)), context).toEqual(arrange(expected));
      expect(await database.run(emitted.countSql, emitted.params), context).toEqual([[expected.length]]);
    }
  });
});

test('a single total is not sorted', () => {
  const sortedTotal = query('orders', show(total('count')), {
    orderBy: [{ expression: col('orders.amount'), direction: 'desc' }],
  });
  expect(compileIntent(sortedTotal, catalog, NOW)).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'unsupported' }],
  });
});

test('what may surprise is said', () => {
  const shown = query('customers', { select: [...show('customers.id').select, also(col('orders.status'))] });
  expect(compiled(shown).diagnostics).toMatchObject([{ code: 'fan_out', severity: 'warning' }]);
  const perProduct = query('left_side', show('right_side.NAME', total('sum', 'left_side.QTY')), {
    groupBy: [col('right_side.NAME')],
  });
  expect(compiled(perProduct).diagnostics).toMatchObject([
    { code: 'fan_out', message: expect.stringContaining('left_side') },
  ]);
  expect(compiled(query('orders', show('orders.id', 'customers.name'))).diagnostics).toEqual([]);
});
