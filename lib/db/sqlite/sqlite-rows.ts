import type { CompiledQuery } from 'kysely';
import { expressionTypes } from '../expression-types';
import { safeInteger } from '../safe-integer';
import type { SqliteColumn, SqliteResult } from './sqlite-connection';

type Decode = (value: unknown) => unknown;

const asStored: Decode = (value) => value;

const decoders: Readonly<Record<string, Decode>> = {
  DATETIME: (value) => (typeof value === 'number' ? new Date(value) : value),
  BOOLEAN: (value) => (typeof value === 'number' ? value !== 0 : value),
  INTEGER: (value) => (typeof value === 'number' ? safeInteger(value) : value),
  BIGINT: (value) => (typeof value === 'number' ? safeInteger(value) : value),
};

/** Declared types that Prisma gives the columns of its scalars on SQLite. */
const declaredTypeOf: Readonly<Record<string, string>> = {
  DateTime: 'DATETIME',
  Boolean: 'BOOLEAN',
  Int: 'INTEGER',
  BigInt: 'BIGINT',
};

/**
 * Makes objects of the rows of a query: DATETIME becomes Date, BOOLEAN boolean, 64-bit integers numbers.
 * @throws RangeError for an integer that a number cannot hold.
 */
export function decodeRows(query: CompiledQuery<unknown>, result: SqliteResult): Record<string, unknown>[] {
  const decode = result.columns.map((column) => decoderOf(column, query));
  return result.rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (const [position, column] of result.columns.entries()) {
      row[column.name] = decode[position]?.(values[position]);
    }
    return row;
  });
}

function decoderOf(column: SqliteColumn, query: CompiledQuery<unknown>): Decode {
  const declared = column.declaredType ?? declaredTypeOf[expressionTypes(query).get(column.name) ?? ''] ?? '';
  return decoders[declared.toUpperCase()] ?? asStored;
}
