import type { ColumnRef } from '../intent';
import type { TableEntry } from '../link/prepared-catalog';

/** Rows of a table as groups: what identifies a row, and what to show of it. */
export interface RowsAsGroup {
  readonly by: readonly ColumnRef[];
  readonly labels: readonly ColumnRef[];
}

const LABEL_WORDS = ['name', 'title', 'description'];

/** Groups by a table's key, shown by its name-like column where it has one; null for a table without a key. */
export function rowsAsGroup(entry: TableEntry): RowsAsGroup | null {
  const { name, primaryKey } = entry.table;
  const toRef = (column: string): ColumnRef => ({ kind: 'column', table: name, column });
  const label = LABEL_WORDS.map((word) =>
    entry.columns.find(({ forms }) => forms.some((form) => form.parts.at(-1) === word)),
  ).find((found) => found !== undefined)?.column.name;
  if (primaryKey.length === 0 && label === undefined) return null;
  const keys = primaryKey.map(toRef);
  if (label === undefined) return { by: keys, labels: keys };
  return { by: primaryKey.includes(label) ? keys : [...keys, toRef(label)], labels: [toRef(label)] };
}
