'use client';

import FirstPageRounded from '@mui/icons-material/FirstPageRounded';
import KeyboardArrowLeftRounded from '@mui/icons-material/KeyboardArrowLeftRounded';
import KeyboardArrowRightRounded from '@mui/icons-material/KeyboardArrowRightRounded';
import LastPageRounded from '@mui/icons-material/LastPageRounded';
import { Box, IconButton, MenuItem, Select } from '@mui/material';
import { useState } from 'react';
import { formatNumber } from '../format';

interface GridFooterProps {
  total: number;
  /** From 1. */
  page: number;
  pageSize: number;
  pageSizes: readonly number[];
  onPage: (page: number, pageSize: number) => void;
}

/** Which rows these are, how many a page has, and the way to any other page. */
export function GridFooter({ total, page, pageSize, pageSizes, onPage }: GridFooterProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  const to = (label: string, target: number) => ({
    'aria-label': label,
    disabled: target === page || target < 1 || target > pages,
    onClick: () => onPage(target, pageSize),
  });
  return (
    <Box component="nav" aria-label="Pages" sx={bar}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' }}>
        <span id="rows-per-page">Rows per page</span>
        <Select
          variant="standard"
          disableUnderline
          value={pageSize}
          labelId="rows-per-page"
          onChange={(event) => onPage(1, Number(event.target.value))}
          sx={{ fontSize: 'inherit', fontWeight: 560, '& .MuiSelect-select': { pl: 0.5, py: 0.25 } }}
        >
          {pageSizes.map((size) => (
            <MenuItem key={size} value={size}>
              {size}
            </MenuItem>
          ))}
        </Select>
      </Box>
      <Box sx={{ flex: 1, whiteSpace: 'nowrap', textAlign: { xs: 'right', sm: 'left' } }}>
        {total === 0 || first > total
          ? `0 of ${formatNumber(total)}`
          : `${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(total)}`}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.25 }}>
        <IconButton {...to('First page', 1)}>
          <FirstPageRounded />
        </IconButton>
        <IconButton {...to('Previous page', page - 1)}>
          <KeyboardArrowLeftRounded />
        </IconButton>
        <PageField key={page} page={page} pages={pages} onPage={(target) => onPage(target, pageSize)} />
        <IconButton {...to('Next page', page + 1)}>
          <KeyboardArrowRightRounded />
        </IconButton>
        <IconButton {...to('Last page', pages)}>
          <LastPageRounded />
        </IconButton>
      </Box>
    </Box>
  );
}

interface PageFieldProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** The page's number, to be typed over. */
function PageField({ page, pages, onPage }: PageFieldProps) {
  const [typed, setTyped] = useState(String(page));
  const go = () => {
    const wanted = Number.parseInt(typed, 10);
    const target = Number.isNaN(wanted) ? page : Math.min(pages, Math.max(1, wanted));
    setTyped(String(target));
    if (target !== page) onPage(target);
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, px: 0.5, whiteSpace: 'nowrap' }}>
      Page
      <Box
        component="input"
        aria-label="Page"
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
          if (event.key === 'Escape') setTyped(String(page));
        }}
        sx={{ ...pageInput, width: `${Math.max(3, String(pages).length + 1) + 1}ch` }}
      />
      of {formatNumber(pages)}
    </Box>
  );
}

const bar = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 3,
  rowGap: 0.5,
  px: 2,
  py: 0.75,
  minHeight: 46,
  borderTop: 1,
  borderColor: 'divider',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  color: 'text.secondary',
};

const pageInput = {
  font: 'inherit',
  fontWeight: 560,
  textAlign: 'center',
  color: 'text.primary',
  bgcolor: 'background.paper',
  border: '1px solid var(--mui-palette-divider)',
  borderRadius: '6px',
  px: 0.5,
  py: '3px',
  '&:focus': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: 0 },
};
