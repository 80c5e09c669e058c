import type { CellValue } from '@/lib/shared/wire';
import type { GridPreferences } from './use-grid-preferences';

export interface GridSort {
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

export interface ServerGridProps {
  label: string;
  columns: readonly { readonly name: string; readonly type: string }[];
  /** Undefined until the first page has arrived. */
  rows: readonly Record<string, CellValue>[] | undefined;
  /** What can be paged. */
  total: number;
  /** What could be paged without search and filters; reserves the height. */
  totalUnfiltered: number;
  /** From 1. */
  page: number;
  pageSize: number;
  pageSizes: readonly number[];
  sort: GridSort | null;
  loading: boolean;
  /** What takes so long, said over the old rows once it does: `Sorting 1,000,000 rows for the first time`. */
  busyNote: string;
  preferences: GridPreferences;
  /** Lower-case words of the search, marked in the cells. */
  words: readonly string[];
  /** Names of columns with a condition on them, marked in the head. */
  filtered: readonly string[];
  /** A search or a filter is on: an empty grid then says so. */
  narrowed: boolean;
  onClear: () => void;
  onPage: (page: number, pageSize: number) => void;
  onSort: (sort: GridSort | null) => void;
  /** Asks for a condition on a column; the form belongs beside `anchor`. */
  onFilterColumn: (name: string, anchor: HTMLElement) => void;
  /** Only the rows with this value in the column, or only those without it. */
  onFilterValue: (name: string, value: CellValue, wanted: 'only' | 'not') => void;
}

export const HEAD_PX = 38;
/** A scroll bar below the rows, and the grid's own hairlines. */
export const SCROLL_PX = 18;
export const rowHeights = { compact: 32, standard: 40, comfortable: 52 } as const;
