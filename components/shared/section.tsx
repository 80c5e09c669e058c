import { Box, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** Beside the title, in a few words. */
  note?: ReactNode;
  children: ReactNode;
}

/** One part of a page under its title, in a frame. */
export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={frame}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          columnGap: 1.5,
          rowGap: 0.25,
          px: { xs: 1.5, sm: 2.25 },
          pt: 1.5,
          pb: 1,
        }}
      >
        <Typography variant="h2" id={id}>
          {title}
        </Typography>
        {note && <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{note}</Box>}
      </Box>
      {children}
    </Box>
  );
}

export const frame = {
  minWidth: 0,
  border: 1,
  borderColor: 'divider',
  borderRadius: '10px',
  bgcolor: 'background.paper',
  overflow: 'hidden',
};

/** A table in a frame: edges in line with its title, figures below each other. */
export const tableStyles = {
  '& .MuiTableCell-root': {
    px: 1.5,
    verticalAlign: 'top',
    fontVariantNumeric: 'tabular-nums',
    '&:first-of-type': { pl: { xs: 1.5, sm: 2.25 } },
    '&:last-of-type': { pr: { xs: 1.5, sm: 2.25 } },
  },
  '& thead .MuiTableCell-root': { whiteSpace: 'nowrap' },
  // The first `td` after a heading of a row is not at the edge.
  '& th + td.MuiTableCell-root.MuiTableCell-root': { pl: 1.5 },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
};
