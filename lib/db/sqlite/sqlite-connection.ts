import Libsql from 'libsql';
import { LRUCache } from 'lru-cache';
import { encodeParameters } from './sqlite-parameters';

/** How long a statement waits for another process's lock. In this process nothing ever waits (see writer-queue). */
const BUSY_TIMEOUT_MS = 5_000;
const CACHED_STATEMENTS = 500;
/** What a connection may keep of the file: the tables that lists walk fit in, with SQLite's own 2 MiB they do not. */
const CACHE_KIB = 32_768;

/** One column of a result, as SQLite describes it. */
export interface SqliteColumn {
  readonly name: string;
  /** The type declared for the table's column; null for an expression. */
  readonly declaredType: string | null;
}

export interface SqliteResult {
  readonly columns: readonly SqliteColumn[];
  /** Rows as arrays, in the order of `columns`; values as SQLite stores them. */
  readonly rows: readonly (readonly unknown[])[];
  readonly changes: number;
  readonly lastInsertRowid: number | bigint;
}

/** A synchronous connection whose pragmas are set and whose prepared statements are kept. */
export interface SqliteConnection {
  execute(sql: string, parameters?: readonly unknown[]): SqliteResult;
  /** Runs several statements without parameters. */
  script(sql: string): void;
  readonly inTransaction: boolean;
  close(): void;
}

interface Prepared {
  readonly statement: ReturnType<Libsql.Database['prepare']>;
  readonly columns: readonly SqliteColumn[];
}

/**
 * Opens a connection. `foreignKeys: false` is for migrations, which rebuild tables. A `readOnly` one refuses to
 * write (`query_only`; the driver itself ignores its `readonly` option).
 */
export function openSqliteConnection(
  file: string,
  options: {
    readonly readOnly?: boolean;
    readonly foreignKeys?: boolean;
    readonly busyTimeoutMs?: number;
  } = {},
): SqliteConnection {
  const database = new Libsql(file);
  const prepared = new LRUCache<string, Prepared>({ max: CACHED_STATEMENTS });
  database.exec(`
    PRAGMA busy_timeout = ${options.busyTimeoutMs ?? BUSY_TIMEOUT_MS};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA cache_size = -${CACHE_KIB};
    PRAGMA foreign_keys = ${options.foreignKeys === false ? 'OFF' : 'ON'};
    PRAGMA query_only = ${options.readOnly === true ? 'ON' : 'OFF'};
  `);

  function prepare(sql: string): Prepared {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    if (statement.reader) statement.raw(true);
    const columns = statement.reader
      ? statement.columns().map(({ name, type }) => ({ name, declaredType: type }))
      : [];
    const fresh = { statement, columns };
    prepared.set(sql, fresh);
    return fresh;
  }

  function execute(sql: string, parameters: readonly unknown[] = []): SqliteResult {
    const { statement, columns } = prepare(sql);
    const values = encodeParameters(parameters);
    try {
      if (!statement.reader) {
        const { changes, lastInsertRowid } = statement.run(values);
        return { columns, rows: [], changes, lastInsertRowid };
      }
      const rows = statement.all(values) as unknown[][];
      return { columns, rows, changes: rows.length, lastInsertRowid: 0 };
    } catch (error) {
      // A statement that failed half-way could keep its snapshot open: forget it.
      prepared.delete(sql);
      throw error;
    }
  }

  return {
    execute,
    script: (sql) => void database.exec(sql),
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}
