'use client';

import { Autocomplete, Box, Button, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { countOf } from '../../shared/format';
import { SearchField } from '../../shared/search-field';
import { isFiltered, type KpiListState } from './kpi-list-state';

interface KpiFiltersProps {
  state: KpiListState;
  groups: readonly string[];
  total: number | undefined;
  onChange: (change: Partial<KpiListState>) => void;
  onClear: () => void;
}

/** Search, group and state of the definitions, and how many there are. */
export function KpiFilters({ state, groups, total, onChange, onClear }: KpiFiltersProps) {
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
      <Box
        role="status"
        sx={{
          ml: 'auto',
          alignSelf: 'center',
          fontSize: '0.8125rem',
          color: 'text.secondary',
          minHeight: 20,
        }}
      >
        {total !== undefined && countOf(total, 'KPI')}
      </Box>
    </Box>
  );
}
