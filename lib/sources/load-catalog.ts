import { LRUCache } from 'lru-cache';
import type { Context } from '../context';
import type { Catalog } from '../nlq/catalog';
import { prepareCatalog } from '../nlq/prepare-catalog';
import { attachOnce } from '../shared/attach-once';
import { type DataSourceRef, toDataSourceRef } from './data-source';

/** A prepared catalog of 10,000 columns takes some tens of megabytes. */
const PREPARED_KEPT = 16;

export interface LoadedCatalog {
  readonly version: number;
  /** Labels of the schemas the knowledge graph covers. */
  readonly schemas: readonly string[];
  readonly source: DataSourceRef;
  readonly prepared: ReturnType<typeof prepareCatalog>;
}

/**
 * The current version of a knowledge graph, ready to compile against; undefined when there is none of that name.
 * One point read a call: versions never change, so a prepared one is kept.
 */
export async function loadCatalog(ctx: Context, name: string): Promise<LoadedCatalog | undefined> {
  const head = await ctx.db.readOne(
    ctx.db.sql
      .selectFrom('knowledge_graphs as g')
      .innerJoin('data_sources as s', 's.id', 'g.data_source_id')
      .select(['g.id', 'g.schemas', 'g.current_version', 's.name', 's.kind', 's.connection'])
      .where('g.name', '=', name),
  );
  if (!head) return undefined;
  return {
    version: head.current_version,
    schemas: JSON.parse(head.schemas) as string[],
    source: toDataSourceRef(head, ctx.state.env.DATA_DIR),
    prepared: await loadPrepared(ctx, head.id, head.current_version),
  };
}

async function loadPrepared(ctx: Context, id: number, version: number): Promise<LoadedCatalog['prepared']> {
  const kept = attachOnce(
    ctx.db,
    'prepared-catalogs',
    () => new LRUCache<string, LoadedCatalog['prepared']>({ max: PREPARED_KEPT }),
  );
  const key = `${id}@${version}`;
  const known = kept.get(key);
  if (known) return known;
  const row = await ctx.db.readOne(
    ctx.db.sql
      .selectFrom('knowledge_graph_versions')
      .select('catalog')
      .where('knowledge_graph_id', '=', id)
      .where('version', '=', version),
  );
  if (!row) throw new Error(`knowledge graph ${id} has no version ${version}`);
  const prepared = prepareCatalog(JSON.parse(row.catalog) as Catalog);
  kept.set(key, prepared);
  return prepared;
}
