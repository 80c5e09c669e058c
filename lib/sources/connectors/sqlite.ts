import fs from 'node:fs';
import Sqlite from 'libsql';
import type { SqlValue } from '../../nlq/catalog';
import type { Cell, Row } from '../../shared/cell';
import { fitsNumber } from '../../shared/cell';
import { AppError } from '../../shared/errors';
import { readOnlySqliteUri } from '../../shared/sqlite-uri';
import type { DataSourceRef } from '../data-source';
import type { Connector, QueryOptions, RowStream } from './connector';
import { introspectSqlite } from './introspect-sqlite';

const BATCH_ROWS = 500;
const BUSY_TIMEOUT_MS = 2_000;
/** Longer binary values are shown by their length. */
const MAX_HEX_BYTES = 64;

/** Opens an SQLite file read-only. */
export async function openSqlite(source: DataSourceRef): Promise<Connector> {
  const db = openFile(source);
  const explain = (error: unknown) => diagnose(source, error);
  return {
    introspect: async () => {
      try {
        return introspectSqlite(db);
      } catch (error) {
        throw explain(error);
      }
    },
    query: async (sql, params, options) => {
      try {
        return startQuery(db, sql, params, options, explain);
      } catch (error) {
        throw explain(error);
      }
    },
    ping: async () => {
      const start = performance.now();
      db.prepare('SELECT 1').get();
      return performance.now() - start;
    },
    close: async () => {
      db.close();
    },
  };
}

function openFile(source: DataSourceRef): Sqlite.Database {
  const { path } = source.connection;
  if (!fs.existsSync(path)) {
    throw unavailable(source, 'its database file is missing', 'data_source_missing');
  }
  try {
    const db = new Sqlite(readOnlySqliteUri(path));
    db.exec(`PRAGMA query_only = ON; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    // Opening does not read; this does, and finds a file that is no database.
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (error) {
    throw diagnose(source, error);
  }
}

function startQuery(
  db: Sqlite.Database,
  sql: string,
  params: readonly SqlValue[],
  options: QueryOptions,
  explain: (error: unknown) => AppError,
): RowStream {
  const statement = db.prepare(sql);
  const columns = statement.columns().map(({ name, type }) => ({ name, nativeType: type }));
  statement.safeIntegers(true).raw(true);
  const deadline = performance.now() + options.timeoutMs;

  async function* batches(): AsyncGenerator<readonly Row[]> {
    let batch: Row[] = [];
    let read = 0;
    try {
      for (const row of statement.iterate(params.map(toBound))) {
        if (read === options.maxRows) break;
        read += 1;
        batch.push((row as unknown[]).map(toCell));
        if (batch.length < BATCH_ROWS) continue;
        options.signal?.throwIfAborted();
        if (performance.now() > deadline) throw new Error('the time allowed for the query has passed');
        yield batch;
        batch = [];
      }
    } catch (error) {
      throw explain(error);
    }
    if (batch.length > 0) yield batch;
  }
  return { columns, batches: batches() };
}

/** The driver binds whole numbers as REAL, which a text column never equals, and aborts on booleans. */
function toBound(value: SqlValue): string | number | bigint | null {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** A value of the driver as a cell. Binary values become hexadecimal text, long ones their length. */
function toCell(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return fitsNumber(value) ? Number(value) : value;
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    return bytes.length <= MAX_HEX_BYTES ? `0x${bytes.toString('hex')}` : `(${bytes.length} bytes)`;
  }
  return String(value);
}

function diagnose(source: DataSourceRef, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/NOTADB|CORRUPT/.test(code) || /not a database|malformed/.test(text)) {
    return unavailable(
      source,
      'its database file is damaged or is no SQLite database',
      'data_source_corrupt',
    );
  }
  if (/BUSY|LOCKED/.test(code))
    return unavailable(source, 'another program keeps it locked', 'data_source_busy');
  if (/Unable to open|CANTOPEN|IOERR/.test(`${code} ${text}`)) {
    return unavailable(source, 'its database file cannot be read', 'data_source_unreadable');
  }
  return unavailable(source, `the database answered: ${text}`, 'query_failed');
}

function unavailable(source: DataSourceRef, why: string, diagnosis: string): AppError {
  return new AppError('unavailable', `The data source "${source.name}" could not be read: ${why}.`, [], {
    diagnosis,
  });
}
