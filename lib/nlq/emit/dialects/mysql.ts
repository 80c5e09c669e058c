import type { PeriodUnit } from '../../intent';
import { isReservedWord } from '../../resolve/reserved-words';
import { quoteWith, removePunctuation, type SqlDialect, STANDARD } from '../dialect';

/** MySQL 8.0.31 or newer, and MariaDB 10.5 or newer. */
export const mysql: SqlDialect = {
  ...STANDARD,
  name: 'mysql',
  identifier: (name) =>
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !isReservedWord(name) ? name : quoteWith(name, '`'),
  text: (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\0', '\\0')}'`,
  castToText: (argument) => `CAST(${argument} AS CHAR)`,
  parseNumber: (argument) =>
    `CASE WHEN ${argument} REGEXP '^[[:space:]]*[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?[[:space:]]*$' ` +
    `THEN 0.0 + TRIM(${argument}) END`,
  period: (unit, argument) => PERIODS[unit](argument),
  median: null,
  normalise: (step, argument) => {
    switch (step) {
      case 'trim':
        return `TRIM(${argument})`;
      case 'case':
        return `LOWER(${argument})`;
      case 'leading_zeros':
        return `TRIM(LEADING '0' FROM ${argument})`;
      case 'punctuation':
        return removePunctuation(argument);
    }
  },
  like: (argument, pattern, escaped, negated) =>
    `LOWER(${argument}) ${negated ? 'NOT LIKE' : 'LIKE'} LOWER(${pattern})${escaped ? " ESCAPE '!'" : ''}`,
  differs: (left, right, negated) => (negated ? `${left} <=> ${right}` : `NOT (${left} <=> ${right})`),
  // Nulls sort first when ascending, and there is no NULLS LAST.
  sortKey: (expression, direction, nullable) => {
    if (direction === 'desc') return `${expression} DESC`;
    return nullable ? `${expression} IS NULL, ${expression}` : expression;
  },
  // Without an index LEFT JOIN takes minutes here; NOT IN builds a lookup table first.
  antiJoin: 'not_in',
  nestedAntiJoin: 'not_in',
  computedKeys: 'derived',
};

const PERIODS: Readonly<Record<PeriodUnit, (argument: string) => string>> = {
  day: (argument) => `DATE_FORMAT(${argument}, '%Y-%m-%d')`,
  week: (argument) => `DATE_FORMAT(DATE_SUB(${argument}, INTERVAL WEEKDAY(${argument}) DAY), '%Y-%m-%d')`,
  month: (argument) => `DATE_FORMAT(${argument}, '%Y-%m')`,
  quarter: (argument) => `CONCAT(YEAR(${argument}), '-Q', QUARTER(${argument}))`,
  year: (argument) => `YEAR(${argument})`,
};
