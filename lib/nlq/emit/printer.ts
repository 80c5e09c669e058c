import type { SqlValue } from '../catalog';
import type { Predicate, Query } from '../plan/query';
import type { SqlDialect } from './dialect';

/**
 * How one statement is printed. Text values and odd names are printed as marks first, so that formatting
 * cannot touch what is inside of them; `emitSql` replaces the marks.
 */
export interface Printer {
  readonly dialect: SqlDialect;
  /** Whether columns carry their table's alias: only where there is more than one table. */
  readonly qualify: boolean;
  readonly text: (value: string) => string;
  readonly identifier: (name: string) => string;
  readonly printQuery: (query: Query) => string;
  readonly printPredicate: (predicate: Predicate, within: Context) => string;
}

/** What a predicate is part of, to know whether it needs parentheses. */
export type Context = 'whole' | 'and' | 'or';

/** A value as SQL. */
export function printValue(printer: Printer, value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return printer.text(value);
  if (typeof value === 'boolean') return printer.dialect.boolean(value);
  if (!Number.isFinite(value)) throw new Error('A number in SQL must be finite');
  return value < 0 ? `(${value})` : String(value);
}

/** Lines moved in by two spaces. */
export function indent(text: string): string {
  return `  ${text.replaceAll('\n', '\n  ')}`;
}

/** A query in parentheses, on lines of its own. */
export function printNested(printer: Printer, query: Query): string {
  return `(\n${indent(printer.printQuery(query))}\n)`;
}
