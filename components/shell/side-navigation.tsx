'use client';

import KeyboardDoubleArrowLeftRounded from '@mui/icons-material/KeyboardDoubleArrowLeftRounded';
import { Box, IconButton, Tooltip } from '@mui/material';
import { ColorSchemeMenu } from './color-scheme-menu';
import { NavigationList } from './navigation-list';
import { Wordmark } from './wordmark';

const EXPANDED_PX = 216;
const COLLAPSED_PX = 58;

interface SideNavigationProps {
  collapsed: boolean;
  onToggle: () => void;
}

/** The navigation of wide screens; collapses to icons. */
export function SideNavigation({ collapsed, onToggle }: SideNavigationProps) {
  const toggleLabel = collapsed ? 'Expand navigation' : 'Collapse navigation';
  return (
    <Box
      component="nav"
      aria-label="Main"
      sx={{
        display: { xs: 'none', md: 'flex' },
        flexDirection: 'column',
        flexShrink: 0,
        position: 'sticky',
        top: 0,
        height: '100dvh',
        width: collapsed ? COLLAPSED_PX : EXPANDED_PX,
        transition: 'width 160ms cubic-bezier(0.2, 0, 0, 1)',
        bgcolor: 'surface.nav',
        borderRight: 1,
        borderColor: 'divider',
      }}
    >
      <Wordmark collapsed={collapsed} />
      <NavigationList collapsed={collapsed} />
      <Box
        sx={{
          mt: 'auto',
          p: 1.25,
          display: 'flex',
          flexDirection: collapsed ? 'column' : 'row',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 0.5,
        }}
      >
        <ColorSchemeMenu collapsed={collapsed} />
        <Tooltip title={toggleLabel} placement="right">
          <IconButton aria-label={toggleLabel} aria-expanded={!collapsed} onClick={onToggle}>
            <KeyboardDoubleArrowLeftRounded sx={{ transform: collapsed ? 'rotate(180deg)' : 'none' }} />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}
