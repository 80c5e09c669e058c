import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ColumnType } from '../../../nlq/catalog';
import { type Cell, type Row, toWire } from '../../../shared/cell';
import type { ColumnFilter } from '../../drilldown-schemas';
import { pageResult } from '../page-result';
import { openResultFile, type ResultFile, type StoredColumn } from '../result-file';
import type { RowSelection } from '../select-rows';
import { createResultWriter } from '../write-result';
import { buildIndex } from './build-index';
import { indexPath } from './index-files';
import { createIndexCache, pageIndexed } from './page-indexed';
import { findContaining, listTexts } from './text-list';

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-indexed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS: readonly { name: string; type: ColumnType }[] = [
  { name: 'name', type: 'text' },
  { name: 'count', type: 'integer' },
  { name: 'price', type: 'decimal' },
  { name: 'at', type: 'datetime' },
  { name: 'any', type: 'unknown' },
];

let files = 0;
function store(rows: readonly Row[], columns = COLUMNS): ResultFile {
  files += 1;
  const file = path.join(folder, `${files}.sqlite`);
  const writer = createResultWriter(file, columns);
  writer.add(rows);
  writer.finish();
  return openResultFile(file);
}

function indexAll(file: ResultFile): void {
  for (const name of ['search', ...file.columns.keys()] as const) {
    buildIndex({ path: file.path, name, temporary: path.join(folder, 'unpublished') });
  }
}

// What a selection means, written from the user's point of view and without SQL.

const lower = (cell: NonNullable<Cell>): string => String(cell).toLowerCase();
const isNumeric = ({ type }: StoredColumn): boolean => type === 'integer' || type === 'decimal';

function compareCells(left: NonNullable<Cell>, right: NonNullable<Cell>): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return Buffer.compare(Buffer.from(lower(left)), Buffer.from(lower(right)));
  }
  if (typeof left === 'string') return 1;
  if (typeof right === 'string') return -1;
  return left < right ? -1 : left > right ? 1 : 0;
}

function matches(cell: Cell, column: StoredColumn, { operator, value }: ColumnFilter): boolean {
  const isEmpty = cell === null || /^ *$/.test(String(cell));
  const also = (other: ColumnFilter) => matches(cell, column, other);
  switch (operator) {
    case 'is_empty':
      return isEmpty;
    case 'is_not_empty':
      return !isEmpty;
    case 'not_equals':
      return !also({ operator: 'equals', value });
    case 'not_contains':
      return !also({ operator: 'contains', value });
    case 'one_of':
      return (value as Cell[]).some((each) =>
        each === null ? isEmpty : also({ operator: 'equals', value: toWire(each) }),
      );
    case 'not_one_of':
      return !also({ operator: 'one_of', value });
    case 'between': {
      const [from, to] = value as [string, string];
      return also({ operator: 'gte', value: from }) && also({ operator: 'lte', value: to });
    }
    case 'contains':
      return cell !== null && lower(cell).includes(String(value).toLowerCase());
    case 'starts_with':
      return cell !== null && lower(cell).startsWith(String(value).toLowerCase());
    case 'ends_with':
      return value === '' || (cell !== null && lower(cell).endsWith(String(value).toLowerCase()));
    default: {
      if (cell === null) return false;
      const isDay = column.type === 'datetime' && /^\d{4}-\d{2}-\d{2}$/.test(String(value));
      const text = isDay ? String(cell).slice(0, 10) : lower(cell);
      const order = isNumeric(column)
        ? compareCells(cell, Number(value))
        : compareCells(text, String(value).toLowerCase());
      return { equals: order === 0, gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[
        operator
      ];
    }
  }
}

function naively(rows: readonly Row[], columns: readonly StoredColumn[], selection: RowSelection): Row[] {
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const words = (selection.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const kept = rows.filter(
    (row) =>
      words.every((word) => row.some((cell) => cell !== null && lower(cell).includes(word))) &&
      Object.entries(selection.filters ?? {}).every(([name, filter]) => {
        const column = columns[at(name)];
        return column !== undefined && matches(row[at(name)] ?? null, column, filter);
      }),
  );
  if (selection.sort_by === undefined) return kept;
  const index = at(selection.sort_by);
  const sign = selection.sort_order === 'desc' ? -1 : 1;
  return kept.toSorted((left, right) => {
    const [a, b] = [left[index] ?? null, right[index] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * compareCells(a, b);
  });
}

const word = fc.constantFrom(
  'a',
  'Ä',
  'ä',
  'ab',
  'AB',
  'abc',
  'b c',
  '1',
  '12',
  '🙂',
  'ß',
  '',
  ' ',
  'zz',
  '-',
);
const textCell = fc.array(word, { maxLength: 3 }).map((parts) => parts.join(''));
const number = fc.constantFrom<Cell>(-3, 0, 1, 5, 12, 0.25, 1.5, 9_007_199_254_740_993n);
const day = fc.constantFrom(
  '2025-01-01',
  '2025-01-02 10:00:00',
  '2025-01-02 23:59:59',
  '2025-01-02',
  '2024-12-31',
);
const orNull = (cell: fc.Arbitrary<Cell>): fc.Arbitrary<Cell> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: cell });
const row = fc.tuple(
  orNull(textCell),
  orNull(fc.constantFrom<Cell>(-3, 0, 1, 5, 12)),
  orNull(number),
  orNull(day),
  orNull(fc.oneof(textCell, number)),
);

const textFilter = fc.record({
  operator: fc.constantFrom(
    'equals',
    'not_equals',
    'contains',
    'not_contains',
    'starts_with',
    'ends_with',
    'gt',
    'gte',
    'lt',
    'lte',
  ),
  value: fc.oneof(word, textCell),
});
const numberFilter = fc.record({
  operator: fc.constantFrom('equals', 'not_equals', 'gt', 'gte', 'lt', 'lte', 'contains', 'starts_with'),
  value: fc.constantFrom<string | number>(-3, 0, 1, 5, '12', 0.25, 2),
});
const dayFilter = fc.record({
  operator: fc.constantFrom('equals', 'gt', 'gte', 'lt', 'lte', 'starts_with'),
  value: fc.constantFrom('2025-01-02', '2025-01-02 10:00:00', '2025-01-01'),
});
const emptyFilter = fc.record({ operator: fc.constantFrom('is_empty', 'is_not_empty') });
const oneOf = (value: fc.Arbitrary<string | number>) =>
  fc.record({
    operator: fc.constantFrom('one_of', 'not_one_of'),
    value: fc.array(fc.oneof(value, fc.constant(null)), { maxLength: 3 }),
  });

const between = (value: fc.Arbitrary<string | number>) =>
  fc.record({ operator: fc.constant('between'), value: fc.tuple(value, value) });

const selection = fc.record(
  {
    search: fc.array(word, { maxLength: 2 }).map((words) => words.join(' ')),
    filters: fc.record(
      {
        name: fc.oneof(textFilter, emptyFilter, oneOf(word), between(word)),
        count: fc.oneof(
          numberFilter,
          emptyFilter,
          oneOf(fc.constantFrom(1, 5, -3)),
          between(fc.constantFrom(-3, 0, 5)),
        ),
        price: fc.oneof(numberFilter, emptyFilter),
        at: fc.oneof(dayFilter, emptyFilter),
        any: fc.oneof(textFilter, emptyFilter),
      },
      { requiredKeys: [] },
    ),
    sort_by: fc.constantFrom('name', 'count', 'price', 'at', 'any'),
    sort_order: fc.constantFrom('asc', 'desc'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<RowSelection>;

const isNumberIn = (filter: ColumnFilter | undefined): boolean =>
  filter?.value === undefined || (String(filter.value).trim() !== '' && !Number.isNaN(Number(filter.value)));

describe('a page through indexes', () => {
  it('is the page of a scan, and the page of a recount by hand', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        fc.array(selection, { minLength: 15, maxLength: 15 }),
        fc.record({ offset: fc.nat(12), limit: fc.integer({ min: 1, max: 12 }) }),
        (rows, selections, page) => {
          const file = store(rows);
          indexAll(file);
          const cache = createIndexCache();
          for (const each of selections) {
            // The column of anything turns out numeric when no text is in it, and then takes numbers only.
            const any = file.columns[4];
            if (any !== undefined && isNumeric(any) && !isNumberIn(each.filters?.any)) continue;
            const expected = naively(rows, file.columns, each);
            const byHand = {
              total: expected.length,
              rows: expected
                .slice(page.offset, page.offset + page.limit)
                .map((cells) =>
                  Object.fromEntries(COLUMNS.map(({ name }, index) => [name, toWire(cells[index] ?? null)])),
                ),
            };
            expect(pageResult(file, each, page), `scan of ${JSON.stringify(each)}`).toEqual(byHand);
            expect(pageIndexed(file, each, page, cache), `indexed ${JSON.stringify(each)}`).toEqual({
              ...byHand,
              missing: [],
            });
          }
          file.db.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  const rows = Array.from({ length: 5_000 }, (_, n): Row => [`Item ${n % 50}`, n, null, null, null]);

  it('comes by a scan while an index is missing or damaged, and names it', () => {
    const file = store(rows);
    const asked: RowSelection = { sort_by: 'count', sort_order: 'desc', search: 'item 7' };
    const page = { offset: 0, limit: 2 };
    const scanned = pageIndexed(file, asked, page, createIndexCache());
    expect(scanned.missing).toEqual(['search', 1]);
    indexAll(file);
    const indexed = pageIndexed(file, asked, page, createIndexCache());
    expect(indexed).toEqual({ ...scanned, missing: [] });
    truncateSync(indexPath(file.path, 1), 300);
    expect(pageIndexed(file, asked, page, createIndexCache())).toEqual({ ...scanned, missing: [1] });
  });

  it('is not built for a result that is gone, and leaves no folder behind', () => {
    const gone = path.join(folder, 'gone.sqlite');
    const build = () =>
      buildIndex({ path: gone, name: 'search', temporary: path.join(folder, 'unpublished') });
    expect(build).toThrow();
    expect(() => truncateSync(path.dirname(indexPath(gone, 'search')))).toThrow('ENOENT');
  });
});

it('finds every text that contains a word, across blocks and at their edges', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ä'), maxLength: 40 }), { maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ä'), maxLength: 6 }),
      fc.constantFrom(1, 40, 400),
      (few, wanted, times) => {
        const texts = Array.from({ length: times }, () => few).flat();
        const found: number[] = [];
        findContaining(listTexts(texts), wanted, (index) => found.push(index));
        expect(found).toEqual([...texts.keys()].filter((index) => texts[index]?.includes(wanted)));
      },
    ),
    { numRuns: 200 },
  );
});
