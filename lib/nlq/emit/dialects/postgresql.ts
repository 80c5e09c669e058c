import type { ColumnType } from '../../catalog';
import type { PeriodUnit } from '../../intent';
import { isReservedWord } from '../../resolve/reserved-words';
import { PUNCTUATION, quoteWith, type SqlDialect, STANDARD } from '../dialect';

/** PostgreSQL 12 or newer. Names that are not lower case must be quoted to keep their case. */
export const postgresql: SqlDialect = {
  ...STANDARD,
  name: 'postgresql',
  placeholder: (position) => `$${position}`,
  identifier: (name) =>
    /^[a-z_][a-z0-9_]*$/.test(name) && !isReservedWord(name) ? name : quoteWith(name, '"'),
  parseNumber: (argument) =>
    `CASE WHEN ${argument} ~ '^\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*$' ` +
    `THEN CAST(${argument} AS double precision) END`,
  period: (unit, argument, type) => PERIODS[unit](asTimestamp(argument, type)),
  median: (argument) => `PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY ${argument})`,
  normalise: (step, argument) => {
    switch (step) {
      case 'trim':
        return `TRIM(${argument})`;
      case 'case':
        return `LOWER(${argument})`;
      case 'leading_zeros':
        return `LTRIM(${argument}, '0')`;
      case 'punctuation':
        return `TRANSLATE(${argument}, ${STANDARD.text(PUNCTUATION.join(''))}, '')`;
    }
  },
  like: (argument, pattern, escaped, negated) =>
    `${argument} ${negated ? 'NOT ILIKE' : 'ILIKE'} ${pattern}${escaped ? " ESCAPE '!'" : " ESCAPE ''"}`,
  differs: (left, right, negated) => `${left} IS ${negated ? 'NOT ' : ''}DISTINCT FROM ${right}`,
  sortKey: (expression, direction, nullable) =>
    direction === 'asc' ? expression : `${expression} DESC${nullable ? ' NULLS LAST' : ''}`,
};

function asTimestamp(argument: string, type: ColumnType): string {
  return type === 'date' || type === 'datetime' ? argument : `CAST(NULLIF(${argument}, '') AS timestamp)`;
}

const PERIODS: Readonly<Record<PeriodUnit, (argument: string) => string>> = {
  day: (argument) => `TO_CHAR(${argument}, 'YYYY-MM-DD')`,
  week: (argument) => `TO_CHAR(DATE_TRUNC('week', ${argument}), 'YYYY-MM-DD')`,
  month: (argument) => `TO_CHAR(${argument}, 'YYYY-MM')`,
  quarter: (argument) => `TO_CHAR(${argument}, 'YYYY-"Q"Q')`,
  year: (argument) => `CAST(EXTRACT(YEAR FROM ${argument}) AS integer)`,
};
