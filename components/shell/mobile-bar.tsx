'use client';

import CloseRounded from '@mui/icons-material/CloseRounded';
import MenuRounded from '@mui/icons-material/MenuRounded';
import { Box, Drawer, IconButton } from '@mui/material';
import { useState } from 'react';
import { ColorSchemeMenu } from './color-scheme-menu';
import { NavigationList } from './navigation-list';
import { Wordmark } from './wordmark';

/** The head of small screens, and the navigation as a drawer. */
export function MobileBar() {
  const [open, setOpen] = useState(false);
  return (
    <Box
      component="header"
      sx={{
        display: { xs: 'flex', md: 'none' },
        alignItems: 'center',
        justifyContent: 'space-between',
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        pr: 1.5,
        bgcolor: 'surface.nav',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Wordmark />
      <IconButton aria-label="Open navigation" aria-expanded={open} onClick={() => setOpen(true)}>
        <MenuRounded />
      </IconButton>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { sx: { width: 264, bgcolor: 'surface.nav' }, 'aria-label': 'Navigation' } }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', pr: 1.5 }}>
          <Wordmark />
          <IconButton aria-label="Close navigation" onClick={() => setOpen(false)}>
            <CloseRounded />
          </IconButton>
        </Box>
        <Box component="nav" aria-label="Main">
          <NavigationList collapsed={false} onNavigate={() => setOpen(false)} />
        </Box>
        <Box sx={{ mt: 'auto', p: 1.25 }}>
          <ColorSchemeMenu collapsed={false} />
        </Box>
      </Drawer>
    </Box>
  );
}
