'use client';

import DownloadRounded from '@mui/icons-material/DownloadRounded';
import { Box, Button, Divider, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { DrilldownFormat } from '@/lib/kpi/drilldown-schemas';
import { countOf } from '../../shared/format';
import { type DrilldownState, isNarrowed } from './drilldown-state';
import { useExport } from './use-export';

/** Excel's own limit; one row is the header. */
const EXCEL_ROWS = 1_048_575;

const formats: Record<DrilldownFormat, { label: string; about: string }> = {
  csv: { label: 'CSV', about: 'plain text, opens anywhere' },
  xlsx: { label: 'Excel', about: 'a sheet with types and a frozen header' },
  json: { label: 'JSON', about: 'one object a row' },
  parquet: { label: 'Parquet', about: 'typed columns, for analysis' },
};

interface ExportMenuProps {
  executionId: number;
  state: DrilldownState;
  /** Rows that match now, on all pages. */
  total: number | undefined;
}

/** Files with everything that the current search, filters and sort show, on all pages. */
export function ExportMenu({ executionId, state, total }: ExportMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { preparing, start } = useExport(executionId, state);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<DownloadRounded />}
        loading={preparing !== null}
        loadingPosition="start"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabled={total === undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {preparing === null ? 'Export' : `Preparing ${formats[preparing].label}…`}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': 'Export' } }}
      >
        <Box
          component="li"
          role="presentation"
          sx={{ px: 2, py: 0.75, maxWidth: 280, fontSize: '0.8125rem' }}
        >
          <Box sx={{ fontWeight: 580 }}>{countOf(total ?? 0, 'row')}</Box>
          <Box sx={{ color: 'text.secondary' }}>{scopeOf(state)}</Box>
        </Box>
        <Divider component="li" role="presentation" />
        {DrilldownFormat.options.map((format) => (
          <MenuItem
            key={format}
            disabled={format === 'xlsx' && (total ?? 0) > EXCEL_ROWS}
            onClick={() => {
              setAnchor(null);
              start(format, total ?? 0);
            }}
          >
            <ListItemText
              primary={formats[format].label}
              secondary={formats[format].about}
              slotProps={{ primary: { variant: 'body2' }, secondary: { variant: 'caption' } }}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** `What matches the search and filters, by CATEGORY.` */
function scopeOf(state: DrilldownState): string {
  const what = isNarrowed(state) ? 'What matches the search and filters' : 'The whole result';
  const order = state.sort ? `, by ${state.sort}${state.order === 'desc' ? ', descending' : ''}` : '';
  return `${what}${order}, all columns`;
}
