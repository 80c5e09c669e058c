import type { Context } from '../context';
import type { AnswerOf } from '../shared/endpoint';
import type { listSchemasEndpoint } from './endpoints';

/** Names of the schemas that some data source holds, sorted. */
export async function listSchemas(ctx: Context): Promise<AnswerOf<typeof listSchemasEndpoint>> {
  const rows = await ctx.db.read(ctx.db.sql.selectFrom('data_sources').select('schemas'));
  const schemas = [...new Set(rows.flatMap((row) => JSON.parse(row.schemas) as string[]))].sort();
  return { success: true, schemas, count: schemas.length };
}
