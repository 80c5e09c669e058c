import type { Context } from '../context';
import type { AnswerOf } from '../shared/endpoint';
import { KnowledgeGraph, type listKnowledgeGraphsEndpoint } from './endpoints';

/** Every knowledge graph with the size of its current version, by name. */
export async function listKnowledgeGraphs(
  ctx: Context,
): Promise<AnswerOf<typeof listKnowledgeGraphsEndpoint>> {
  const rows = await ctx.db.read(
    ctx.db.sql
      .selectFrom('knowledge_graphs as g')
      .innerJoin('data_sources as s', 's.id', 'g.data_source_id')
      .innerJoin('knowledge_graph_versions as v', (join) =>
        join.onRef('v.knowledge_graph_id', '=', 'g.id').onRef('v.version', '=', 'g.current_version'),
      )
      .select(['g.name', 'g.schemas', 'g.created_at', 'g.updated_at', 's.kind'])
      .select(['v.version', 'v.table_count', 'v.relationship_count'])
      .orderBy('g.name'),
  );
  const data = rows.map((row) =>
    KnowledgeGraph.parse({
      name: row.name,
      schemas: JSON.parse(row.schemas),
      db_type: row.kind,
      tables: row.table_count,
      relationships: row.relationship_count,
      version: row.version,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
    }),
  );
  return { success: true, data, count: data.length };
}
