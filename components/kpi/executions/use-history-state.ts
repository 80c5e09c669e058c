'use client';

import { parseAsJson, useQueryState } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { HistoryState, type StoredHistory, withoutDefaults } from './history-state';

const parser = parseAsJson((value): StoredHistory | null => HistoryState.safeParse(value).data ?? null);

/** Filters, sort and page of a KPI's history, in the address. A change of any but the page shows the first page. */
export function useHistoryState(kpiId: number) {
  const [stored, store] = useQueryState('history', parser.withOptions({ history: 'replace' }));
  const state = useMemo(
    () => HistoryState.parse(stored?.kpi === kpiId ? stored : { kpi: kpiId }),
    [stored, kpiId],
  );
  const change = useCallback(
    (news: Partial<HistoryState>) => void store(withoutDefaults({ ...state, page: 1, ...news })),
    [state, store],
  );
  const clear = useCallback(() => void store(null), [store]);
  return { state, change, clear };
}
