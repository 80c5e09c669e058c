'use client';

import { Autocomplete, Box, Button, Checkbox, MenuItem, Select, TextField } from '@mui/material';
import type { ReactNode } from 'react';
import { ALLOCATION_STATUSES, type AllocationStatus } from '@/lib/allocation/execution-schemas';
import { MAX_YEAR, MIN_YEAR } from '@/lib/allocation/schemas';
import { MONTH_NAMES, type MonthName } from '@/lib/shared/month-names';
import { countOf } from '../../shared/format';
import { SearchField } from '../../shared/search-field';
import { statusWords } from '../allocation-words';
import { type ExecutionsState, isFiltered } from './executions-state';

interface ExecutionsFiltersProps {
  state: ExecutionsState;
  /** Users among the executions on screen, to choose from. */
  users: readonly string[];
  total: number | undefined;
  /** At the end of the line. */
  children: ReactNode;
  onChange: (change: Partial<ExecutionsState>) => void;
  onClear: () => void;
}

/** What narrows the list, and how many executions there are. */
export function ExecutionsFilters(props: ExecutionsFiltersProps) {
  const { state, users, total, children, onClear } = props;
  const change = (news: Partial<ExecutionsState>) => props.onChange({ ...news, page: 1 });
  return (
    <Box role="search" aria-label="Allocations" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
      <SearchField
        label="Search ids, users, files"
        shortcut="/"
        width={230}
        value={state.search}
        onChange={(search) => change({ search })}
      />
      <MonthFilter month={state.month} onChange={(month) => change({ month })} />
      <YearFilter year={state.year} onChange={(year) => change({ year })} />
      <StatusFilter status={state.status} onChange={(status) => change({ status })} />
      <UserFilter user={state.user} users={users} onChange={(user) => change({ user })} />
      {isFiltered(state) && <Button onClick={onClear}>Clear filters</Button>}
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 0.75 }}>
        <Box role="status" sx={{ fontSize: '0.8125rem', color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {total !== undefined && countOf(total, 'execution')}
        </Box>
        {children}
      </Box>
    </Box>
  );
}

const half = { width: { xs: 'calc(50% - 4px)', sm: 'auto' }, bgcolor: 'background.paper' };

function MonthFilter(props: { month: MonthName | null; onChange: (month: MonthName | null) => void }) {
  return (
    <Select
      size="small"
      displayEmpty
      value={props.month ?? ''}
      SelectDisplayProps={{ 'aria-label': 'Month' }}
      onChange={({ target }) => props.onChange(MONTH_NAMES.find((month) => month === target.value) ?? null)}
      sx={{ ...half, minWidth: { sm: 126 } }}
    >
      <MenuItem value="">All months</MenuItem>
      {MONTH_NAMES.map((month) => (
        <MenuItem key={month} value={month}>
          {month}
        </MenuItem>
      ))}
    </Select>
  );
}

/** Years around now; another one that the address names is among them. */
function yearsAround(chosen: number | null): number[] {
  const now = new Date().getFullYear();
  const years = Array.from({ length: 8 }, (_, index) => now + 1 - index);
  if (chosen !== null && chosen >= MIN_YEAR && chosen <= MAX_YEAR) years.push(chosen);
  return [...new Set(years)].filter((year) => year >= MIN_YEAR).sort((one, other) => other - one);
}

function YearFilter(props: { year: number | null; onChange: (year: number | null) => void }) {
  const years = yearsAround(props.year);
  const known = props.year !== null && years.includes(props.year);
  return (
    <Select
      size="small"
      displayEmpty
      value={known ? String(props.year) : ''}
      SelectDisplayProps={{ 'aria-label': 'Year' }}
      onChange={({ target }) => props.onChange(target.value === '' ? null : Number(target.value))}
      sx={{ ...half, minWidth: { sm: 104 } }}
    >
      <MenuItem value="">All years</MenuItem>
      {years.map((year) => (
        <MenuItem key={year} value={String(year)}>
          {year}
        </MenuItem>
      ))}
    </Select>
  );
}

interface StatusFilterProps {
  status: readonly AllocationStatus[];
  onChange: (status: AllocationStatus[]) => void;
}

function StatusFilter({ status, onChange }: StatusFilterProps) {
  return (
    <Select<string[]>
      size="small"
      multiple
      displayEmpty
      value={[...status]}
      SelectDisplayProps={{ 'aria-label': 'Status' }}
      renderValue={(chosen) => {
        const words = ALLOCATION_STATUSES.filter((one) => chosen.includes(one)).map(
          (one) => statusWords[one],
        );
        return words.length > 2 ? `${words.length} statuses` : words.join(', ') || 'All statuses';
      }}
      onChange={({ target }) => onChange(ALLOCATION_STATUSES.filter((one) => target.value.includes(one)))}
      sx={{ ...half, minWidth: { sm: 136 } }}
    >
      {ALLOCATION_STATUSES.map((one) => (
        <MenuItem key={one} value={one} sx={{ gap: 0.5, pl: 0.75 }}>
          <Checkbox
            size="small"
            checked={status.includes(one)}
            tabIndex={-1}
            sx={{ p: 0.5 }}
            slotProps={{ input: { 'aria-hidden': true, tabIndex: -1 } }}
          />
          {statusWords[one]}
        </MenuItem>
      ))}
    </Select>
  );
}

interface UserFilterProps {
  user: string;
  users: readonly string[];
  onChange: (user: string) => void;
}

/** One user by the whole name: one of those on screen, or any that is typed. */
function UserFilter({ user, users, onChange }: UserFilterProps) {
  return (
    <Autocomplete
      freeSolo
      autoSelect
      options={[...users]}
      value={user}
      onChange={(_, chosen) => onChange(chosen ?? '')}
      sx={{ width: { xs: 'calc(50% - 4px)', sm: 150 } }}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder="All users"
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': 'User', maxLength: 255 },
          }}
        />
      )}
    />
  );
}
