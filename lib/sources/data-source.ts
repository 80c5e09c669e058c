import path from 'node:path';
import { z } from 'zod';
import type { Dialect } from '../nlq/catalog';

const SqliteConnection = z.strictObject({
  /** Path of the database file, relative to DATA_DIR or absolute. */
  path: z.string().min(1),
});

/** Where a data source is. One member per connector; never a secret in clear. */
export const Connection = SqliteConnection;
export type Connection = z.infer<typeof Connection>;

/** All that a process needs to open a data source. Plain data: it travels to child processes. */
export interface DataSourceRef {
  readonly name: string;
  readonly kind: Dialect;
  /** Paths are absolute here. */
  readonly connection: Connection;
}

/** Reads a row of `data_sources`, resolving its path against `dataDir`. */
export function toDataSourceRef(
  row: { name: string; kind: string; connection: string },
  dataDir: string,
): DataSourceRef {
  const connection = Connection.parse(JSON.parse(row.connection));
  return {
    name: row.name,
    kind: row.kind as Dialect,
    connection: { ...connection, path: path.resolve(dataDir, connection.path) },
  };
}
