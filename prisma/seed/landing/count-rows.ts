import type { Cell, LandingTable } from './landing-table';

/**
 * Counting landing rows in plain TypeScript, for the tests: what a KPI must answer is worked out here by hand, with
 * nothing of the compiler or of SQL.
 */

export type LandingRow = Readonly<Record<string, Cell>>;

/** The rows of a table of a load; none when the table is not there. */
export function rowsOf(tables: readonly LandingTable[], name: string): readonly LandingRow[] {
  return tables.find((table) => table.name === name)?.rows ?? [];
}

/** A key as the ruleset compares it: without surrounding blanks, whatever its case. Null stays null. */
export function comparable(value: Cell | undefined): string | null {
  return value === null || value === undefined ? null : String(value).trim().toLowerCase();
}

export function isBlank(value: Cell | undefined): boolean {
  return (comparable(value) ?? '') === '';
}

/** How many different rows there are, value for value. */
export function countDistinct(rows: readonly unknown[]): number {
  return new Set(rows.map((row) => JSON.stringify(row))).size;
}

/** Splits `source` by whether `target` has a row of the same key. A null key has none. */
export function matchRows(
  source: readonly LandingRow[],
  column: string,
  target: readonly LandingRow[],
  targetColumn: string,
): { readonly matched: readonly LandingRow[]; readonly unmatched: readonly LandingRow[] } {
  const keys = new Set(target.map((row) => comparable(row[targetColumn])));
  const hasMatch = (row: LandingRow) => {
    const key = comparable(row[column]);
    return key !== null && keys.has(key);
  };
  return { matched: source.filter(hasMatch), unmatched: source.filter((row) => !hasMatch(row)) };
}

/** The rows whose values in `columns` occur more than once. */
export function repeatedRows(rows: readonly LandingRow[], columns: readonly string[]): readonly LandingRow[] {
  const valuesOf = (row: LandingRow) => JSON.stringify(columns.map((column) => row[column]));
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(valuesOf(row), (counts.get(valuesOf(row)) ?? 0) + 1);
  return rows.filter((row) => (counts.get(valuesOf(row)) ?? 0) > 1);
}
