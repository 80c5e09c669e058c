'use client';

import { Autocomplete, Box, Button, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import type { ReactNode } from 'react';
import { countOf } from '../../shared/format';
import { SearchField } from '../../shared/search-field';
import { isFiltered, type KpiListState } from './kpi-list-state';
import { SortMenu } from './sort-menu';

interface KpiFiltersProps {
  state: KpiListState;
  groups: readonly string[];
  total: number | undefined;
  /** At the end of the line. */
  children: ReactNode;
  onChange: (change: Partial<KpiListState>) => void;
  onClear: () => void;
}

/** Search, group and state of the definitions, and how many there are. */
export function KpiFilters({ state, groups, total, children, onChange, onClear }: KpiFiltersProps) {
  return (
    <Box
      role="search"
      aria-label="KPI definitions"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}
    >
      <SearchField
        label="Search KPIs"
        shortcut="/"
        value={state.search}
        onChange={(search) => onChange({ search, page: 1 })}
      />
      <Autocomplete
        options={[...groups]}
        value={state.group || null}
        onChange={(_, group) => onChange({ group: group ?? '', page: 1 })}
        isOptionEqualToValue={(option, value) => option === value}
        sx={{ width: { xs: '100%', sm: 190 } }}
        renderInput={(params) => (
          <TextField
            {...params}
            placeholder="All groups"
            slotProps={{
              ...params.slotProps,
              htmlInput: { ...params.slotProps.htmlInput, 'aria-label': 'Group' },
            }}
          />
        )}
      />
      <ToggleButtonGroup
        exclusive
        aria-label="State"
        value={state.state}
        onChange={(_, chosen: KpiListState['state'] | null) => chosen && onChange({ state: chosen, page: 1 })}
        sx={{ bgcolor: 'background.paper' }}
      >
        <ToggleButton value="active">Active</ToggleButton>
        <ToggleButton value="inactive">Inactive</ToggleButton>
        <ToggleButton value="all">All</ToggleButton>
      </ToggleButtonGroup>
      {isFiltered(state) && <Button onClick={onClear}>Clear filters</Button>}
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 0.75 }}>
        <Box
          role="status"
          sx={{ fontSize: '0.8125rem', color: 'text.secondary', minHeight: 20, whiteSpace: 'nowrap' }}
        >
          {total !== undefined && countOf(total, 'KPI')}
        </Box>
        <SortMenu
          sort={state.sort}
          order={state.order}
          onSort={(sort, order) => onChange({ sort, order, page: 1 })}
        />
        {children}
      </Box>
    </Box>
  );
}
