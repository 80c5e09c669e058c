'use client';

import { useEffect, useState } from 'react';

interface HistoryEntry {
  readonly url: string | null;
}

/** What is used of the Navigation API, which not every browser has. */
interface Navigation {
  readonly currentEntry: { readonly index: number } | null;
  entries(): readonly HistoryEntry[];
}

const LIST = '/landing-kpi';

/** The list's address as it was left on the way here, with its search, filters and page; undefined without one. */
function lastList(navigation: Navigation | undefined): string | undefined {
  const index = navigation?.currentEntry?.index ?? 0;
  const before = navigation?.entries().slice(0, index).reverse() ?? [];
  for (const { url } of before) {
    if (url === null) continue;
    const { pathname, search } = new URL(url);
    if (pathname === LIST) return `${pathname}${search}`;
  }
  return undefined;
}

/** Where "back" leads: to the list as it was, else to the KPI in the list. */
export function useBackToList(kpiId: number | undefined): string {
  const [remembered, setRemembered] = useState<string>();
  useEffect(() => {
    setRemembered(lastList((window as { navigation?: Navigation }).navigation));
  }, []);
  return remembered ?? (kpiId === undefined ? LIST : `${LIST}?kpi=${kpiId}`);
}
