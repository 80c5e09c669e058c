import type { Catalog, CatalogColumn, CatalogTable } from '../nlq/catalog';

/**
 * A freshly built catalog with everything people decided on the previous version: aliases, synonyms and
 * confirmed joins, as far as their tables and columns still exist. Pure.
 */
export function keepDecisions(built: Catalog, previous: Catalog): Catalog {
  const before = new Map(previous.tables.map((table) => [table.name, table]));
  const exists = (table: string, columns: readonly string[]): boolean => {
    const found = built.tables.find(({ name }) => name === table);
    return (
      found !== undefined && columns.every((column) => found.columns.some(({ name }) => name === column))
    );
  };
  const confirmed = previous.edges.filter(
    ({ origin, from, to }) =>
      origin === 'confirmed' && exists(from.table, from.columns) && exists(to.table, to.columns),
  );
  const isConfirmed = (edge: Catalog['edges'][number]) =>
    confirmed.some(({ from, to }) => sameEnd(from, edge.from) && sameEnd(to, edge.to));
  return {
    ...built,
    tables: built.tables.map((table) => keepAliases(table, before.get(table.name))),
    edges: [...confirmed, ...built.edges.filter((edge) => !isConfirmed(edge))],
    synonyms: previous.synonyms.filter(({ table, column }) =>
      exists(table, column === undefined ? [] : [column]),
    ),
  };
}

function keepAliases(table: CatalogTable, before: CatalogTable | undefined): CatalogTable {
  if (!before) return table;
  const aliases = new Map(before.columns.map((column) => [column.name, column.aliases]));
  return {
    ...table,
    aliases: before.aliases,
    columns: table.columns.map(
      (column): CatalogColumn => ({ ...column, aliases: aliases.get(column.name) ?? [] }),
    ),
  };
}

type End = Catalog['edges'][number]['from'];
const sameEnd = (left: End, right: End): boolean =>
  left.table === right.table && left.columns.join('\u0000') === right.columns.join('\u0000');
