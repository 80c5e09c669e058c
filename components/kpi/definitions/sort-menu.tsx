'use client';

import ArrowDownwardRounded from '@mui/icons-material/ArrowDownwardRounded';
import ArrowUpwardRounded from '@mui/icons-material/ArrowUpwardRounded';
import SwapVertRounded from '@mui/icons-material/SwapVertRounded';
import { Button, ListItemIcon, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { kpiColumns, labelOfColumn } from './kpi-columns';
import type { KpiListState } from './kpi-list-state';

interface SortMenuProps {
  sort: KpiListState['sort'];
  order: KpiListState['order'];
  onSort: (sort: KpiListState['sort'], order: KpiListState['order']) => void;
}

/** Sorting on small screens, where most headings are not there to be pressed. Choosing the same again turns it round. */
export function SortMenu({ sort, order, onSort }: SortMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const Arrow = order === 'asc' ? ArrowUpwardRounded : ArrowDownwardRounded;
  const direction = order === 'asc' ? 'ascending' : 'descending';
  return (
    <>
      <Button
        aria-label={`Sorted by ${labelOfColumn(sort)}, ${direction}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<SwapVertRounded />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ display: { xs: 'inline-flex', sm: 'none' }, color: 'text.secondary' }}
      >
        {labelOfColumn(sort)}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {kpiColumns.map(({ key, label }) => (
          <MenuItem
            key={key}
            role="menuitemradio"
            aria-checked={key === sort}
            selected={key === sort}
            onClick={() => onSort(key, key === sort && order === 'asc' ? 'desc' : 'asc')}
          >
            <ListItemIcon sx={{ minWidth: 26 }}>
              {key === sort && <Arrow titleAccess={direction} sx={{ fontSize: 16 }} />}
            </ListItemIcon>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
