import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Row } from '../../shared/cell';
import { AppError } from '../../shared/errors';
import type { ColumnFilter } from '../drilldown-schemas';
import { pageResult } from './page-result';
import { openResultFile, type ResultFile } from './result-file';
import type { RowSelection } from './select-rows';
import { streamResult } from './stream-result';
import { uniqueNames } from './unique-names';
import { createResultWriter } from './write-result';

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-results-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function store(
  columns: readonly [string, 'text' | 'integer' | 'decimal' | 'datetime' | 'unknown'][],
  rows: Row[],
) {
  files += 1;
  const file = path.join(folder, `${files}.sqlite`);
  const writer = createResultWriter(
    file,
    columns.map(([name, type]) => ({ name, type })),
  );
  writer.add(rows);
  writer.finish();
  return { file, open: openResultFile(file) };
}

const { file, open } = store(
  [
    ['name', 'text'],
    ['amount', 'integer'],
    ['loaded', 'datetime'],
    ['NAME', 'unknown'],
  ],
  [
    ['Zebra', 5, '2025-01-02 10:00:00', '=1+1'],
    ['ärger', 9_007_199_254_740_993n, '2025-01-01 09:00:00', null],
    ['apple 100%', null, null, ''],
    ['Ärmel_x', -3, '2025-01-02 23:59:59', "it's"],
    [null, 40, '2025-01-03 00:00:00', '🙂'],
  ],
);

const firsts = (from: ResultFile, selection: RowSelection) =>
  pageResult(from, selection, { offset: 0, limit: 50 }).rows.map((row) => row.name);

describe('a page', () => {
  it('answers cells as they came, big whole numbers as text, and names made unique', () => {
    const { total, rows } = pageResult(open, {}, { offset: 1, limit: 1 });
    expect(total).toBe(5);
    expect(rows).toEqual([
      { name: 'ärger', amount: '9007199254740993', loaded: '2025-01-01 09:00:00', NAME_2: null },
    ]);
  });

  it('is empty past the end', () => {
    expect(pageResult(open, {}, { offset: 50, limit: 10 })).toEqual({ total: 5, rows: [] });
    expect(pageResult(open, { search: 'zebra' }, { offset: 50, limit: 10 })).toEqual({ total: 1, rows: [] });
  });

  it.each([
    ['name', 'asc', ['apple 100%', 'Zebra', 'ärger', 'Ärmel_x', null]],
    ['name', 'desc', ['Ärmel_x', 'ärger', 'Zebra', 'apple 100%', null]],
    ['amount', 'asc', ['Ärmel_x', 'Zebra', null, 'ärger', 'apple 100%']],
    ['amount', 'desc', ['ärger', null, 'Zebra', 'Ärmel_x', 'apple 100%']],
  ] as const)('sorts by %s %s, nulls last', (sort_by, sort_order, expected) => {
    expect(firsts(open, { sort_by, sort_order })).toEqual(expected);
  });

  it('keeps the stored order among equals', () => {
    const { open: equal } = store(
      [
        ['name', 'text'],
        ['k', 'integer'],
      ],
      [
        ['b', 1],
        ['a', 1],
        ['c', 0],
      ],
    );
    expect(firsts(equal, { sort_by: 'k' })).toEqual(['c', 'b', 'a']);
    expect(firsts(equal, { sort_by: 'k', sort_order: 'desc' })).toEqual(['b', 'a', 'c']);
  });

  it.each([
    ['ÄRGER', ['ärger']],
    ['%', ['apple 100%']],
    ['_x', ['Ärmel_x']],
    ['9007199254740993', ['ärger']],
    ["it's", ['Ärmel_x']],
    ['zebra 1+1', ['Zebra']],
    ['"apple 100"', ['apple 100%']],
    ['"apple zebra"', []],
    ['🙂', [null]],
    ['   ', ['Zebra', 'ärger', 'apple 100%', 'Ärmel_x', null]],
  ])('finds %j in any column', (search, expected) => {
    expect(firsts(open, { search })).toEqual(expected);
  });

  it.each<[string, ColumnFilter, (string | null)[]]>([
    ['name', { operator: 'equals', value: 'ÄRGER' }, ['ärger']],
    ['name', { operator: 'not_equals', value: 'zebra' }, ['ärger', 'apple 100%', 'Ärmel_x', null]],
    ['name', { operator: 'contains', value: 'ÄR' }, ['ärger', 'Ärmel_x']],
    ['name', { operator: 'not_contains', value: 'ä' }, ['Zebra', 'apple 100%', null]],
    ['name', { operator: 'starts_with', value: 'APP' }, ['apple 100%']],
    ['name', { operator: 'ends_with', value: '%' }, ['apple 100%']],
    ['name', { operator: 'one_of', value: ['zebra', null] }, ['Zebra', null]],
    ['name', { operator: 'one_of', value: [] }, []],
    ['name', { operator: 'not_one_of', value: ['zebra', 'APPLE 100%'] }, ['ärger', 'Ärmel_x', null]],
    ['amount', { operator: 'between', value: [-3, '5'] }, ['Zebra', 'Ärmel_x']],
    ['loaded', { operator: 'between', value: ['2025-01-01', '2025-01-02'] }, ['Zebra', 'ärger', 'Ärmel_x']],
    ['amount', { operator: 'one_of', value: Array.from({ length: 2_000 }, (_, n) => n) }, ['Zebra', null]],
    ['amount', { operator: 'gt', value: 4 }, ['Zebra', 'ärger', null]],
    ['amount', { operator: 'lte', value: '5' }, ['Zebra', 'Ärmel_x']],
    ['amount', { operator: 'equals', value: '9007199254740993' }, ['ärger']],
    ['amount', { operator: 'is_empty' }, ['apple 100%']],
    ['NAME_2', { operator: 'is_empty' }, ['ärger', 'apple 100%']],
    ['NAME_2', { operator: 'is_not_empty' }, ['Zebra', 'Ärmel_x', null]],
    ['loaded', { operator: 'equals', value: '2025-01-02' }, ['Zebra', 'Ärmel_x']],
    ['loaded', { operator: 'lt', value: '2025-01-02 11:00:00' }, ['Zebra', 'ärger']],
  ])('filters %s by %j', (column, filter, expected) => {
    expect(firsts(open, { filters: { [column]: filter } })).toEqual(expected);
  });

  it('refuses unknown columns with the closest one, and values that no filter can use', () => {
    const refusal = (selection: RowSelection) => {
      try {
        pageResult(open, selection, { offset: 0, limit: 1 });
      } catch (error) {
        return error instanceof AppError ? error : undefined;
      }
      return undefined;
    };
    expect(refusal({ sort_by: 'amuont' })?.problems[0]).toMatchObject({
      suggestion: 'amount',
      field: 'sort_by',
    });
    expect(refusal({ sort_by: 'x"; DROP TABLE meta; --' })?.code).toBe('invalid_input');
    expect(refusal({ filters: { nope: { operator: 'is_empty' } } })?.problems[0]?.accepted).toContain(
      'loaded',
    );
    expect(refusal({ filters: { amount: { operator: 'gt', value: 'many' } } })?.message).toContain(
      'a number',
    );
    expect(refusal({ filters: { name: { operator: 'equals' } } })?.message).toContain('one value');
  });
});

describe('the stored columns', () => {
  it('are typed by their values where the expectation says nothing or is contradicted', () => {
    const { open: typed } = store(
      [
        ['a', 'unknown'],
        ['b', 'unknown'],
        ['c', 'integer'],
        ['d', 'integer'],
        ['e', 'unknown'],
      ],
      [
        [1, 1.5, 'x', 2.5, null],
        [2, 2, 3, 1, null],
      ],
    );
    expect(typed.columns.map(({ type }) => type)).toEqual(['integer', 'decimal', 'text', 'decimal', 'text']);
  });

  it.each([
    [
      ['id', 'id', 'ID'],
      ['id', 'id_2', 'ID_3'],
    ],
    [
      ['id', 'id', 'id_2'],
      ['id', 'id_3', 'id_2'],
    ],
    [
      ['', ' '],
      ['column_1', 'column_2'],
    ],
    [
      ['__proto__', 'constructor'],
      ['__proto__', 'constructor'],
    ],
  ])('named %j become %j', (names, expected) => {
    expect(uniqueNames(names)).toEqual(expected);
  });
});

describe('streaming', () => {
  it('gives every row that matches, also when the file is deleted meanwhile', async () => {
    const many = store(
      [['n', 'integer']],
      Array.from({ length: 1_700 }, (_, n): Row => [n]),
    );
    const read: Row[] = [];
    for await (const batch of streamResult(many.file, { filters: { n: { operator: 'gte', value: 100 } } })) {
      if (read.length === 0) rmSync(many.file);
      read.push(...batch);
    }
    expect(read).toHaveLength(1_600);
    expect(read.at(-1)).toEqual([1_699]);
  });

  it('opens the file read-only', () => {
    expect(() => openResultFile(file).db.exec('DELETE FROM result_rows')).toThrow();
  });
});
