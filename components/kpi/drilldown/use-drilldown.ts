'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { ApiError } from '@/lib/shared/call-endpoint';
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
  const [last, setLast] = useState(rows.data);
  if (rows.data !== undefined && rows.data !== last) setLast(rows.data);
  return {
    execution,
    state,
    rows,
    /** What to show: while the server cannot be reached, the rows that were there before. */
    page: rows.data ?? (isOutage(rows.error) ? last : undefined),
    /** Columns that the address names and the result does not have. */
    unknown,
    change: (change: DrilldownChange) => void setState(change),
    /** Another search, filter or order begins at its first page. */
    narrow: (change: DrilldownChange) => void setState({ ...change, page: null }),
  };
}

/** Whether asking again may help; a question that cannot be answered is no outage. */
const isOutage = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status >= 500;

export type Drilldown = ReturnType<typeof useDrilldown>;
