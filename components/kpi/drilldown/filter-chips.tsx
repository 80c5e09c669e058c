'use client';

import { Box, Button, Chip } from '@mui/material';
import type { ResultColumn } from '@/lib/kpi/execution-schemas';
import { describeFilter, kindOf } from './column-filters';
import type { Filters } from './drilldown-state';

interface FilterChipsProps {
  columns: readonly ResultColumn[];
  filters: Filters;
  onEdit: (column: string, anchor: HTMLElement) => void;
  onChange: (filters: Filters) => void;
}

/** The conditions that are on: a click changes one, its cross takes it away. */
export function FilterChips({ columns, filters, onEdit, onChange }: FilterChipsProps) {
  const entries = Object.entries(filters);
  if (entries.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label="Filters"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 0.75,
        m: 0,
        px: 2,
        pb: 1.25,
        listStyle: 'none',
      }}
    >
      {entries.map(([name, filter]) => {
        const type = columns.find((column) => column.name === name)?.type ?? 'text';
        const description = describeFilter(name, filter, kindOf(type));
        return (
          <li key={name}>
            <Chip
              size="small"
              label={description}
              aria-label={`Filter: ${description}. Press Enter to change it, Delete to remove it.`}
              onClick={(event) => onEdit(name, event.currentTarget)}
              onDelete={() => onChange(Object.fromEntries(entries.filter(([other]) => other !== name)))}
              sx={{ maxWidth: 'min(420px, calc(100vw - 64px))' }}
            />
          </li>
        );
      })}
      {entries.length > 1 && (
        <li>
          <Button onClick={() => onChange({})} sx={{ minHeight: 26, py: 0 }}>
            Remove all
          </Button>
        </li>
      )}
    </Box>
  );
}
