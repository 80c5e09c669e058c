'use client';

import { useQueryStates } from 'nuqs';
import { type DetailState, detailParsers, type Tab, unfiltered } from './detail-state';

type Change = { readonly [K in keyof DetailState]?: DetailState[K] | null };

/** What is looked at, and the ways to look at something else. */
export function useDetailState() {
  const [state, set] = useQueryStates(detailParsers, { history: 'push', scroll: false });
  return {
    state,
    /** Other filters begin on the first page. */
    narrow: (change: Change) => void set({ page: null, ...change }, { history: 'replace' }),
    turn: (page: number, size: number) =>
      void set({ page, size: size === 100 || size === 250 ? size : 50 }, { history: 'replace' }),
    /** Another kind of rows; the month, platform and locality looked at stay. */
    show: (tab: Tab) =>
      void set({ tab, page: null, cell: null, bucket: null, state: null, work_type: null, search: null }),
    /** What stands behind a number: exactly these rows. */
    open: (tab: Tab, change: Change) => void set({ ...unfiltered, tab, ...change }),
  };
}

export type DetailView = ReturnType<typeof useDetailState>;
