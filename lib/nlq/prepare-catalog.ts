import type { Catalog, CatalogTable } from './catalog';
import type { ColumnEntry, NameForm, PreparedCatalog, TableEntry, ValueEntry } from './link/prepared-catalog';
import { indexSpellings } from './link/spellings';
import { countParts, weighColumnName, weighTableName } from './link/weigh-name';
import { splitIdentifier } from './tokenize/split-identifier';

/** Text under which a value is looked up: lower case, white space evened out. */
export function valueKey(value: string): string {
  return value.trim().toLowerCase().replace(/\s+/g, ' ');
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** What people call a table or (with `column`) one of its columns, beside its name. */
function synonymsOf(catalog: Catalog, table: string, column: string | undefined): string[] {
  return catalog.synonyms
    .filter((synonym) => synonym.table === table && synonym.column === column && synonym.value === undefined)
    .map((synonym) => synonym.phrase);
}

function indexTable(catalog: Catalog, table: CatalogTable, shared: ReadonlyMap<string, number>): TableEntry {
  const names = [table.name, ...table.aliases, ...synonymsOf(catalog, table.name, undefined)];
  const tableParts = new Set(names.flatMap(splitIdentifier));
  const sharedInTable = countParts(table.columns.map((column) => splitIdentifier(column.name)));
  const columns: ColumnEntry[] = table.columns.map((column) => ({
    table: table.name,
    column,
    forms: [column.name, ...column.aliases, ...synonymsOf(catalog, table.name, column.name)].map((name) =>
      weighColumnName(name, sharedInTable, tableParts),
    ),
  }));
  return { table, columns, forms: names.map((name) => weighTableName(name, shared)) };
}

function indexNames<Entry extends { readonly forms: readonly NameForm[] }>(entries: readonly Entry[]) {
  const byPart = new Map<string, Entry[]>();
  const byJoinedName = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const part of new Set(entry.forms.flatMap((form) => form.parts))) push(byPart, part, entry);
    for (const joined of new Set(entry.forms.map((form) => form.joined))) push(byJoinedName, joined, entry);
  }
  return { byPart, byJoinedName };
}

function indexValues(catalog: Catalog): Map<string, ValueEntry[]> {
  const values = new Map<string, ValueEntry[]>();
  for (const table of catalog.tables) {
    for (const column of table.columns) {
      for (const value of column.values) {
        if (typeof value !== 'string' || value.trim() === '' || value.length > 80) continue;
        push(values, valueKey(value), { table: table.name, column: column.name, value });
      }
    }
  }
  for (const { phrase, table, column, value } of catalog.synonyms) {
    if (column !== undefined && value !== undefined) push(values, valueKey(phrase), { table, column, value });
  }
  return values;
}

function indexNeighbours(catalog: Catalog): Map<string, Set<string>> {
  const neighbours = new Map(catalog.tables.map((table) => [table.name, new Set<string>()]));
  for (const { from, to } of catalog.edges) {
    neighbours.get(from.table)?.add(to.table);
    neighbours.get(to.table)?.add(from.table);
  }
  return neighbours;
}

/** Builds everything sentences are looked up in. Do it once per catalog version and keep the result. */
export function prepareCatalog(catalog: Catalog): PreparedCatalog {
  const shared = countParts(catalog.tables.map((table) => splitIdentifier(table.name)));
  const entries = catalog.tables.map((table) => indexTable(catalog, table, shared));
  const tables = indexNames(entries);
  const values = indexValues(catalog);
  const columns = indexNames(entries.flatMap((entry) => entry.columns));
  return {
    catalog,
    tables: new Map(entries.map((entry) => [entry.table.name, entry])),
    tablesByPart: tables.byPart,
    columnsByPart: columns.byPart,
    tablesByJoinedName: tables.byJoinedName,
    columnsByJoinedName: columns.byJoinedName,
    values,
    spellings: indexSpellings(entries, values),
    neighbours: indexNeighbours(catalog),
  };
}
