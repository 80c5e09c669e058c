import { createHash } from 'node:crypto';
import type { Context } from '../context';
import { run } from '../db/database';
import type { Catalog, CatalogSynonym, Dialect } from '../nlq/catalog';
import { AppError } from '../shared/errors';
import { assembleCatalog } from './assemble-catalog';
import { toDataSourceRef } from './data-source';
import { keepDecisions } from './keep-decisions';
import { openConnector } from './open-connector';

export interface BuiltKnowledgeGraph {
  readonly name: string;
  readonly version: number;
  /** False when the database looks as it did: the version stays. */
  readonly changed: boolean;
  readonly catalog: Catalog;
}

/**
 * Builds the knowledge graph of a data source, or rebuilds the one of that name, keeping what people decided on
 * it. Only a difference makes a new version; executions pin theirs, so old versions stay.
 * @throws AppError `not_found` for an unknown data source, `unavailable` when it cannot be read.
 */
export async function buildKnowledgeGraph(
  ctx: Context,
  input: {
    readonly name: string;
    readonly data_source: string;
    /** Labels of the schemas it covers; all of the data source unless given. */
    readonly schemas?: readonly string[];
    /** Names people use, beside those already known. */
    readonly synonyms?: readonly CatalogSynonym[];
  },
): Promise<BuiltKnowledgeGraph> {
  const { db } = ctx;
  const source = await db.readOne(
    db.sql.selectFrom('data_sources').selectAll().where('name', '=', input.data_source),
  );
  if (!source) throw new AppError('not_found', `There is no data source "${input.data_source}".`);
  const existing = await readCurrent(ctx, input.name);

  const connector = await openConnector(toDataSourceRef(source, ctx.state.env.DATA_DIR));
  const profiles = await connector.introspect().finally(() => connector.close());
  const identity = { name: input.name, version: existing?.version ?? 1, dialect: source.kind as Dialect };
  const built = assembleCatalog(identity, profiles);
  const kept = existing ? keepDecisions(built, existing.catalog) : built;
  const catalog = addSynonyms(kept, input.synonyms ?? []);
  const fingerprint = fingerprintOf(catalog);
  if (existing?.fingerprint === fingerprint) {
    return { name: input.name, version: existing.version, changed: false, catalog };
  }
  const schemas = JSON.stringify(input.schemas ?? JSON.parse(source.schemas));
  return saveVersion(ctx, catalog, { fingerprint, dataSourceId: source.id, schemas });
}

async function readCurrent(ctx: Context, name: string) {
  const row = await ctx.db.readOne(
    ctx.db.sql
      .selectFrom('knowledge_graphs as g')
      .innerJoin('knowledge_graph_versions as v', (join) =>
        join.onRef('v.knowledge_graph_id', '=', 'g.id').onRef('v.version', '=', 'g.current_version'),
      )
      .select(['v.version', 'v.fingerprint', 'v.catalog'])
      .where('g.name', '=', name),
  );
  return row && { ...row, catalog: JSON.parse(row.catalog) as Catalog };
}

function saveVersion(
  ctx: Context,
  built: Catalog,
  facts: { fingerprint: string; dataSourceId: number; schemas: string },
): Promise<BuiltKnowledgeGraph> {
  const { sql } = ctx.db;
  const now = ctx.now();
  return ctx.db.transaction(function* () {
    const head = { data_source_id: facts.dataSourceId, schemas: facts.schemas, updated_at: now };
    const { rows } = yield* run(
      sql
        .insertInto('knowledge_graphs')
        .values({ name: built.name, ...head, current_version: 0, created_at: now })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(head))
        .returning(['id', 'current_version']),
    );
    const [graph] = rows;
    if (!graph) throw new Error('the knowledge graph was not written');
    const catalog = { ...built, version: graph.current_version + 1 };
    yield* run(
      sql.insertInto('knowledge_graph_versions').values({
        knowledge_graph_id: graph.id,
        version: catalog.version,
        catalog: JSON.stringify(catalog),
        fingerprint: facts.fingerprint,
        table_count: catalog.tables.length,
        relationship_count: catalog.edges.length,
        created_at: now,
      }),
    );
    yield* run(
      sql
        .updateTable('knowledge_graphs')
        .set({ current_version: catalog.version })
        .where('id', '=', graph.id),
    );
    return { name: catalog.name, version: catalog.version, changed: true, catalog };
  });
}

function addSynonyms(catalog: Catalog, synonyms: readonly CatalogSynonym[]): Catalog {
  const known = new Set(catalog.synonyms.map((synonym) => JSON.stringify(synonym)));
  return {
    ...catalog,
    synonyms: [...catalog.synonyms, ...synonyms.filter((synonym) => !known.has(JSON.stringify(synonym)))],
  };
}

function fingerprintOf(catalog: Catalog): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...catalog, version: 0 }))
    .digest('hex');
}
