import type { Cell } from '../../shared/cell';
import { AppError } from '../../shared/errors';
import type { ColumnFilter } from '../drilldown-schemas';
import type { StoredColumn } from './result-file';
import { comparableOf, foldedOf } from './row-expressions';

export interface Condition {
  readonly sql: string;
  readonly params: Cell[];
}

const COMPARISONS: Partial<Record<ColumnFilter['operator'], string>> = {
  equals: '=',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
};

/** SQL of one filter. The "not" operators keep empty cells: they are the exact complement. */
export function filterCondition(
  column: StoredColumn | undefined,
  index: number,
  filter: ColumnFilter,
  name: string,
): Condition {
  const { operator } = filter;
  const fail = (problem: string) =>
    new AppError('invalid_input', `The filter on "${name}" ${problem}`, [
      { field: `filters.${name}`, problem },
    ]);
  switch (operator) {
    case 'is_empty':
      return { sql: isEmpty(index), params: [] };
    case 'is_not_empty':
      return { sql: `NOT ${isEmpty(index)}`, params: [] };
    case 'not_equals':
      return negate(filterCondition(column, index, { ...filter, operator: 'equals' }, name));
    case 'not_contains':
      return negate(filterCondition(column, index, { ...filter, operator: 'contains' }, name));
    case 'not_one_of':
      return negate(filterCondition(column, index, { ...filter, operator: 'one_of' }, name));
    case 'between': {
      const [from, to, ...more] = Array.isArray(filter.value) ? filter.value : [];
      if (from === undefined || to === undefined || more.length > 0) throw fail('needs a list of two values');
      const least = filterCondition(column, index, { operator: 'gte', value: from }, name);
      const most = filterCondition(column, index, { operator: 'lte', value: to }, name);
      return { sql: `(${least.sql}) AND (${most.sql})`, params: [...least.params, ...most.params] };
    }
    case 'one_of': {
      if (!Array.isArray(filter.value)) throw fail('needs a list as its value');
      const any = filter.value.map((value) =>
        filterCondition(
          column,
          index,
          value === null ? { operator: 'is_empty' } : { operator: 'equals', value },
          name,
        ),
      );
      return {
        sql: anyOf(any.map(({ sql }) => `(${sql})`)),
        params: any.flatMap(({ params }) => params),
      };
    }
    default: {
      const { value } = filter;
      if (value === undefined || value === null || Array.isArray(value)) throw fail('needs one value');
      return COMPARISONS[operator]
        ? compare(column, index, COMPARISONS[operator], value, fail)
        : matchText(column, index, operator, String(value));
    }
  }
}

/** `a OR b OR …` as a balanced tree: SQLite refuses expressions deeper than 1,000. */
function anyOf(terms: readonly string[]): string {
  if (terms.length <= 2) return terms.join(' OR ') || '0';
  const middle = terms.length >> 1;
  return `(${anyOf(terms.slice(0, middle))}) OR (${anyOf(terms.slice(middle))})`;
}

const isEmpty = (index: number): string => `(r.c${index} IS NULL OR trim(r.c${index}) = '')`;

const negate = ({ sql, params }: Condition): Condition => ({ sql: `NOT coalesce(${sql}, 0)`, params });

function compare(
  column: StoredColumn | undefined,
  index: number,
  operator: string,
  value: string | number | boolean,
  fail: (problem: string) => AppError,
): Condition {
  const type = column?.type ?? 'text';
  if (type === 'integer' || type === 'decimal' || type === 'boolean') {
    const number = toNumber(value);
    if (number === undefined) throw fail('needs a number as its value');
    return { sql: `r.c${index} ${operator} ?`, params: [number] };
  }
  const text = String(value).toLowerCase();
  // A day asked of a column of times means that whole day.
  if (type === 'datetime' && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { sql: `substr(r.c${index}, 1, 10) ${operator} ?`, params: [text] };
  }
  const cell = column?.folded ? foldedOf(column, index) : comparableOf(column, index);
  return {
    sql: `typeof(r.c${index}) <> 'null' AND CAST(${cell} AS TEXT) ${operator} ? COLLATE NOCASE`,
    params: [text],
  };
}

function toNumber(value: string | number | boolean): number | bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string' && /^\s*-?\d{1,18}\s*$/.test(value)) return BigInt(value.trim());
  const number = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return undefined;
  return Number.isSafeInteger(number) ? BigInt(number) : number;
}

function matchText(
  column: StoredColumn | undefined,
  index: number,
  operator: ColumnFilter['operator'],
  value: string,
): Condition {
  const text = value.toLowerCase();
  const cell = foldedOf(column, index);
  switch (operator) {
    case 'starts_with':
      return { sql: `substr(${cell}, 1, length(?)) = ?`, params: [text, text] };
    case 'ends_with':
      return { sql: `length(?) = 0 OR substr(${cell}, -length(?)) = ?`, params: [text, text, text] };
    default:
      return { sql: `instr(${cell}, ?) > 0`, params: [text] };
  }
}
