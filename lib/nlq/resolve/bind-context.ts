import type { CatalogColumn, CatalogTable } from '../catalog';
import type { Aliases } from './claim-alias';
import type { JoinView } from './join-view';

/** What binding needs throughout one statement. */
export interface BindContext {
  readonly view: JoinView;
  readonly aliases: Aliases;
}

/** A table that validation has already found. */
export function tableNamed({ view }: BindContext, name: string): CatalogTable {
  const table = view.graph.table(name);
  if (!table) throw new Error(`validateIntent let an unknown table through: ${name}`);
  return table;
}

/** A column that validation has already found. */
export function columnNamed({ view }: BindContext, table: CatalogTable, name: string): CatalogColumn {
  const column = view.graph.column(table, name);
  if (!column) throw new Error(`validateIntent let an unknown column through: ${table.name}.${name}`);
  return column;
}
