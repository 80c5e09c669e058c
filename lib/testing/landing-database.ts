import { rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'libsql';
import type { Context } from '../context';
import { buildKnowledgeGraph } from '../sources/build-knowledge-graph';
import { registerDataSource } from '../sources/register-data-source';

/** The file, the data source, the knowledge graph and the schema of `landTables`. */
export const LANDING = {
  file: 'landing.db',
  source: 'Landing database',
  kg_name: 'KG_101',
  select_schema: 'newdqschema',
} as const;

/** A small landing database like the specification's: 60 products in RBP, every third of them missing from OPS. */
export const PRODUCTS = `
  CREATE TABLE brz_lnd_RBP_GPU (
    PLANNING_SKU TEXT, PRODUCT_NAME TEXT, CATEGORY TEXT, STATUS TEXT, created_date TEXT, modified_date TEXT);
  CREATE TABLE brz_lnd_OPS_EXCEL (PLANNING_SKU TEXT, PRODUCT_NAME TEXT, STATUS TEXT, created_date TEXT);
  INSERT INTO brz_lnd_RBP_GPU
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
    SELECT printf('SKU%03d', i), 'Product ' || i, iif(i % 2, 'Electronics', 'Home'),
           iif(i % 5, 'Active', 'Inactive'), printf('2025-01-%02d', 1 + i % 28), NULL FROM n;
  INSERT INTO brz_lnd_OPS_EXCEL
    SELECT PLANNING_SKU, PRODUCT_NAME, STATUS, created_date FROM brz_lnd_RBP_GPU
     WHERE CAST(substr(PLANNING_SKU, 4) AS INTEGER) % 3 <> 0;
`;

/** Writes the landing database anew with what `sql` creates. */
export function writeLanding(dataDir: string, sql: string): string {
  const file = path.join(dataDir, LANDING.file);
  rmSync(file, { force: true });
  const db = new Sqlite(file);
  db.exec(`BEGIN; ${sql}; COMMIT`);
  db.close();
  return file;
}

/** Writes the landing database and makes KG_101 of it. */
export async function landTables(ctx: Context, sql: string = PRODUCTS): Promise<void> {
  writeLanding(ctx.state.env.DATA_DIR, sql);
  await registerDataSource(ctx, {
    name: LANDING.source,
    kind: 'sqlite',
    connection: { path: LANDING.file },
    schemas: [LANDING.select_schema],
  });
  await buildKnowledgeGraph(ctx, { name: LANDING.kg_name, data_source: LANDING.source });
}

/** The same names, with `count` products (endlessly many unless given) that take their time to be made. */
export const manyProducts = (count?: number): string => `
  CREATE VIEW brz_lnd_RBP_GPU AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n ${count === undefined ? '' : `WHERE i < ${count}`})
    SELECT 'SKU' || i AS PLANNING_SKU, 'Product ' || i AS PRODUCT_NAME, 'x' AS CATEGORY, 'x' AS STATUS,
           'x' AS created_date, 'x' AS modified_date FROM n;
`;

/** The same names, but a query over the products never ends: it looks for a row that does not come. */
export const ENDLESS_PRODUCTS = `
  CREATE VIEW brz_lnd_RBP_GPU AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT 'SKU' || i AS PLANNING_SKU, 'x' AS PRODUCT_NAME, 'x' AS CATEGORY, 'x' AS STATUS,
           'x' AS created_date, 'x' AS modified_date FROM n WHERE i < 0;
  CREATE TABLE brz_lnd_OPS_EXCEL (PLANNING_SKU TEXT, PRODUCT_NAME TEXT, STATUS TEXT, created_date TEXT);
`;
