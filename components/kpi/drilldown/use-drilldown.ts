'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { drilldownOptions } from '../kpi-queries';
import { type DrilldownState, drilldownParsers, toDrilldownRequest, unknownColumns } from './drilldown-state';

/** A part of the state in the address; null is its default. */
export type DrilldownChange = { readonly [K in keyof DrilldownState]?: DrilldownState[K] | null };

/** The rows that the address asks for, and the ways to ask for others. */
export function useDrilldown(execution: ExecutionDetail) {
  const [state, setState] = useQueryStates(drilldownParsers, { history: 'replace' });
  const unknown = unknownColumns(state, execution.columns);
  const rows = useQuery({
    ...drilldownOptions(toDrilldownRequest(execution.id ?? 0, state)),
    enabled: unknown.length === 0,
  });
  return {
    execution,
    state,
    rows,
    /** Columns that the address names and the result does not have. */
    unknown,
    change: (change: DrilldownChange) => void setState(change),
    /** Another search, filter or order begins at its first page. */
    narrow: (change: DrilldownChange) => void setState({ ...change, page: null }),
  };
}

export type Drilldown = ReturnType<typeof useDrilldown>;
