import type { ComparisonOperator } from '../intent';
import { anyOf } from './predicates';
import type { Predicate, Scalar } from './query';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a value names a whole day, without a time. */
export function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
}

/** The day after, as ISO text. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Compares moments with a whole day: "on 5 May" means from its start to before the next day's. */
export function compareWithDay(argument: Scalar, operator: ComparisonOperator, day: string): Predicate {
  const compare = (to: ComparisonOperator, value: string): Predicate => ({
    kind: 'compare',
    operator: to,
    left: argument,
    right: { kind: 'literal', value },
  });
  switch (operator) {
    case '=':
      return { kind: 'and', conditions: [compare('>=', day), compare('<', dayAfter(day))] };
    case '<>':
      return anyOf([compare('<', day), compare('>=', dayAfter(day))]);
    case '<':
    case '>=':
      return compare(operator, day);
    case '<=':
      return compare('<', dayAfter(day));
    case '>':
      return compare('>=', dayAfter(day));
  }
}
