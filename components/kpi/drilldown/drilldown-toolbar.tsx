'use client';

import DownloadRounded from '@mui/icons-material/DownloadRounded';
import { Box, Button, Typography } from '@mui/material';
import { getDrilldownEndpoint } from '@/lib/kpi/execution-endpoints';
import type { ExecutionDetail } from '@/lib/kpi/execution-schemas';
import { endpointUrl } from '@/lib/shared/call-endpoint';
import { ColumnsMenu } from '../../shared/columns-menu';
import { DensityMenu } from '../../shared/density-menu';
import { countOf } from '../../shared/format';
import { SearchField } from '../../shared/search-field';
import type { GridPreferences } from '../../shared/use-grid-preferences';
import { type DrilldownState, toSelection } from './drilldown-state';
import { FilterMenu } from './filter-menu';

interface DrilldownToolbarProps {
  execution: ExecutionDetail;
  state: DrilldownState;
  total: number | undefined;
  preferences: GridPreferences;
  onChange: (change: Partial<DrilldownState>) => void;
}

/** Search, filter, view and export of the rows. */
export function DrilldownToolbar({ execution, state, total, preferences, onChange }: DrilldownToolbarProps) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 1.25 }}>
      <Typography variant="h2" sx={{ pl: 0.75, pr: 1 }}>
        Results
        <Box
          component="span"
          role="status"
          sx={{ ml: 1, fontSize: '0.8125rem', fontWeight: 450, color: 'text.secondary' }}
        >
          {total !== undefined && countOf(total, 'record')}
        </Box>
      </Typography>
      <SearchField
        label="Search all columns"
        shortcut="/"
        width={240}
        value={state.search}
        onChange={(search) => onChange({ search })}
      />
      <FilterMenu
        columns={execution.columns}
        filters={state.filters}
        onChange={(filters) => onChange({ filters })}
      />
      <Box sx={{ flex: 1 }} />
      <ColumnsMenu columns={execution.columns.map((column) => column.name)} preferences={preferences} />
      <DensityMenu preferences={preferences} />
      <ExportLink executionId={execution.id} state={state} format="csv" label="CSV" />
      <ExportLink executionId={execution.id} state={state} format="xlsx" label="Excel" />
    </Box>
  );
}

interface ExportLinkProps {
  executionId: number | null;
  state: DrilldownState;
  format: 'csv' | 'xlsx';
  label: string;
}

/** A file with everything that the current search, filters and sort show, on all pages. */
function ExportLink({ executionId, state, format, label }: ExportLinkProps) {
  if (executionId === null) return null;
  return (
    <Button
      component="a"
      download
      aria-label={`Export ${label}`}
      variant="outlined"
      href={endpointUrl(getDrilldownEndpoint, { ...toSelection(executionId, state), format })}
      startIcon={<DownloadRounded />}
    >
      {label}
    </Button>
  );
}
