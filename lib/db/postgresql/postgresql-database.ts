import { PrismaPg } from '@prisma/adapter-pg';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import pg from 'pg';
import type { Database, Query, Result, TransactionBody } from '../database';
import { PrismaClient } from '../generated/postgresql/client';
import type { PrismaClient as SharedPrismaClient } from '../generated/sqlite/client';
import type { Tables } from '../generated/tables';
import { refuseInteractiveTransactions } from '../refuse-interactive-transactions';
import { postgresqlTypes } from './postgresql-types';

const MAX_CONNECTIONS = 20;
/** A database that is gone is an error soon, not a request that hangs. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Another transaction won; nothing of ours happened. */
const retriedCodes = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;

/** Opens a pool. `onError` hears of connections that broke while idle; without it they are dropped in silence. */
export async function openPostgresqlDatabase(
  url: string,
  onError: (error: Error) => void = () => undefined,
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: postgresqlTypes,
  });
  pool.on('error', onError);
  // The two generated clients differ in provider-only options, which we do not use.
  const client = new PrismaClient({ adapter: new PrismaPg(pool) }) as unknown as SharedPrismaClient;
  const prisma = refuseInteractiveTransactions(client);

  const read = async <Row>(query: Query<Row>): Promise<Row[]> => {
    const compiled = query.compile();
    return (await pool.query(compiled.sql, [...compiled.parameters])).rows;
  };

  return {
    provider: 'postgresql',
    prisma,
    sql: buildOnly(),
    read,
    readOne: async (query) => (await read(query))[0],
    transaction: (body) => transact(pool, body),
    ping: async () => {
      const start = performance.now();
      await pool.query('SELECT 1');
      return performance.now() - start;
    },
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function transact<T>(pool: pg.Pool, body: TransactionBody<T>): Promise<T> {
  const connection = await pool.connect();
  let broken: Error | undefined;
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runBody(connection, body);
      } catch (error) {
        await connection.query('ROLLBACK').catch((failure: Error) => {
          broken = failure;
        });
        const lost = error instanceof pg.DatabaseError && retriedCodes.has(error.code ?? '');
        if (!lost || broken !== undefined || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  } finally {
    connection.release(broken);
  }
}

async function runBody<T>(connection: pg.PoolClient, body: TransactionBody<T>): Promise<T> {
  await connection.query('BEGIN');
  const steps = body();
  let step = steps.next();
  while (!step.done) step = steps.next(await execute(connection, step.value));
  await connection.query('COMMIT');
  return step.value;
}

async function execute(connection: pg.PoolClient, query: CompiledQuery<unknown>): Promise<Result<unknown>> {
  const { rows, rowCount } = await connection.query(query.sql, [...query.parameters]);
  return { rows, changes: rowCount ?? 0 };
}

function buildOnly(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
