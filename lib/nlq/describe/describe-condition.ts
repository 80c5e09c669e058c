import type { ComparisonOperator, Condition, Expression } from '../intent';
import { describeExpression, describeValue, listWords, type Wording } from './describe-expression';

const OPERATORS: Readonly<Record<ComparisonOperator, string>> = {
  '=': 'is',
  '<>': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
};
const COUNTS: Readonly<Record<ComparisonOperator, string>> = {
  '=': 'exactly',
  '<>': 'any number but',
  '<': 'fewer than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
};
const MATCHES = { contains: 'contains', starts_with: 'starts with', ends_with: 'ends with' } as const;

/** A condition in words, e.g. `status is "open" and amount is more than 100`. */
export function describeCondition(condition: Condition, wording: Wording): string {
  const expression = (part: Expression) => describeExpression(part, wording);
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const { kind } = condition;
      return condition.conditions.map((part) => nested(part, wording)).join(` ${kind} `);
    }
    case 'not':
      return describeNot(condition.condition, wording);
    case 'compare':
      return describeCompare(condition, wording);
    case 'between': {
      const { low, high, upperExclusive } = condition;
      return upperExclusive
        ? `${expression(condition.argument)} is from ${expression(low)} to before ${expression(high)}`
        : `${expression(condition.argument)} is between ${expression(low)} and ${expression(high)}`;
    }
    case 'one_of':
      return `${expression(condition.argument)} is ${listWords(
        condition.values.map((literal) => describeValue(literal.value)),
        'or',
      )}`;
    case 'in_query':
      return `${expression(condition.argument)} is among (${wording.describeQuery(condition.intent)})`;
    case 'text_match':
      return `${expression(condition.argument)} ${MATCHES[condition.mode]} "${condition.text}"`;
    case 'missing':
      return `${expression(condition.argument)} is ${condition.orBlank ? 'empty or blank' : 'empty'}`;
    case 'related':
      return describeRelated(condition, wording);
  }
}

function describeCompare(
  { operator, left, right }: Condition & { kind: 'compare' },
  wording: Wording,
): string {
  const subject = describeExpression(left, wording);
  if (right.kind === 'literal' && right.value === null)
    return `${subject} is ${operator === '<>' ? 'not ' : ''}empty`;
  const isDate =
    right.kind === 'literal' && typeof right.value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(right.value);
  const word = isDate
    ? OPERATORS[operator].replace('less than', 'before').replace('more than', 'after')
    : OPERATORS[operator];
  const dated = isDate
    ? word.replace('at most', 'at the latest').replace('at least', 'at the earliest')
    : word;
  return `${subject} ${dated} ${describeExpression(right, wording)}`;
}

function describeNot(condition: Condition, wording: Wording): string {
  const expression = (part: Expression) => describeExpression(part, wording);
  switch (condition.kind) {
    case 'missing':
      return `${expression(condition.argument)} is ${condition.orBlank ? 'neither empty nor blank' : 'not empty'}`;
    case 'one_of':
      return `${expression(condition.argument)} is not ${listWords(
        condition.values.map((literal) => describeValue(literal.value)),
        'or',
      )}`;
    case 'in_query':
      return `${expression(condition.argument)} is not among (${wording.describeQuery(condition.intent)})`;
    case 'related':
      return condition.count
        ? `not (${describeCondition(condition, wording)})`
        : describeWithout(condition, wording);
    case 'text_match':
      return `${expression(condition.argument)} does not ${MATCHES[condition.mode].replace(/s( with)?$/, '$1')} "${condition.text}"`;
    default:
      return `not (${describeCondition(condition, wording)})`;
  }
}

function describeRelated(condition: Condition & { kind: 'related' }, wording: Wording): string {
  const { table, count } = condition;
  const filter = relatedFilter(condition, wording);
  if (!count) return `there is a row of ${table} for it${filter}`;
  const isNone = count.value === 0 && (count.operator === '=' || count.operator === '<=');
  if (isNone) return describeWithout(condition, wording);
  const rows = count.value === 1 ? 'row' : 'rows';
  return `there ${count.value === 1 ? 'is' : 'are'} ${COUNTS[count.operator]} ${count.value} ${rows} of ${table} for it${filter}`;
}

function describeWithout(condition: Condition & { kind: 'related' }, wording: Wording): string {
  return `there is no row of ${condition.table} for it${relatedFilter(condition, wording)}`;
}

function relatedFilter({ table, where }: Condition & { kind: 'related' }, wording: Wording): string {
  return where ? ` whose ${describeCondition(where, { ...wording, home: table })}` : '';
}

function nested(condition: Condition, wording: Wording): string {
  const described = describeCondition(condition, wording);
  return condition.kind === 'and' || condition.kind === 'or' ? `(${described})` : described;
}
