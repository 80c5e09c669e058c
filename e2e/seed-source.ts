import { rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'libsql';
import type { Context } from '../lib/context';
import { buildKnowledgeGraph } from '../lib/sources/build-knowledge-graph';
import { registerDataSource } from '../lib/sources/register-data-source';

/** A database of the browser tests: a file in DATA_DIR, known to the product as a schema and a knowledge graph. */
export interface SeededSource {
  readonly name: string;
  readonly file: string;
  readonly schema: string;
  readonly kg_name: string;
  readonly sql: string;
  /** Changes the database after the graph was built. */
  readonly sqlOnceKnown?: string;
}

/** Writes the database anew and builds its knowledge graph. */
export async function seedSource(ctx: Context, source: SeededSource): Promise<void> {
  const file = path.join(ctx.state.env.DATA_DIR, source.file);
  rmSync(file, { force: true });
  runSql(file, source.sql);
  await registerDataSource(ctx, {
    name: source.name,
    kind: 'sqlite',
    connection: { path: source.file },
    schemas: [source.schema],
  });
  await buildKnowledgeGraph(ctx, { name: source.kg_name, data_source: source.name });
  if (source.sqlOnceKnown) runSql(file, source.sqlOnceKnown);
}

function runSql(file: string, sql: string): void {
  const database = new Sqlite(file);
  database.exec(`PRAGMA journal_mode = OFF; BEGIN; ${sql} COMMIT`);
  database.close();
}
