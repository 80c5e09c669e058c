import type { CompiledQuery, Kysely } from 'kysely';
import type { PrismaClient } from './generated/sqlite/client';
import type { Tables } from './generated/tables';

/** A query built with `db.sql`, not yet run. */
export interface Query<Row> {
  compile(): CompiledQuery<Row>;
}

/** What a statement of a transaction gave back. */
export interface Result<Row> {
  readonly rows: readonly Row[];
  /** Rows changed by an INSERT, UPDATE or DELETE. */
  readonly changes: number;
}

/**
 * The body of a transaction: a generator that yields queries and receives their results. A generator cannot
 * `await`, so nothing can slip between two statements: on SQLite the whole body runs synchronously on the
 * one writer, on PostgreSQL each statement is awaited on one connection. Throwing rolls back; so does a
 * statement that fails. On PostgreSQL a body that lost against another transaction is run again from its start,
 * so it changes nothing but the database and its own variables.
 */
export type TransactionBody<T> = () => Generator<CompiledQuery<unknown>, T, Result<unknown>>;

/** The door to the main database. Everything else of `lib/db` is private to it. */
export interface Database {
  readonly provider: 'sqlite' | 'postgresql';
  /** For reading and writing single entities. Transactions go through `transaction`. */
  readonly prisma: PrismaClient;
  /** Builds queries (never runs them), typed from the models. Dates and booleans are converted both ways. */
  readonly sql: Kysely<Tables>;
  /** Runs one reading query. */
  read<Row>(query: Query<Row>): Promise<Row[]>;
  readOne<Row>(query: Query<Row>): Promise<Row | undefined>;
  /** Runs `body` atomically: all of it or, when it throws, nothing. */
  transaction<T>(body: TransactionBody<T>): Promise<T>;
  /** Round trip in milliseconds; throws when the database does not answer. */
  ping(): Promise<number>;
  close(): Promise<void>;
}

/** Yields one query inside a transaction body: `const {rows} = yield* run(query)`. */
export function* run<Row>(
  query: Query<Row>,
): Generator<CompiledQuery<unknown>, Result<Row>, Result<unknown>> {
  return (yield query.compile()) as Result<Row>;
}
