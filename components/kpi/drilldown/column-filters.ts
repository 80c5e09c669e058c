import type { ColumnFilter } from '@/lib/kpi/drilldown-schemas';
import type { ResultColumn } from '@/lib/kpi/execution-schemas';

type Operator = ColumnFilter['operator'];

export const operatorWords: Record<Operator, string> = {
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
  is_empty: 'is empty',
  is_not_empty: 'is not empty',
  one_of: 'is one of',
};

const textOperators: readonly Operator[] = [
  'contains',
  'not_contains',
  'equals',
  'not_equals',
  'starts_with',
  'ends_with',
  'one_of',
  'is_empty',
  'is_not_empty',
];

const orderedOperators: readonly Operator[] = [
  'equals',
  'not_equals',
  'gt',
  'gte',
  'lt',
  'lte',
  'is_empty',
  'is_not_empty',
];

const ordered = new Set(['integer', 'decimal', 'date', 'datetime', 'time']);
const numeric = new Set(['integer', 'decimal']);

/** What can be asked of a column: order only where its values have one, parts of a text only of texts. */
export const operatorsFor = (column: ResultColumn): readonly Operator[] =>
  ordered.has(column.type) ? orderedOperators : textOperators;

export const needsValue = (operator: Operator) => operator !== 'is_empty' && operator !== 'is_not_empty';

/** The condition someone typed, or null while it is incomplete. Lists are separated by commas. */
export function toFilter(column: ResultColumn, operator: Operator, typed: string): ColumnFilter | null {
  if (!needsValue(operator)) return { operator };
  const text = typed.trim();
  if (text === '') return null;
  if (operator === 'one_of') {
    return { operator, value: text.split(',').map((part) => part.trim()) };
  }
  if (!numeric.has(column.type)) return { operator, value: text };
  const number = Number(text);
  return Number.isFinite(number) ? { operator, value: number } : null;
}

/** `STATUS is Active`. */
export function describeFilter(name: string, { operator, value }: ColumnFilter): string {
  const shown = Array.isArray(value) ? value.join(', ') : value;
  return `${name} ${operatorWords[operator]}${needsValue(operator) ? ` ${shown ?? ''}` : ''}`;
}
