import type { CatalogTable } from '../catalog';
import type { CompileOptions } from '../compilation';
import { type JoinGraph, type Link, linksOfEdge } from './join-graph';

/** The joins one compilation may use: the catalog's, the ruleset's, without excluded fields and hidden tables. */
export interface JoinView {
  readonly graph: JoinGraph;
  readonly isVisible: (table: CatalogTable) => boolean;
  readonly isExcluded: (column: string) => boolean;
  readonly links: (table: CatalogTable) => readonly Link[];
  /** Also those that excluded fields forbid, to tell why there is no join. */
  readonly linksBeforeExclusion: (table: CatalogTable) => readonly Link[];
}

/** Lays ruleset, `excludedFields` and `tables` of the options over the catalog's join graph. */
export function viewJoins(graph: JoinGraph, options: CompileOptions): JoinView {
  const excluded = new Set(options.excludedFields?.map((field) => field.trim().toLowerCase()));
  const visible = options.tables && new Set(options.tables.map((name) => name.toLowerCase()));
  const isVisible = (table: CatalogTable) => visible?.has(table.name.toLowerCase()) ?? true;
  const isExcluded = (column: string) => excluded.has(column.toLowerCase());
  const ruled = rulesetLinks(graph, options);
  const cache = new Map<CatalogTable, readonly Link[]>();

  const linksBeforeExclusion = (table: CatalogTable) => {
    const known = cache.get(table);
    if (known) return known;
    const all = [...(ruled.get(table) ?? []), ...graph.links(table)].filter((link) => isVisible(link.to));
    cache.set(table, all);
    return all;
  };
  const links =
    excluded.size === 0
      ? linksBeforeExclusion
      : (table: CatalogTable) =>
          linksBeforeExclusion(table).filter(
            (link) => !link.keys.some((key) => isExcluded(key.from.name) || isExcluded(key.to.name)),
          );
  return { graph, isVisible, isExcluded, links, linksBeforeExclusion };
}

function rulesetLinks(graph: JoinGraph, { ruleset }: CompileOptions): Map<CatalogTable, Link[]> {
  const byTable = new Map<CatalogTable, Link[]>();
  for (const rule of ruleset?.rules ?? []) {
    const edge = {
      ...rule,
      origin: 'ruleset' as const,
      confidence: 1,
      evidence: `Rule of ${ruleset?.name ?? 'the ruleset'}`,
    };
    for (const link of linksOfEdge(edge, graph.table, graph.column)) {
      byTable.set(link.from, [...(byTable.get(link.from) ?? []), link]);
    }
  }
  return byTable;
}
