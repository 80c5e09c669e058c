'use client';

import { Box, Button, Chip } from '@mui/material';
import { describeFilter } from './column-filters';
import type { Filters } from './drilldown-state';

interface FilterChipsProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** The conditions that are on, each removable. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  const entries = Object.entries(filters);
  if (entries.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, px: 2, pb: 1.25 }}>
      {entries.map(([name, filter]) => {
        const description = describeFilter(name, filter);
        return (
          <Chip
            key={name}
            size="small"
            label={description}
            aria-label={`Filter: ${description}. Press Delete to remove.`}
            onDelete={() => onChange(Object.fromEntries(entries.filter(([other]) => other !== name)))}
          />
        );
      })}
      <Button onClick={() => onChange({})} sx={{ minHeight: 26, py: 0 }}>
        Remove all
      </Button>
    </Box>
  );
}
