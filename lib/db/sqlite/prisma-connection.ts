import type { Client, InArgs, InStatement, ResultSet, Transaction } from '@libsql/client';
import { LibsqlError } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import Libsql from 'libsql';
import { openSqliteConnection, type SqliteConnection } from './sqlite-connection';
import type { WriterQueue } from './writer-queue';

/** The calls that Prisma's adapter makes of a libSQL client, and no others. */
type UsedClient = Pick<Client, 'execute' | 'executeMultiple' | 'transaction' | 'close'>;
type UsedTransaction = Pick<Transaction, 'execute' | 'commit' | 'rollback'>;

/**
 * Prisma's libSQL adapter over a connection of ours. The library's own client opens a fresh connection after
 * every transaction, without pragmas: foreign keys would be off from then on. Here there is one connection,
 * its statements stay prepared, and a transaction takes its turn at the one writer.
 */
export function createPrismaAdapter(file: string, writer: WriterQueue): PrismaLibSql {
  class OneConnection extends PrismaLibSql {
    override createClient(): Client {
      // The adapter's declared type asks for more than it uses.
      return clientOver(openSqliteConnection(file), writer) as Client;
    }
  }
  return new OneConnection({ url: `file:${file}` }, { timestampFormat: 'unixepoch-ms' });
}

function clientOver(connection: SqliteConnection, writer: WriterQueue): UsedClient {
  const execute = async (statement: InStatement | string, args?: InArgs): Promise<ResultSet> =>
    translated(() => run(connection, statement, args));
  return {
    execute,
    executeMultiple: async (sql) => translated(() => connection.script(sql)),
    close: () => connection.close(),
    transaction: async () => {
      const release = await writer.acquire();
      try {
        connection.script('BEGIN IMMEDIATE');
      } catch (error) {
        release();
        throw error;
      }
      const end = (how: 'COMMIT' | 'ROLLBACK') => async (): Promise<void> => {
        try {
          if (connection.inTransaction) translated(() => connection.script(how));
        } finally {
          if (connection.inTransaction) connection.script('ROLLBACK');
          release();
        }
      };
      const transaction: UsedTransaction = { execute, commit: end('COMMIT'), rollback: end('ROLLBACK') };
      return transaction as Transaction;
    },
  };
}

function run(connection: SqliteConnection, statement: InStatement | string, args: InArgs = []): ResultSet {
  const { sql, args: given = [] } = typeof statement === 'string' ? { sql: statement, args } : statement;
  if (!Array.isArray(given)) throw new TypeError('Named parameters are not used');
  const { columns, rows, changes, lastInsertRowid } = connection.execute(sql, given);
  return {
    columns: columns.map(({ name }) => name),
    columnTypes: columns.map(({ declaredType }) => declaredType ?? ''),
    // The adapter reads rows by position only.
    rows: rows as unknown as ResultSet['rows'],
    rowsAffected: columns.length === 0 ? changes : 0,
    lastInsertRowid: BigInt(lastInsertRowid),
    toJSON: () => ({}),
  };
}

/** Errors in the shape by which the adapter recognises constraint violations. */
function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Libsql.SqliteError) {
      throw new LibsqlError(error.message, error.code, error.code, error.rawCode, error);
    }
    throw error;
  }
}
