import { Box, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface ComparisonSectionProps {
  title: string;
  /** Beside the title: in a word, whether this part differs. */
  verdict?: ReactNode;
  children: ReactNode;
}

/** One part of the comparison under its title. */
export function ComparisonSection({ title, verdict, children }: ComparisonSectionProps) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: '10px',
        bgcolor: 'background.paper',
        overflow: 'hidden',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
          px: { xs: 1.5, sm: 2.25 },
          pt: 1.5,
          pb: 1,
        }}
      >
        <Typography variant="h2" id={id}>
          {title}
        </Typography>
        {verdict}
      </Box>
      {children}
    </Box>
  );
}
