'use client';

import FilterListRounded from '@mui/icons-material/FilterListRounded';
import { Box, Button, Typography } from '@mui/material';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { ColumnsMenu } from '../../shared/columns-menu';
import { DensityMenu } from '../../shared/density-menu';
import { countOf, formatNumber } from '../../shared/format';
import { SearchField } from '../../shared/search-field';
import type { GridPreferences } from '../../shared/use-grid-preferences';
import { type DrilldownState, isNarrowed } from './drilldown-state';
import { ExportMenu } from './export-menu';

interface DrilldownToolbarProps {
  execution: ExecutionDetail;
  state: DrilldownState;
  total: number | undefined;
  preferences: GridPreferences;
  onSearch: (search: string) => void;
  onFilter: (anchor: HTMLElement) => void;
}

/** Search, filter, view and export of the rows. */
export function DrilldownToolbar(props: DrilldownToolbarProps) {
  const { execution, state, total, preferences, onSearch, onFilter } = props;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 1.25 }}>
      <Typography variant="h2" sx={{ pl: 0.75, pr: 1, flexBasis: { xs: '100%', sm: 'auto' } }}>
        Results
        <Box
          component="span"
          role="status"
          sx={{ ml: 1, fontSize: '0.8125rem', fontWeight: 450, color: 'text.secondary' }}
        >
          {total !== undefined && countWords(total, execution.result_total, isNarrowed(state))}
        </Box>
      </Typography>
      <SearchField
        label="Search all columns"
        shortcut="/"
        width={240}
        value={state.search}
        onChange={onSearch}
      />
      <Button
        variant="outlined"
        startIcon={<FilterListRounded />}
        aria-haspopup="dialog"
        onClick={(event) => onFilter(event.currentTarget)}
      >
        Filter
      </Button>
      <Box sx={{ flex: 1 }} />
      <ColumnsMenu
        columns={execution.columns.map((column) => column.name)}
        preferences={preferences}
        arranged={preferences}
      />
      <DensityMenu preferences={preferences} />
      {execution.id !== null && <ExportMenu executionId={execution.id} state={state} total={total} />}
    </Box>
  );
}

/** `171 records`; `12 of 171 records` under a search or filter. */
function countWords(total: number, all: number, narrowed: boolean): string {
  return narrowed ? `${formatNumber(total)} of ${countOf(all, 'record')}` : countOf(total, 'record');
}
