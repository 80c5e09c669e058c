import type Sqlite from 'libsql';
import type { Cell } from '../../shared/cell';
import type { ColumnProfile, ForeignKey, TableProfile } from './connector';

/** Cells read over the whole database to learn its values; tables share it evenly. */
const CELL_BUDGET = 4_000_000;
const MIN_SAMPLE_ROWS = 400;
const MAX_SAMPLE_ROWS = 20_000;
/** Columns with fewer sampled distinct values than this are counted exactly, however long the table. */
const FEW_VALUES = 200;
const MAX_VALUE_LENGTH = 200;

interface ColumnRow {
  table_name: string;
  name: string;
  type: string;
  required: number;
  pk: number;
}

/** Reads tables, keys and values of an open SQLite database. Fast on hundreds of tables: three catalog queries in all. */
export function introspectSqlite(db: Sqlite.Database): TableProfile[] {
  const columnsOf = groupByTable(
    all<ColumnRow>(
      db,
      `SELECT m.name AS table_name, c.name, c.type, c."notnull" AS required, c.pk
         FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden <> 1
        ORDER BY m.rowid, c.cid`,
    ),
  );
  const uniqueOf = readUniqueColumns(db);
  const foreignKeysOf = readForeignKeys(db, columnsOf);
  const columnCount = [...columnsOf.values()].reduce((sum, columns) => sum + columns.length, 0);
  const sampleRows = Math.max(
    MIN_SAMPLE_ROWS,
    Math.min(MAX_SAMPLE_ROWS, Math.floor(CELL_BUDGET / Math.max(1, columnCount))),
  );
  return [...columnsOf].map(([name, columns]) => {
    const rowCount = Number(all<{ n: number }>(db, `SELECT count(*) AS n FROM ${quote(name)}`)[0]?.n ?? 0);
    return {
      name,
      schema: null,
      rowCount,
      primaryKey: primaryKey(columns),
      foreignKeys: foreignKeysOf.get(name) ?? [],
      columns: profileColumns(db, name, columns, uniqueOf.get(name), rowCount, sampleRows),
    };
  });
}

function profileColumns(
  db: Sqlite.Database,
  table: string,
  columns: readonly ColumnRow[],
  unique: ReadonlySet<string> | undefined,
  rowCount: number,
  sampleRows: number,
): ColumnProfile[] {
  const tallies = tally(sample(db, table, columns, rowCount, sampleRows), columns.length);
  const keyLength = columns.filter(({ pk }) => pk > 0).length;
  return columns.map((column, index) => {
    const seen = tallies[index] ?? new Tally();
    const whole = rowCount <= sampleRows;
    const exact = !whole && seen.values.size < FEW_VALUES && !seen.skipped;
    return {
      name: column.name,
      nativeType: column.type,
      nullable: column.required === 0 && column.pk === 0,
      isPrimaryKey: column.pk > 0,
      isUnique: (unique?.has(column.name) ?? false) || (column.pk > 0 && keyLength === 1),
      values: exact ? countValues(db, table, column.name) : seen.values,
      complete: (whole && !seen.skipped) || exact,
      sampledRows: seen.rows,
      nulls: seen.nulls,
    };
  });
}

/** What was seen of one column. */
class Tally {
  readonly values = new Map<Exclude<Cell, null>, number>();
  rows = 0;
  nulls = 0;
  /** Some value was too long or binary, and is not among `values`. */
  skipped = false;
}

function tally(rows: Iterable<unknown>, width: number): Tally[] {
  const tallies = Array.from({ length: width }, () => new Tally());
  for (const row of rows) {
    for (const [index, seen] of tallies.entries()) {
      const value = (row as unknown[])[index];
      seen.rows += 1;
      if (value === null) seen.nulls += 1;
      else if (typeof value === 'number' || (typeof value === 'string' && value.length <= MAX_VALUE_LENGTH)) {
        seen.values.set(value, (seen.values.get(value) ?? 0) + 1);
      } else seen.skipped = true;
    }
  }
  return tallies;
}

/** Every row of a small table; of a large one the first and the last, so that old and new values are seen. */
function* sample(
  db: Sqlite.Database,
  table: string,
  columns: readonly ColumnRow[],
  rowCount: number,
  limit: number,
): Generator<unknown> {
  const select = `SELECT ${columns.map(({ name }) => quote(name)).join(', ')} FROM ${quote(table)}`;
  if (rowCount <= limit) {
    yield* db.prepare(select).raw(true).iterate([]);
    return;
  }
  const half = Math.floor(limit / 2);
  yield* db.prepare(`${select} LIMIT ${half}`).raw(true).iterate([]);
  const newest = hasRowid(db, table)
    ? `${select} ORDER BY rowid DESC LIMIT ${half}`
    : `${select} LIMIT ${half} OFFSET ${rowCount - half}`;
  yield* db.prepare(newest).raw(true).iterate([]);
}

function hasRowid(db: Sqlite.Database, table: string): boolean {
  try {
    db.prepare(`SELECT rowid FROM ${quote(table)} LIMIT 1`);
    return true;
  } catch {
    return false;
  }
}

function countValues(db: Sqlite.Database, table: string, column: string): Map<Exclude<Cell, null>, number> {
  const name = quote(column);
  const rows = db
    .prepare(`SELECT ${name}, count(*) FROM ${quote(table)} WHERE ${name} IS NOT NULL GROUP BY ${name}`)
    .raw(true)
    .iterate([]);
  const values = new Map<Exclude<Cell, null>, number>();
  for (const row of rows) {
    const [value, count] = row as [unknown, number];
    if (typeof value === 'string' || typeof value === 'number') values.set(value, count);
  }
  return values;
}

/** Columns that a unique index covers alone, by table. */
function readUniqueColumns(db: Sqlite.Database): Map<string, Set<string>> {
  const rows = all<{ table_name: string; column_name: string | null }>(
    db,
    `SELECT m.name AS table_name, min(c.name) AS column_name
       FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c
      WHERE m.type = 'table' AND i."unique" = 1 AND i.partial = 0
      GROUP BY m.name, i.name HAVING count(*) = 1`,
  );
  const unique = new Map<string, Set<string>>();
  for (const { table_name, column_name } of rows) {
    if (column_name === null) continue;
    unique.set(table_name, (unique.get(table_name) ?? new Set()).add(column_name));
  }
  return unique;
}

function readForeignKeys(
  db: Sqlite.Database,
  columnsOf: ReadonlyMap<string, readonly ColumnRow[]>,
): Map<string, ForeignKey[]> {
  const rows = all<{
    table_name: string;
    id: number;
    target: string;
    source_column: string;
    target_column: string | null;
  }>(
    db,
    `SELECT m.name AS table_name, f.id, f."table" AS target, f."from" AS source_column, f."to" AS target_column
       FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' ORDER BY m.rowid, f.id DESC, f.seq`,
  );
  const keys = new Map<string, Map<number, typeof rows>>();
  for (const row of rows) {
    const ofTable = keys.get(row.table_name) ?? new Map<number, typeof rows>();
    keys.set(row.table_name, ofTable.set(row.id, [...(ofTable.get(row.id) ?? []), row]));
  }
  // Names in a declaration may differ in case from the tables and columns they mean.
  const tables = new Map([...columnsOf.keys()].map((name) => [name.toLowerCase(), name]));
  const columnNamed = (table: string, name: string) =>
    columnsOf.get(table)?.find((column) => column.name.toLowerCase() === name.toLowerCase())?.name ?? name;
  return new Map(
    [...keys].map(([table, ofTable]) => [
      table,
      [...ofTable.values()].flatMap((parts) => {
        const target = tables.get(parts[0]?.target.toLowerCase() ?? '');
        if (target === undefined) return [];
        const targetKey = primaryKey(columnsOf.get(target) ?? []);
        return [
          {
            columns: parts.map(({ source_column }) => columnNamed(table, source_column)),
            table: target,
            targetColumns: parts.map(({ target_column }, index) =>
              columnNamed(target, target_column ?? targetKey[index] ?? ''),
            ),
          },
        ];
      }),
    ]),
  );
}

function primaryKey(columns: readonly ColumnRow[]): string[] {
  return columns
    .filter(({ pk }) => pk > 0)
    .sort((left, right) => left.pk - right.pk)
    .map(({ name }) => name);
}

function groupByTable(rows: readonly ColumnRow[]): Map<string, ColumnRow[]> {
  const groups = new Map<string, ColumnRow[]>();
  for (const row of rows) {
    const group = groups.get(row.table_name);
    if (group) group.push(row);
    else groups.set(row.table_name, [row]);
  }
  return groups;
}

const all = <R>(db: Sqlite.Database, sql: string): R[] => db.prepare(sql).all() as R[];
const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
