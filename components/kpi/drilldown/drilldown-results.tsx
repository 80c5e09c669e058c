'use client';

import { Box } from '@mui/material';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { searchWords } from '@/lib/shared/search-words';
import { formatNumber } from '../../shared/format';
import { useNotify } from '../../shared/notifications';
import { ServerGrid } from '../../shared/server-grid';
import { StaleNotice } from '../../shared/stale-notice';
import { type GridPreferences, useGridPreferences } from '../../shared/use-grid-preferences';
import { filterByValue } from './column-filters';
import { type DrilldownState, isNarrowed, PAGE_SIZES } from './drilldown-state';
import { DrilldownToolbar } from './drilldown-toolbar';
import { FilterChips } from './filter-chips';
import { FilterPopover, type FilterTarget } from './filter-popover';
import { RowsError } from './rows-error';
import { UnknownColumns } from './unknown-columns';
import { type Drilldown, useDrilldown } from './use-drilldown';

/** The rows of an execution: paged, sorted, searched and filtered by the server, and exported as shown. */
export function DrilldownResults({ execution }: { execution: ExecutionDetail }) {
  const drilldown = useDrilldown(execution);
  const { state, rows, page, unknown, narrow } = drilldown;
  const [target, setTarget] = useState<FilterTarget | null>(null);
  const preferences = useGridPreferences(`kpi-${execution.kpi_id}`);

  return (
    <Box component="section" aria-label="Results" onKeyDown={useEscape(drilldown)} sx={frame}>
      <DrilldownToolbar
        execution={execution}
        state={state}
        total={page?.total_records}
        preferences={preferences}
        onSearch={(search) => narrow({ search })}
        onFilter={(anchor) => setTarget({ anchor })}
      />
      <FilterChips
        columns={execution.columns}
        filters={state.filters}
        onEdit={(column, anchor) => setTarget({ anchor, column })}
        onChange={(filters) => narrow({ filters })}
      />
      {target && (
        <FilterPopover
          target={target}
          columns={execution.columns}
          rows={page?.data ?? []}
          filters={state.filters}
          onChange={(filters) => narrow({ filters })}
          onClose={() => setTarget(null)}
        />
      )}
      {unknown.length > 0 ? (
        <UnknownColumns drilldown={drilldown} />
      ) : rows.isError && !page ? (
        <RowsError drilldown={drilldown} />
      ) : (
        <Rows
          drilldown={drilldown}
          preferences={preferences}
          onFilterColumn={(column, anchor) => setTarget({ anchor, column })}
        />
      )}
    </Box>
  );
}

interface RowsProps {
  drilldown: Drilldown;
  preferences: GridPreferences;
  onFilterColumn: (column: string, anchor: HTMLElement) => void;
}

function Rows({ drilldown, preferences, onFilterColumn }: RowsProps) {
  const { execution, state, rows, page: shown, change, narrow } = drilldown;
  const words = useMemo(() => searchWords(state.search), [state.search]);
  const filtered = useMemo(() => Object.keys(state.filters), [state.filters]);
  return (
    <>
      {shown && <StaleNotice error={rows.error} onRetry={rows.refetch} />}
      <ServerGrid
        label="Result rows"
        columns={execution.columns}
        rows={shown?.data}
        total={shown?.total_records ?? execution.result_total}
        totalUnfiltered={execution.result_total}
        page={Math.max(1, state.page)}
        pageSize={state.size}
        pageSizes={PAGE_SIZES}
        sort={state.sort ? { field: state.sort, order: state.order } : null}
        loading={rows.isFetching}
        busyNote={busyNote(state, execution.result_total)}
        preferences={preferences}
        words={words}
        filtered={filtered}
        narrowed={isNarrowed(state)}
        onClear={() => narrow({ search: null, filters: null })}
        onPage={(page, size) => change({ page, size: PAGE_SIZES.find((known) => known === size) ?? null })}
        onSort={(sort) => narrow({ sort: sort?.field ?? null, order: sort?.order ?? null })}
        onFilterColumn={onFilterColumn}
        onFilterValue={(name, value, wanted) =>
          narrow({
            filters: { ...state.filters, [name]: filterByValue(value, wanted, state.filters[name]) },
          })
        }
      />
    </>
  );
}

/** What the server does while it keeps people waiting: orders and searches of many rows are slow once. */
function busyNote(state: DrilldownState, total: number): string {
  const rows = `${formatNumber(total)} rows`;
  if (state.sort) return `Sorting ${rows} by ${state.sort} for the first time`;
  return isNarrowed(state) ? `Searching ${rows}` : `Reading ${rows}`;
}

/** Escape clears: the search first, then the filters, which can be brought back. */
function useEscape({ state, narrow }: Drilldown) {
  const notify = useNotify();
  return (event: KeyboardEvent<HTMLElement>) => {
    const isElsewhere = !(event.target instanceof Node && event.currentTarget.contains(event.target));
    if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere) return;
    if (state.search !== '') {
      narrow({ search: null });
    } else if (Object.keys(state.filters).length > 0) {
      const { filters } = state;
      narrow({ filters: null });
      notify.info('Filters removed.', { label: 'Undo', run: () => narrow({ filters }) });
    }
  };
}

const frame = {
  border: 1,
  borderColor: 'divider',
  borderRadius: '10px',
  bgcolor: 'background.paper',
  overflow: 'hidden',
};
