import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Database, Query, Result, TransactionBody } from '../database';
import { PrismaClient } from '../generated/sqlite/client';
import type { Tables } from '../generated/tables';
import { refuseInteractiveTransactions } from '../refuse-interactive-transactions';
import { createPrismaAdapter } from './prisma-connection';
import { openSqliteConnection, type SqliteConnection } from './sqlite-connection';
import { decodeRows } from './sqlite-rows';
import { createWriterQueue } from './writer-queue';

/** The file of a `file:` URL. */
export function sqliteFile(url: string): string {
  return path.resolve(url.replace(/^file:(\/\/(?=\/))?/, ''));
}

/** Opens the embedded database: one connection that writes, one that reads, one of Prisma's. */
export async function openSqliteDatabase(url: string): Promise<Database> {
  const file = sqliteFile(url);
  await mkdir(path.dirname(file), { recursive: true });
  const writer = openSqliteConnection(file);
  const reader = openSqliteConnection(file, { readOnly: true });
  const queue = createWriterQueue();
  const prisma = refuseInteractiveTransactions(
    new PrismaClient({ adapter: createPrismaAdapter(file, queue) }),
  );

  const read = async <Row>(query: Query<Row>): Promise<Row[]> => {
    const compiled = query.compile();
    // The rows have the columns that the query's type names.
    return decodeRows(compiled, reader.execute(compiled.sql, compiled.parameters)) as Row[];
  };

  return {
    provider: 'sqlite',
    prisma,
    sql: buildOnly(),
    read,
    readOne: async (query) => (await read(query))[0],
    transaction: async (body) => {
      const release = await queue.acquire();
      try {
        return runBody(writer, body);
      } finally {
        release();
      }
    },
    ping: async () => {
      const start = performance.now();
      reader.execute('SELECT 1');
      return performance.now() - start;
    },
    close: async () => {
      await prisma.$disconnect();
      const release = await queue.acquire();
      reader.close();
      writer.close();
      release();
    },
  };
}

/** All of the body in one go: nothing else of this process runs before it is committed or rolled back. */
function runBody<T>(connection: SqliteConnection, body: TransactionBody<T>): T {
  connection.execute('BEGIN IMMEDIATE');
  const steps = body();
  try {
    let step = steps.next();
    while (!step.done) step = steps.next(execute(connection, step.value));
    connection.execute('COMMIT');
    return step.value;
  } catch (error) {
    if (connection.inTransaction) connection.execute('ROLLBACK');
    throw error;
  }
}

function execute(connection: SqliteConnection, query: CompiledQuery<unknown>): Result<unknown> {
  const result = connection.execute(query.sql, query.parameters);
  return { rows: decodeRows(query, result), changes: result.changes };
}

function buildOnly(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}
