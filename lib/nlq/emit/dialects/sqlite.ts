import type { PeriodUnit } from '../../intent';
import { removePunctuation, type SqlDialect, STANDARD } from '../dialect';

/** SQLite 3.35 or newer. Dates are ISO text. */
export const sqlite: SqlDialect = {
  ...STANDARD,
  name: 'sqlite',
  text: (value) =>
    value.includes('\0')
      ? value.split('\0').map(STANDARD.text).join(' || char(0) || ')
      : STANDARD.text(value),
  boolean: (value) => (value ? '1' : '0'),
  parseNumber: (argument) =>
    `CASE WHEN TRIM(${argument}) GLOB '*[0-9]*' AND TRIM(${argument}) NOT GLOB '*[^0-9.eE+-]*' ` +
    `THEN CAST(${argument} AS REAL) END`,
  period: (unit, argument) => PERIODS[unit](argument),
  median: null,
  normalise: (step, argument) => {
    switch (step) {
      case 'trim':
        return `TRIM(${argument})`;
      case 'case':
        return `LOWER(${argument})`;
      case 'leading_zeros':
        return `LTRIM(${argument}, '0')`;
      case 'punctuation':
        return removePunctuation(argument);
    }
  },
  like: (argument, pattern, escaped, negated) =>
    `${argument} ${negated ? 'NOT LIKE' : 'LIKE'} ${pattern}${escaped ? " ESCAPE '!'" : ''}`,
  differs: (left, right, negated) => `${left} ${negated ? 'IS' : 'IS NOT'} ${right}`,
  sortKey: (expression, direction, nullable) =>
    direction === 'desc' ? `${expression} DESC` : `${expression}${nullable ? ' NULLS LAST' : ''}`,
  // Without an index SQLite runs NOT EXISTS once a row; NOT IN builds a lookup table first.
  nestedAntiJoin: 'not_in',
  computedKeys: 'derived',
};

const PERIODS: Readonly<Record<PeriodUnit, (argument: string) => string>> = {
  day: (argument) => `date(${argument})`,
  week: (argument) => `date(${argument}, 'weekday 0', '-6 days')`,
  month: (argument) => `strftime('%Y-%m', ${argument})`,
  quarter: (argument) =>
    `strftime('%Y', ${argument}) || '-Q' || ((CAST(strftime('%m', ${argument}) AS INTEGER) + 2) / 3)`,
  year: (argument) => `CAST(strftime('%Y', ${argument}) AS INTEGER)`,
};
