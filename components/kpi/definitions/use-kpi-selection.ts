'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import { type Selected, shareOf, toggle, togglePage } from './selection';

export interface KpiSelection {
  /** As they were last seen. */
  readonly kpis: readonly Kpi[];
  readonly has: (kpi: Kpi) => boolean;
  /** How much of the page is ticked. */
  readonly share: 'none' | 'some' | 'all';
  /** With `range`, everything since the one touched before follows. */
  readonly toggle: (kpi: Kpi, range: boolean) => void;
  readonly togglePage: () => void;
  readonly clear: () => void;
}

const none: Selected<Kpi> = new Map();

/** The KPIs ticked for executing together, on this page and on others. Inactive ones cannot be executed. */
export function useKpiSelection(page: readonly Kpi[] | undefined): KpiSelection {
  const [selected, setSelected] = useState(none);
  const anchor = useRef<number | null>(null);
  const selectable = useMemo(() => (page ?? []).filter((kpi) => kpi.is_active), [page]);
  const toggleOne = useCallback(
    (kpi: Kpi, range: boolean) => {
      const from = range ? anchor.current : null;
      anchor.current = kpi.id;
      setSelected((before) => toggle(before, kpi, { page: selectable, anchor: from }));
    },
    [selectable],
  );
  const seen = new Map((page ?? []).map((kpi) => [kpi.id, kpi]));
  return {
    // What was deleted meanwhile, here or by someone else, is no longer among them.
    kpis: [...selected.values()].map((kpi) => seen.get(kpi.id) ?? kpi).filter((kpi) => kpi.is_active),
    has: (kpi) => kpi.is_active && selected.has(kpi.id),
    share: shareOf(selected, selectable),
    toggle: toggleOne,
    togglePage: () => setSelected((before) => togglePage(before, selectable)),
    clear: () => setSelected(none),
  };
}
