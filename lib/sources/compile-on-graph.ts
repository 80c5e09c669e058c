import type { Context } from '../context';
import type { Dialect } from '../nlq/catalog';
import type { Compilation, Ruleset } from '../nlq/compilation';
import { compile } from '../nlq/compile';
import type { Problem } from '../shared/errors';
import { type LoadedCatalog, loadCatalog } from './load-catalog';
import { unknownName } from './unknown-name';

export interface GraphRequest {
  readonly sentence: string;
  readonly kg_name: string;
  /** Every schema of the knowledge graph unless given. */
  readonly schemas?: readonly string[] | undefined;
  readonly ruleset_name?: string | null | undefined;
  readonly excluded_fields?: readonly string[] | null | undefined;
  /** Dialect to emit; the data source's own unless given. */
  readonly dialect?: Dialect | undefined;
  readonly limit?: number | undefined;
  readonly now: Date;
}

/** What became of a request: a compilation on a known graph, or the name that is not known. */
export type GraphCompilation =
  | {
      readonly kind: 'compiled';
      readonly compilation: Compilation;
      readonly graph: LoadedCatalog;
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: 'unknown_graph' | 'unknown_schema';
      readonly problem: Problem;
      readonly graph?: LoadedCatalog;
    };

/** Compiles a sentence against the current version of a knowledge graph, with the schemas and ruleset asked for. */
export async function compileOnGraph(ctx: Context, request: GraphRequest): Promise<GraphCompilation> {
  const graph = await loadCatalog(ctx, request.kg_name);
  if (!graph) {
    const known = await graphNames(ctx);
    return {
      kind: 'unknown_graph',
      problem: unknownName('kg_name', 'knowledge graph', request.kg_name, known),
    };
  }
  const schemas = request.schemas ?? graph.schemas;
  const unknown = schemas.find((name) => !graph.schemas.includes(name));
  if (unknown !== undefined) {
    const problem = unknownName('select_schema', `schema of ${request.kg_name}`, unknown, graph.schemas);
    return { kind: 'unknown_schema', problem, graph };
  }
  const { ruleset, warnings } = await findRuleset(ctx, request.ruleset_name);
  const visible = visibleTables(graph, schemas);
  const compilation = compile(request.sentence, graph.prepared, {
    now: request.now,
    ...(request.dialect && { dialect: request.dialect }),
    ...(request.limit !== undefined && { limit: request.limit }),
    ...(request.excluded_fields && { excludedFields: request.excluded_fields }),
    ...(ruleset && { ruleset }),
    ...(visible && { tables: visible }),
  });
  return { kind: 'compiled', compilation, graph, warnings };
}

async function graphNames(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.read(ctx.db.sql.selectFrom('knowledge_graphs').select('name').orderBy('name'));
  return rows.map(({ name }) => name);
}

async function findRuleset(
  ctx: Context,
  name: string | null | undefined,
): Promise<{ ruleset?: Ruleset; warnings: string[] }> {
  if (!name) return { warnings: [] };
  const row = await ctx.db.readOne(
    ctx.db.sql.selectFrom('rulesets').select('rules').where('name', '=', name),
  );
  if (!row) {
    return { warnings: [`The ruleset "${name}" is not known; joins were chosen without it.`] };
  }
  return { ruleset: { name, rules: JSON.parse(row.rules) as Ruleset['rules'] }, warnings: [] };
}

/** Tables of the schemas asked for; undefined when that is all of them. Tables without a schema are always visible. */
function visibleTables(graph: LoadedCatalog, schemas: readonly string[]): string[] | undefined {
  const { tables } = graph.prepared.catalog;
  const visible = tables.filter(({ schema }) => schema === null || schemas.includes(schema));
  return visible.length === tables.length ? undefined : visible.map(({ name }) => name);
}
