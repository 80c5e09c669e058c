import ArrowBackRounded from '@mui/icons-material/ArrowBackRounded';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { TextLink } from './text-link';

interface PageHeaderProps {
  title: string;
  /** One line under the title. */
  description?: ReactNode;
  /** Beside the title, e.g. a status badge. */
  badge?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
}

/** The head of every page: where we came from, what this is, what can be done. */
export function PageHeader({ title, description, badge, actions, back }: PageHeaderProps) {
  return (
    <Box component="header" sx={{ mb: 2.5 }}>
      {back && (
        <TextLink href={back.href} quiet sx={{ mb: 0.75 }}>
          <ArrowBackRounded aria-hidden sx={{ fontSize: 15 }} />
          {back.label}
        </TextLink>
      )}
      <Box sx={{ display: 'flex', alignItems: 'flex-start', flexWrap: 'wrap', gap: 1.5 }}>
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1.25, rowGap: 0.5 }}>
            <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
              {title}
            </Typography>
            {badge}
          </Box>
          {description && (
            <Typography variant="body2" component="div" sx={{ color: 'text.secondary', mt: 0.25 }}>
              {description}
            </Typography>
          )}
        </Box>
        {actions && <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>{actions}</Box>}
      </Box>
    </Box>
  );
}
