import type { AggregateFunction, Expression, Intent } from '../intent';

/** How an intent's parts are put into words; queries inside an expression need all of it. */
export interface Wording {
  /** The table whose columns need no table name beside them; null where several tables are in play. */
  readonly home: string | null;
  readonly describeQuery: (intent: Intent) => string;
  readonly describeCondition: (condition: NonNullable<Intent['where']>, wording: Wording) => string;
}

const TOTALS: Readonly<Record<AggregateFunction, string>> = {
  count: 'number of',
  sum: 'total',
  avg: 'average',
  min: 'smallest',
  max: 'largest',
  median: 'median',
};

/** An expression in words, e.g. "the average unit_price of products". */
export function describeExpression(expression: Expression, wording: Wording): string {
  const inner = (part: Expression) => describeExpression(part, wording);
  switch (expression.kind) {
    case 'literal':
      return describeValue(expression.value);
    case 'column': {
      const owner = expression.role ? `${expression.role} ${expression.table}` : expression.table;
      return expression.table === wording.home && !expression.role
        ? expression.column
        : `${owner}.${expression.column}`;
    }
    case 'aggregate':
      return describeAggregate(expression, wording);
    case 'arithmetic':
      return `${operand(expression.left, wording)} ${expression.operator} ${operand(expression.right, wording)}`;
    case 'period':
      return `the ${expression.unit} of ${inner(expression.argument)}`;
    case 'scalar':
      return `(${wording.describeQuery(expression.intent)})`;
  }
}

function operand(expression: Expression, wording: Wording): string {
  const described = describeExpression(expression, wording);
  return expression.kind === 'arithmetic' ? `(${described})` : described;
}

function describeAggregate(aggregate: Expression & { kind: 'aggregate' }, wording: Wording): string {
  const { argument, distinct, where } = aggregate;
  const filter = where ? ` where ${wording.describeCondition(where, wording)}` : '';
  if (!argument) return `the number of rows${filter}`;
  const what = describeExpression(argument, wording);
  const unit =
    aggregate.function === 'count'
      ? `${distinct ? 'different values of' : 'rows that have'} `
      : distinct
        ? 'different '
        : '';
  return `the ${TOTALS[aggregate.function]} ${unit}${what}${filter}`;
}

/** A value as it is written in a sentence. */
export function describeValue(value: string | number | boolean | null): string {
  if (value === null) return 'nothing';
  if (typeof value !== 'string') return String(value);
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? value : `"${value}"`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[], conjunction = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
