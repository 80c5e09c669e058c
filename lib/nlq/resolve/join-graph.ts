import type { Catalog, CatalogColumn, CatalogTable, EdgeOrigin, JoinEdge, Normalisation } from '../catalog';

/** A join as seen from one of its tables. */
export interface Link {
  readonly from: CatalogTable;
  readonly to: CatalogTable;
  readonly keys: readonly { readonly from: CatalogColumn; readonly to: CatalogColumn }[];
  readonly normalisations: readonly Normalisation[];
  readonly origin: EdgeOrigin | 'sentence';
  readonly confidence: number;
  readonly evidence: string;
}

/** What a catalog knows about tables and joins, indexed by name. */
export interface JoinGraph {
  readonly tables: readonly CatalogTable[];
  /** By name, else by name in any case. */
  readonly table: (name: string) => CatalogTable | undefined;
  readonly column: (table: CatalogTable, name: string) => CatalogColumn | undefined;
  /** Links that leave a table, in both directions of every edge, in the catalog's order. */
  readonly links: (table: CatalogTable) => readonly Link[];
}

type Named = { readonly name: string };

const graphs = new WeakMap<Catalog, JoinGraph>();

/** The join graph of a catalog, built once per catalog object. */
export function prepareJoinGraph(catalog: Catalog): JoinGraph {
  const known = graphs.get(catalog);
  if (known) return known;
  const graph = buildJoinGraph(catalog);
  graphs.set(catalog, graph);
  return graph;
}

function buildJoinGraph(catalog: Catalog): JoinGraph {
  const table = indexByName(catalog.tables);
  const columns = new Map<CatalogTable, (name: string) => CatalogColumn | undefined>();
  const column = (owner: CatalogTable, name: string) => {
    const index = columns.get(owner) ?? indexByName(owner.columns);
    columns.set(owner, index);
    return index(name);
  };
  const links = new Map<CatalogTable, Link[]>();
  for (const edge of catalog.edges) {
    for (const link of linksOfEdge(edge, table, column)) {
      const leaving = links.get(link.from);
      if (leaving) leaving.push(link);
      else links.set(link.from, [link]);
    }
  }
  return { tables: catalog.tables, table, column, links: (owner) => links.get(owner) ?? [] };
}

/** Both directions of an edge; none when the catalog lacks one of its tables or columns. */
export function linksOfEdge(
  edge: Omit<JoinEdge, 'origin'> & { readonly origin: Link['origin'] },
  table: JoinGraph['table'],
  column: JoinGraph['column'],
): Link[] {
  const from = table(edge.from.table);
  const to = table(edge.to.table);
  if (!from || !to || edge.from.columns.length === 0) return [];
  const keys: { from: CatalogColumn; to: CatalogColumn }[] = [];
  for (const [position, name] of edge.from.columns.entries()) {
    const fromColumn = column(from, name);
    const toColumn = column(to, edge.to.columns[position] ?? '');
    if (!fromColumn || !toColumn) return [];
    keys.push({ from: fromColumn, to: toColumn });
  }
  const { origin, confidence, normalisations, evidence } = edge;
  const forward: Link = { from, to, keys, origin, confidence, normalisations, evidence };
  return [forward, reverse(forward)];
}

/** The same join seen from its other table. */
export function reverse(link: Link): Link {
  return {
    ...link,
    from: link.to,
    to: link.from,
    keys: link.keys.map((key) => ({ from: key.to, to: key.from })),
  };
}

/** Whether the catalog knows that these columns hold each combination of values at most once. */
export function isKey(table: CatalogTable, columns: readonly CatalogColumn[]): boolean {
  if (columns.some((column) => column.isUnique)) return true;
  const names = new Set(columns.map((column) => column.name));
  return table.primaryKey.length > 0 && table.primaryKey.every((name) => names.has(name));
}

function indexByName<T extends Named>(items: readonly T[]): (name: string) => T | undefined {
  const exact = new Map<string, T>();
  const anyCase = new Map<string, T>();
  for (const item of items) {
    exact.set(item.name, item);
    const folded = item.name.toLowerCase();
    if (!anyCase.has(folded)) anyCase.set(folded, item);
  }
  return (name) => exact.get(name) ?? anyCase.get(name.toLowerCase());
}
