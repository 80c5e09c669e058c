import { expect, test } from 'vitest';
import { classifyIntent, isScalarIntent } from '../classify';
import { type ColumnRef, type Condition, type Expression, type Intent, wholeTable } from '../intent';
import { describeIntent } from './describe-intent';

function col(reference: string): ColumnRef {
  const [table = '', column = ''] = reference.split('.');
  return { kind: 'column', table, column };
}
function is(
  reference: string,
  value: string | number | null,
  operator: '=' | '<>' | '>' | '<=' = '=',
): Condition {
  return {
    kind: 'compare',
    operator,
    left: col(reference),
    right: { kind: 'literal', value },
    ignoreCase: true,
  };
}
const COUNT: Expression = {
  kind: 'aggregate',
  function: 'count',
  argument: null,
  distinct: false,
  where: null,
};
const AVERAGE: Expression = { ...COUNT, function: 'avg', argument: col('orders.amount') };
function show(...expressions: Expression[]): Pick<Intent, 'select'> {
  return { select: expressions.map((expression) => ({ expression, name: null, additional: false })) };
}
function comparing(kind: Intent['relations'][number]['kind']): Pick<Intent, 'relations'> {
  return {
    relations: [
      {
        kind,
        target: 'ops',
        targetWhere: null,
        key: [{ source: 'SKU', target: 'MATERIAL' }],
        attributes: [],
      },
    ],
  };
}

test.each<[Partial<Intent> & { entity: string }, string, string]>([
  [{ entity: 'orders' }, 'DATA_QUERY SELECT', 'All columns of orders'],
  [
    { entity: 'rbp', ...comparing('not_in') },
    'COMPARISON_QUERY NOT_IN',
    'All columns of rbp for rows whose SKU does not occur in ops as MATERIAL (each distinct row once)',
  ],
  [
    { entity: 'rbp', ...comparing('in'), where: is('rbp.STATUS', 'active'), limit: 5 },
    'COMPARISON_QUERY IN',
    'All columns of rbp for rows whose SKU also occurs in ops as MATERIAL, and whose STATUS is "active" (each distinct row once), the first 5 rows only',
  ],
  [
    { entity: 'rbp', ...comparing('not_in'), ...show(COUNT) },
    'COMPARISON_QUERY NOT_IN',
    'The number of rows of rbp whose SKU does not occur in ops as MATERIAL',
  ],
  [
    { entity: 'rbp', ...comparing('mismatch') },
    'COMPARISON_QUERY MISMATCH',
    'SKU with the values of rbp and ops, for rows that match by SKU as MATERIAL but differ in any column that both have (each distinct row once)',
  ],
  [
    { entity: 'orders', where: is('orders.status', 'open', '<>') },
    'FILTER_QUERY EQUALS',
    'All columns of orders for rows whose status is not "open" (rows without a status are left out)',
  ],
  [
    {
      entity: 'orders',
      where: { kind: 'and', conditions: [is('orders.at', '2025-01-31', '>'), is('orders.amount', 5, '<=')] },
    },
    'FILTER_QUERY EQUALS',
    'All columns of orders for rows whose at is after 2025-01-31 and amount is at most 5',
  ],
  [
    {
      entity: 'orders',
      ...show(col('customers.name'), AVERAGE),
      groupBy: [col('customers.name')],
      having: {
        kind: 'compare',
        operator: '>',
        left: COUNT,
        right: { kind: 'literal', value: 3 },
        ignoreCase: false,
      },
      orderBy: [{ expression: AVERAGE, direction: 'desc' }],
      limit: 1,
    },
    'AGGREGATION_QUERY AGGREGATE',
    'customers.name and the average orders.amount of orders, for each customers.name, where the number of rows is more than 3, sorted by the average orders.amount from high to low, the first row only',
  ],
  [
    { entity: 'rbp', duplicates: { columns: [col('rbp.SKU')], summarise: true } },
    'DUPLICATE_QUERY DUPLICATES',
    'Each SKU that occurs more than once in rbp, with how often (empty and blank values are duplicates of nothing)',
  ],
  [
    {
      entity: 'customers',
      where: {
        kind: 'not',
        condition: { kind: 'related', table: 'orders', where: is('orders.status', 'open'), count: null },
      },
    },
    'COMPARISON_QUERY NOT_IN',
    'All columns of customers for rows where there is no row of orders for it whose status is "open"',
  ],
  [
    {
      entity: 'orders',
      where: {
        kind: 'compare',
        operator: '>',
        left: col('orders.amount'),
        right: { kind: 'scalar', intent: { ...wholeTable('orders'), ...show(AVERAGE) } },
        ignoreCase: false,
      },
    },
    'FILTER_QUERY EQUALS',
    'All columns of orders for rows whose amount is more than (the average amount of orders)',
  ],
  [
    {
      entity: 'orders',
      orderBy: [{ expression: col('orders.at'), direction: 'desc' }],
      perGroup: { per: [col('orders.customer_id')], count: 1 },
    },
    'DATA_QUERY SELECT',
    'All columns of orders, sorted by at from high to low, the first row within each customer_id',
  ],
])('%# is classified and read', (changes, classified, reading) => {
  const intent: Intent = { ...wholeTable(changes.entity), ...changes };
  const { queryType, operation } = classifyIntent(intent);
  expect(`${queryType} ${operation}`).toBe(classified);
  expect(describeIntent(intent)).toBe(reading);
});

test('one number is told from one row or one text', () => {
  const share: Expression = {
    kind: 'arithmetic',
    operator: '/',
    left: COUNT,
    right: { kind: 'literal', value: 2 },
  };
  expect(isScalarIntent({ ...wholeTable('orders'), ...show(COUNT) })).toBe(true);
  expect(isScalarIntent({ ...wholeTable('orders'), ...show(share) })).toBe(true);
  expect(isScalarIntent({ ...wholeTable('orders'), ...show(COUNT, AVERAGE) })).toBe(false);
  expect(isScalarIntent({ ...wholeTable('orders'), ...show(COUNT), groupBy: [col('orders.status')] })).toBe(
    false,
  );
  expect(isScalarIntent({ ...wholeTable('orders'), ...show(col('orders.amount')) })).toBe(false);
});
