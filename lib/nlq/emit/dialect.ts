import type { ColumnType, Dialect, Normalisation } from '../catalog';
import type { PeriodUnit } from '../intent';
import { isReservedWord } from '../resolve/reserved-words';

/** What differs between databases. A dialect is `STANDARD` with overrides; arguments are printed SQL. */
export interface SqlDialect {
  readonly name: Dialect;
  /** The placeholder of the parameter at `position`, from 1. */
  readonly placeholder: (position: number) => string;
  readonly identifier: (name: string) => string;
  readonly text: (value: string) => string;
  readonly boolean: (value: boolean) => string;
  readonly castToText: (argument: string) => string;
  /** Text as a number; null where it is none. */
  readonly parseNumber: (argument: string) => string;
  /** Exact even where the operands are integers; null when dividing by zero. */
  readonly divide: (left: string, right: string) => string;
  /** The period's name: `2025-01-31`, the Monday of the week, `2025-01`, `2025-Q1`, or the year as a number. */
  readonly period: (unit: PeriodUnit, argument: string, type: ColumnType) => string;
  /** The median as an aggregate; null where there is none and the emitter computes it from ranks. */
  readonly median: ((argument: string) => string) | null;
  readonly normalise: (step: Normalisation, argument: string) => string;
  /** Text matching that ignores case; `pattern` escapes with `!`. */
  readonly like: (argument: string, pattern: string, escaped: boolean, negated: boolean) => string;
  /** Null-safe inequality, or equality when negated. */
  readonly differs: (left: string, right: string, negated: boolean) => string;
  /** A key of an ORDER BY with nulls last; `nullable` tells whether there can be any. */
  readonly sortKey: (expression: string, direction: 'asc' | 'desc', nullable: boolean) => string;
  readonly trim: (argument: string) => string;
  /** How rows without a match are found where it is a condition of the whole query; see STACK.md's figures. */
  readonly antiJoin: 'left_join' | 'not_in' | 'not_exists';
  /** The same inside of OR and NOT, where no join can stand for it. */
  readonly nestedAntiJoin: 'not_in' | 'not_exists';
  /**
   * How a join by a computed key is written: as it stands where the database hashes expressions, or through a
   * derived table that computes it once.
   */
  readonly computedKeys: 'inline' | 'derived';
  readonly limit: (count: number) => string;
}

/** Characters that the `punctuation` normalisation takes out. */
export const PUNCTUATION = [
  '-',
  '_',
  '.',
  '/',
  ',',
  ':',
  ';',
  '#',
  '(',
  ')',
  '+',
  '*',
  "'",
  '"',
  ' ',
] as const;

/** What most databases agree on. */
export const STANDARD = {
  placeholder: () => '?',
  identifier: (name) => (isPlain(name) ? name : quoteWith(name, '"')),
  text: (value) => `'${value.replaceAll("'", "''")}'`,
  boolean: (value) => (value ? 'TRUE' : 'FALSE'),
  trim: (argument) => `TRIM(${argument})`,
  castToText: (argument) => `CAST(${argument} AS TEXT)`,
  divide: (left, right) => `1.0 * ${left} / NULLIF(${right}, 0)`,
  antiJoin: 'left_join',
  nestedAntiJoin: 'not_exists',
  computedKeys: 'inline',
  limit: (count) => `LIMIT ${count}`,
} satisfies Partial<SqlDialect>;

function isPlain(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !isReservedWord(name);
}

/** A name between quotes; a quote inside is doubled. */
export function quoteWith(name: string, quote: string): string {
  if (name === '' || name.includes('\0')) throw new Error('A name must not be empty or contain NUL');
  return quote + name.replaceAll(quote, quote + quote) + quote;
}

/** Nested calls that take every punctuation character out. */
export function removePunctuation(argument: string): string {
  return PUNCTUATION.reduce((inner, mark) => `REPLACE(${inner}, ${STANDARD.text(mark)}, '')`, argument);
}
