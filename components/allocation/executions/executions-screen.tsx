'use client';

import AddRounded from '@mui/icons-material/AddRounded';
import CalendarMonthRounded from '@mui/icons-material/CalendarMonthRounded';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import NextLink from 'next/link';
import { useQueryStates } from 'nuqs';
import { useEffect } from 'react';
import { PageHeader } from '../../shared/page-header';
import { MONTH_CONFIG_PATH, NEW_ALLOCATION_PATH } from '../allocation-paths';
import { allocationListOptions } from '../allocation-queries';
import { ActiveAllocations } from './active-allocations';
import { AllocationKpis } from './allocation-kpis';
import { ExecutionsFilters } from './executions-filters';
import { ExecutionsList } from './executions-list';
import { executionsParsers, isFiltered, PAGE_SIZE, toListRequest } from './executions-state';
import { ExportExecutionsButton } from './export-executions-button';
import { NoExecutions } from './no-executions';

/** What the address bar says, and the page of executions it asks for. */
function useExecutions() {
  const [state, setState] = useQueryStates(executionsParsers, { history: 'replace' });
  const list = useQuery(allocationListOptions(toListRequest(state)));
  const total = list.data?.pagination.total;
  const lastPage = Math.max(1, Math.ceil((total ?? 0) / PAGE_SIZE));
  const beyond = total !== undefined && !list.isPlaceholderData && state.page > lastPage;
  // A page that is gone leads to the last one there is.
  useEffect(() => {
    if (beyond) void setState({ page: lastPage });
  }, [beyond, lastPage, setState]);
  return { state, setState, list, total };
}

/** What runs now, the figures, and every execution. */
export function ExecutionsScreen() {
  const { state, setState, list, total } = useExecutions();
  const users = [...new Set(list.data?.data.map(({ uploaded_by }) => uploaded_by))].sort();
  const clear = () =>
    void setState({ month: null, year: null, status: null, user: null, search: null, page: null });
  return (
    <>
      <PageHeader
        title="Allocation"
        description="Vendors allocated to what a forecast asks for, month by month."
        actions={
          <>
            <Button
              variant="outlined"
              component={NextLink}
              href={MONTH_CONFIG_PATH}
              startIcon={<CalendarMonthRounded />}
            >
              Month configuration
            </Button>
            <Button
              variant="contained"
              component={NextLink}
              href={NEW_ALLOCATION_PATH}
              startIcon={<AddRounded />}
            >
              New allocation
            </Button>
          </>
        }
      />
      <ActiveAllocations />
      <AllocationKpis state={state} />
      <ExecutionsFilters state={state} users={users} total={total} onChange={setState} onClear={clear}>
        <ExportExecutionsButton state={state} total={total ?? 0} />
      </ExecutionsFilters>
      <ExecutionsList
        list={list}
        state={state}
        empty={<NoExecutions filtered={isFiltered(state)} onClear={clear} />}
        onChange={setState}
      />
    </>
  );
}
