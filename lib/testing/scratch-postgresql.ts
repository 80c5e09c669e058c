import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server on which scratch databases are made; its user must be allowed to create them. */
export const postgresqlServer =
  process.env.TEST_POSTGRESQL_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

export interface ScratchDatabase {
  readonly url: string;
  /** Drops it, whoever is connected. */
  drop(): Promise<void>;
}

/** Makes an empty database, or a copy of `template`, that nobody else uses. */
export async function createScratchPostgresql(template?: string): Promise<ScratchDatabase> {
  const name = `plumbline_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE "${name}"${template === undefined ? '' : ` TEMPLATE "${template}"`}`);
  return {
    url: postgresqlUrl(name),
    drop: () => onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}

/** The URL of a database of the test server. */
export function postgresqlUrl(database: string): string {
  const url = new URL(postgresqlServer);
  url.pathname = `/${database}`;
  return url.href;
}

/** Why the test server cannot be used, or undefined when it can. */
export async function postgresqlProblem(): Promise<string | undefined> {
  try {
    await onServer('SELECT 1');
    return undefined;
  } catch (error) {
    return `PostgreSQL at ${new URL(postgresqlServer).host} cannot be used: ${error instanceof Error ? error.message || error.name : error}`;
  }
}

async function onServer(sql: string): Promise<void> {
  const connection = new pg.Client({ connectionString: postgresqlServer, connectionTimeoutMillis: 3_000 });
  await connection.connect();
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
