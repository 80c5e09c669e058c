'use client';

import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { ErrorState } from '../../shared/error-state';
import { ServerGrid } from '../../shared/server-grid';
import { StaleNotice } from '../../shared/stale-notice';
import { useGridPreferences } from '../../shared/use-grid-preferences';
import { drilldownOptions } from '../kpi-queries';
import { drilldownParsers, PAGE_SIZES, toDrilldownRequest } from './drilldown-state';
import { DrilldownToolbar } from './drilldown-toolbar';
import { FilterChips } from './filter-chips';

/** The rows of an execution: paged, sorted, searched and filtered by the server, and exported as shown. */
export function DrilldownResults({ execution }: { execution: ExecutionDetail }) {
  const executionId = execution.id ?? 0;
  const [state, setState] = useQueryStates(drilldownParsers, { history: 'replace' });
  const rows = useQuery(drilldownOptions(toDrilldownRequest(executionId, state)));
  const preferences = useGridPreferences(`kpi-${execution.kpi_id}`);
  const narrowed = state.search.trim() !== '' || Object.keys(state.filters).length > 0;
  const clear = () => void setState({ search: null, filters: null, page: null });

  return (
    <Box component="section" aria-label="Results" sx={frame}>
      <DrilldownToolbar
        execution={execution}
        state={state}
        total={rows.data?.total_records}
        preferences={preferences}
        onChange={(change) => void setState({ ...change, page: null })}
      />
      <FilterChips filters={state.filters} onChange={(filters) => void setState({ filters, page: null })} />
      {rows.data && <StaleNotice error={rows.error} onRetry={rows.refetch} />}
      {rows.isError && !rows.data ? (
        <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
          <ErrorState error={rows.error} what="the rows" onRetry={rows.refetch} />
        </Box>
      ) : (
        <ServerGrid
          label="Result rows"
          columns={execution.columns}
          rows={rows.data?.data}
          total={rows.data?.total_records ?? execution.result_total}
          totalUnfiltered={execution.result_total}
          page={Math.max(1, state.page)}
          pageSize={state.size}
          pageSizes={PAGE_SIZES}
          sort={state.sort ? { field: state.sort, order: state.order } : null}
          loading={rows.isFetching}
          preferences={preferences}
          narrowed={narrowed}
          onClear={clear}
          onPage={(page, size) =>
            void setState({ page, size: PAGE_SIZES.find((known) => known === size) ?? null })
          }
          onSort={(sort) =>
            void setState({ sort: sort?.field ?? null, order: sort?.order ?? null, page: null })
          }
        />
      )}
    </Box>
  );
}

const frame = {
  border: 1,
  borderColor: 'divider',
  borderRadius: '10px',
  bgcolor: 'background.paper',
  overflow: 'hidden',
};
