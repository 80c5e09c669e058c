'use client';

import { Box, Button, MenuItem, Select } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FillSummary } from '@/lib/allocation/result-schemas';
import { LOCALITIES } from '@/lib/allocation/schemas';
import { SearchField } from '../../shared/search-field';
import { summaryOptions } from '../result-queries';
import { detailParsers, isNarrowed, unfiltered } from './detail-state';
import type { DetailView } from './use-detail-state';

interface ResultFiltersProps {
  executionId: string;
  view: DetailView;
  /** Filters of this kind of rows only. */
  children?: ReactNode;
}

/** What rows of a result are filtered by, whatever kind they are. */
export function ResultFilters({ executionId, view, children }: ResultFiltersProps) {
  const { state, narrow } = view;
  const summary = useQuery(summaryOptions(executionId)).data?.summary ?? [];
  return (
    <Box role="search" aria-label="Filter the result" sx={bar}>
      <SearchField
        label="Search"
        width={170}
        value={state.search}
        onChange={(search) => narrow({ search })}
      />
      <Choice
        label="Month"
        all="All months"
        value={state.month}
        options={distinct(summary, ({ month }) => month)}
        onChoose={(month) => narrow({ month: detailParsers.month.parse(month) })}
      />
      <Choice
        label="Platform"
        all="All platforms"
        value={state.platform}
        options={distinct(summary, ({ platform }) => platform)}
        onChoose={(platform) => narrow({ platform: platform || null })}
      />
      <Choice
        label="Locality"
        all="All localities"
        value={state.locality}
        options={LOCALITIES}
        onChoose={(locality) => narrow({ locality: detailParsers.locality.parse(locality) })}
      />
      <SearchField
        label="State"
        width={100}
        value={state.state}
        onChange={(text) => narrow({ state: text })}
      />
      <SearchField
        label="Work type"
        width={160}
        value={state.work_type}
        onChange={(work_type) => narrow({ work_type })}
      />
      {children}
      {isNarrowed(state) && <Button onClick={() => narrow(unfiltered)}>Clear filters</Button>}
    </Box>
  );
}

interface ChoiceProps {
  label: string;
  /** The first choice: nothing filtered. */
  all: string;
  value: string | null;
  options: readonly string[];
  onChoose: (value: string) => void;
}

/** One value to filter by, or all. */
export function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  // A value of an old link that the result does not have is still shown, so that it can be taken back.
  const offered = value === null || options.includes(value) ? options : [value, ...options];
  return (
    <Select
      displayEmpty
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value)}
      inputProps={{ 'aria-label': label }}
      SelectDisplayProps={{ 'aria-label': label }}
      sx={{ minWidth: 120, width: { xs: 'calc(50% - 4px)', sm: 'auto' } }}
    >
      <MenuItem value="">{all}</MenuItem>
      {offered.map((option) => (
        <MenuItem key={option} value={option}>
          {option}
        </MenuItem>
      ))}
    </Select>
  );
}

const distinct = (summary: readonly FillSummary[], of: (row: FillSummary) => string) => [
  ...new Set(summary.map(of)),
];

const bar = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 1.25 };
