import path from 'node:path';
import type { Catalog } from '../nlq/catalog';
import { assembleCatalog } from './assemble-catalog';
import { openConnector } from './open-connector';

/**
 * The catalog of an SQLite file, without any stored knowledge graph.
 * @throws AppError `unavailable` when the file is missing or is no database.
 */
export async function introspectSqliteFile(file: string, name: string): Promise<Catalog> {
  const connector = await openConnector({ name, kind: 'sqlite', connection: { path: path.resolve(file) } });
  try {
    return assembleCatalog({ name, version: 1, dialect: 'sqlite' }, await connector.introspect());
  } finally {
    await connector.close();
  }
}
