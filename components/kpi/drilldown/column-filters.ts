import type { ColumnFilter } from '@/lib/kpi/drilldown-schemas';
import type { CellValue } from '@/lib/shared/wire';

export type Operator = ColumnFilter['operator'];

/** What the values of a column are to someone who filters by them. */
export type ValueKind = 'number' | 'date' | 'time' | 'boolean' | 'text';

const kinds: Readonly<Record<string, ValueKind>> = {
  integer: 'number',
  decimal: 'number',
  date: 'date',
  datetime: 'date',
  time: 'time',
  boolean: 'boolean',
};

export const kindOf = (type: string): ValueKind => kinds[type] ?? 'text';

const plainWords: Record<Operator, string> = {
  contains: 'contains',
  not_contains: 'does not contain',
  equals: 'is',
  not_equals: 'is not',
  starts_with: 'starts with',
  ends_with: 'ends with',
  gt: 'is more than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  between: 'is between',
  is_empty: 'is empty',
  is_not_empty: 'is not empty',
  one_of: 'is one of',
  not_one_of: 'is none of',
};

const ownWords: Partial<Record<ValueKind, Partial<Record<Operator, string>>>> = {
  date: { gt: 'is after', gte: 'is on or after', lt: 'is before', lte: 'is on or before' },
  time: { gt: 'is after', gte: 'is at or after', lt: 'is before', lte: 'is at or before' },
};

/** `is after` for dates, `is more than` for numbers. */
export const wordsOf = (operator: Operator, kind: ValueKind): string =>
  ownWords[kind]?.[operator] ?? plainWords[operator];

const orderedOperators = ['equals', 'not_equals', 'gt', 'gte', 'lt', 'lte', 'between'] as const;
const emptiness = ['is_empty', 'is_not_empty'] as const;
const lists = ['one_of', 'not_one_of'] as const;

const operators: Record<ValueKind, readonly Operator[]> = {
  number: [...orderedOperators, ...lists, ...emptiness],
  date: [...orderedOperators, ...emptiness],
  time: [...orderedOperators, ...emptiness],
  boolean: ['equals', 'not_equals', ...emptiness],
  text: [
    'contains',
    'not_contains',
    'equals',
    'not_equals',
    'starts_with',
    'ends_with',
    ...lists,
    ...emptiness,
  ],
};

/** What can be asked of a column: order only where its values have one, parts of a text only of texts. */
export const operatorsFor = (kind: ValueKind): readonly Operator[] => operators[kind];

/** How many values an operator takes; `many` is a list of any length. */
export function arityOf(operator: Operator): 0 | 1 | 2 | 'many' {
  switch (operator) {
    case 'is_empty':
    case 'is_not_empty':
      return 0;
    case 'between':
      return 2;
    case 'one_of':
    case 'not_one_of':
      return 'many';
    default:
      return 1;
  }
}

function toValue(kind: ValueKind, typed: string): CellValue | undefined {
  const text = typed.trim();
  if (kind !== 'number' && kind !== 'boolean') return text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  // A key beyond 2^53 stays text, so that no digit of it is lost on the way.
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number;
}

/** The condition someone typed; a text says why it is none yet, null that it is incomplete. */
export function toFilter(
  kind: ValueKind,
  operator: Operator,
  typed: readonly string[],
): ColumnFilter | string | null {
  const arity = arityOf(operator);
  if (arity === 0) return { operator };
  const given = (arity === 'many' ? typed : typed.slice(0, arity)).filter((text) => text.trim() !== '');
  if (given.length < (arity === 'many' ? 1 : arity)) return null;
  const values = given.map((text) => toValue(kind, text));
  const wrong = given.find((_, index) => values[index] === undefined);
  if (wrong !== undefined) return `“${wrong.trim()}” is not a number. Write it like 1234.5.`;
  const known = values.filter((value) => value !== undefined);
  return { operator, value: arity === 1 ? known[0] : known };
}

/** The values of a condition as they would be typed. */
export function typedValues({ value }: ColumnFilter): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => String(one ?? ''));
}

/** The condition that keeps one value, or leaves it out; a second value left out joins the first. */
export function filterByValue(
  value: CellValue,
  wanted: 'only' | 'not',
  before: ColumnFilter | undefined,
): ColumnFilter {
  if (value === null || String(value).trim() === '') {
    return { operator: wanted === 'only' ? 'is_empty' : 'is_not_empty' };
  }
  if (wanted === 'only') return { operator: 'equals', value };
  if (before?.operator !== 'not_equals' && before?.operator !== 'not_one_of') {
    return { operator: 'not_equals', value };
  }
  const left = (Array.isArray(before.value) ? before.value : [before.value]).filter(
    (one) => one !== undefined && one !== value,
  );
  return left.length === 0
    ? { operator: 'not_equals', value }
    : { operator: 'not_one_of', value: [...left, value] as CellValue[] };
}

const SHOWN_VALUES = 3;

/** `STATUS is one of Active, Hold, EOL and 4 more`. */
export function describeFilter(name: string, filter: ColumnFilter, kind: ValueKind): string {
  const values = typedValues(filter);
  const words = `${name} ${wordsOf(filter.operator, kind)}`;
  if (values.length === 0) return words;
  if (filter.operator === 'between') return `${words} ${values.join(' and ')}`;
  const more = values.length - SHOWN_VALUES;
  return `${words} ${values.slice(0, SHOWN_VALUES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
