'use client';

import LastPageRounded from '@mui/icons-material/LastPageRounded';
import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import TableRowsRounded from '@mui/icons-material/TableRowsRounded';
import { Box, Button, CircularProgress } from '@mui/material';
import type { NoRowsOverlayPropsOverrides } from '@mui/x-data-grid';
import { useEffect, useState } from 'react';
import { EmptyState } from '../empty-state';
import { countOf, formatNumber } from '../format';

declare module '@mui/x-data-grid' {
  interface NoRowsOverlayPropsOverrides {
    narrowed: boolean;
    onClear: () => void;
  }
}

/** In place of rows where there are none. */
export function NoRows({ narrowed, onClear }: Partial<NoRowsOverlayPropsOverrides>) {
  if (!narrowed) {
    return (
      <EmptyState Icon={TableRowsRounded} title="No records">
        The query ran and nothing matched the sentence.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      Icon={SearchOffRounded}
      title="No record matches"
      action={
        <Button variant="outlined" onClick={onClear} sx={{ pointerEvents: 'auto' }}>
          Clear search and filters
        </Button>
      }
    />
  );
}

interface PastTheEndProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** An old link may ask for a page that search, filters or a new size have done away with. */
export function PastTheEnd({ page, pages, onPage }: PastTheEndProps) {
  return (
    <EmptyState
      Icon={LastPageRounded}
      title={`There is no page ${formatNumber(page)}`}
      action={
        <Button variant="outlined" onClick={() => onPage(pages)}>
          Go to the last page
        </Button>
      }
    >
      These rows fill {countOf(pages, 'page')}.
    </EmptyState>
  );
}

const PATIENCE_MS = 1_000;

/** Over the old rows, once the new ones keep people waiting: what is being done. */
export function BusyNote({ busy, note }: { busy: boolean; note: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [busy]);
  return (
    <Box role="status" sx={{ position: 'absolute', zIndex: 5, top: 54, left: 0, right: 0, ...centred }}>
      {late && (
        <Box sx={pill}>
          <CircularProgress size={14} aria-hidden />
          {note}
        </Box>
      )}
    </Box>
  );
}

const centred = { display: 'flex', justifyContent: 'center', pointerEvents: 'none', px: 2 };

const pill = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.25,
  px: 1.75,
  py: 0.9,
  borderRadius: '18px',
  fontSize: '0.8125rem',
  fontWeight: 540,
  color: 'text.primary',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  boxShadow: '0 8px 28px rgb(10 14 25 / 0.18)',
};
