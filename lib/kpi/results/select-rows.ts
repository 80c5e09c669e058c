import type { Cell } from '../../shared/cell';
import { closestMatch } from '../../shared/closest-match';
import { AppError } from '../../shared/errors';
import { searchWords } from '../../shared/search-words';
import type { ColumnFilter } from '../drilldown-schemas';
import { filterCondition } from './filter-condition';
import type { ResultFacts } from './result-file';
import { cellOf, comparableOf } from './row-expressions';

export interface RowSelection {
  readonly search?: string | undefined;
  readonly filters?: Readonly<Record<string, ColumnFilter>> | undefined;
  readonly sort_by?: string | undefined;
  readonly sort_order?: 'asc' | 'desc' | undefined;
}

/** The selection without what else came with it. */
export function plainSelection({ search, filters, sort_by, sort_order }: RowSelection): RowSelection {
  return { search, filters, sort_by, sort_order };
}

/** Pieces of the statement that reads rows of a result file; values are bound, never written into it. */
export interface SelectedRows {
  readonly columns: string;
  /** `FROM … WHERE …` */
  readonly from: string;
  /** The same for counting: without the tables that no condition needs. */
  readonly countFrom: string;
  readonly orderBy: string;
  readonly params: readonly Cell[];
  /** True when every row matches, in stored order: then a page is a range of `n`. */
  readonly isWhole: boolean;
}

/** The search text leads: it is one narrow table to scan, and in stored order, so that a full page ends the scan. */
const SEARCHED = 'searched s CROSS JOIN result_rows r ON r.n = s.n';

/**
 * Turns search, filters and sorting into SQL over a result file.
 * @throws AppError `invalid_input` naming an unknown column with the closest one, or a filter that cannot be applied.
 */
export function selectRows(facts: ResultFacts, selection: RowSelection): SelectedRows {
  const { columns } = facts;
  const words = searchWords(selection.search ?? '');
  const filters = Object.entries(selection.filters ?? {}).map(([name, filter]) => {
    const index = findColumn(facts, name, `filters.${name}`);
    return filterCondition(columns[index], index, filter, name);
  });
  const conditions = [
    ...words.map((word) => ({ sql: 'instr(s.text, ?) > 0', params: [word] as Cell[] })),
    ...filters,
  ];
  const where =
    conditions.length > 0 ? ` WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}` : '';
  const table = words.length > 0 ? SEARCHED : 'result_rows r';
  const sorted = selection.sort_by === undefined ? '' : `${sortTerms(facts, selection)}, `;
  return {
    columns: columns.map((column, index) => cellOf(column, index)).join(', ') || 'NULL',
    from: `FROM ${table}${where}`,
    countFrom: `FROM ${words.length > 0 && filters.length === 0 ? 'searched s' : table}${where}`,
    orderBy: `ORDER BY ${sorted}${words.length > 0 ? 's.n' : 'r.n'}`,
    params: conditions.flatMap(({ params }) => params),
    isWhole: conditions.length === 0 && sorted === '',
  };
}

/** Nulls stand last in both directions. */
function sortTerms(facts: ResultFacts, { sort_by = '', sort_order = 'asc' }: RowSelection): string {
  const index = findColumn(facts, sort_by, 'sort_by');
  return `r.c${index} IS NULL, ${comparableOf(facts.columns[index], index)} ${sort_order === 'desc' ? 'DESC' : 'ASC'}`;
}

/** @throws AppError `invalid_input` with the closest column. */
export function findColumn({ columns }: ResultFacts, name: string, field: string): number {
  const names = columns.map((column) => column.name);
  const index = names.indexOf(name);
  if (index >= 0) return index;
  const suggestion = closestMatch(name, names);
  const hint = suggestion ? `; did you mean "${suggestion}"?` : '';
  throw new AppError('invalid_input', `The result has no column "${name}"${hint}`, [
    {
      field,
      problem: `is no column of the result${hint}`,
      accepted: names,
      ...(suggestion && { suggestion }),
    },
  ]);
}
