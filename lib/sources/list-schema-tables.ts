import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import { AppError } from '../shared/errors';
import type { listSchemaTablesEndpoint, SchemaTable } from './endpoints';
import { listSchemas } from './list-schemas';
import { loadCatalog } from './load-catalog';
import { unknownName } from './unknown-name';

/**
 * The tables of a schema, as the knowledge graphs over it know them.
 * @throws AppError `not_found` with the closest name.
 */
export async function listSchemaTables(
  ctx: Context,
  { name }: InputOf<typeof listSchemaTablesEndpoint>,
): Promise<AnswerOf<typeof listSchemaTablesEndpoint>> {
  const { schemas } = await listSchemas(ctx);
  if (!schemas.includes(name)) {
    const problem = unknownName('name', 'schema', name, schemas);
    throw new AppError('not_found', problem.problem, [problem]);
  }
  const graphs = await ctx.db.read(
    ctx.db.sql.selectFrom('knowledge_graphs').select(['name', 'schemas']).orderBy('id'),
  );
  const tables = new Map<string, SchemaTable>();
  for (const graph of graphs) {
    if (!(JSON.parse(graph.schemas) as string[]).includes(name)) continue;
    const loaded = await loadCatalog(ctx, graph.name);
    for (const table of loaded?.prepared.catalog.tables ?? []) {
      if (table.schema === null || table.schema === name) tables.set(table.name, describe(table));
    }
  }
  return { success: true, schema: name, tables: [...tables.values()], count: tables.size };
}

type Table = NonNullable<Awaited<ReturnType<typeof loadCatalog>>>['prepared']['catalog']['tables'][number];

function describe(table: Table): SchemaTable {
  return {
    name: table.name,
    row_count: table.rowCount,
    aliases: [...table.aliases],
    columns: table.columns.map((column) => ({
      name: column.name,
      type: column.type,
      native_type: column.nativeType,
      nullable: column.nullable,
      primary_key: column.isPrimaryKey,
    })),
  };
}
