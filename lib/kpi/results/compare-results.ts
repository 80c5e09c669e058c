import { readOnlySqliteUri } from '../../shared/sqlite-uri';
import type { RowComparison } from '../execution-schemas';
import { openResultFile } from './result-file';

export interface CompareTask {
  /** Absolute paths of two result files with the same column names, in whatever order. */
  readonly left: string;
  readonly right: string;
}

/** Counts the distinct whole rows that only one of two results has, and those that both have. Nulls are alike. */
export function compareResults({ left, right }: CompareTask): RowComparison {
  const file = openResultFile(left);
  try {
    const other = openResultFile(right);
    const names = other.columns.map(({ name }) => name);
    other.db.close();
    file.db.exec(`ATTACH '${readOnlySqliteUri(right).replaceAll("'", "''")}' AS other`);
    const own = file.columns.map((_, index) => `c${index}`).join(', ');
    const same = file.columns.map(({ name }) => `c${names.indexOf(name)}`).join(', ');
    const [here, there] = [`SELECT ${own} FROM main.result_rows`, `SELECT ${same} FROM other.result_rows`];
    const count = (rows: string): number =>
      (file.db.prepare(`SELECT count(*) AS rows FROM (${rows})`).get([]) as { rows: number }).rows;
    const inBoth = count(`${here} INTERSECT ${there}`);
    return {
      only_left: count(`SELECT DISTINCT ${own} FROM main.result_rows`) - inBoth,
      only_right: count(`SELECT DISTINCT ${same} FROM other.result_rows`) - inBoth,
      in_both: inBoth,
    };
  } finally {
    file.db.close();
  }
}
