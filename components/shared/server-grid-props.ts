import type { CellValue } from '@/lib/shared/wire';
import type { GridPreferences } from './use-grid-preferences';

export interface GridSort {
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

export interface ServerGridProps {
  label: string;
  columns: readonly { name: string; type: string }[];
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
  preferences: GridPreferences;
  /** A search or a filter is on: an empty grid then says so. */
  narrowed: boolean;
  onClear: () => void;
  onPage: (page: number, pageSize: number) => void;
  onSort: (sort: GridSort | null) => void;
}

export const HEAD_PX = 38;
export const FOOT_PX = 62;
export const rowHeights = { compact: 32, standard: 40, comfortable: 52 } as const;
