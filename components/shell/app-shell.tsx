'use client';

import { Box } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { ConnectionBanner } from './connection-banner';
import { MobileBar } from './mobile-bar';
import { type NavigationState, rememberNavigation } from './navigation-cookie';
import { SideNavigation } from './side-navigation';

const CONTENT_ID = 'content';

/** The frame of every page: navigation at the left (a drawer on small screens) and the page's content. */
export function AppShell({ navigation, children }: { navigation: NavigationState; children: ReactNode }) {
  const [collapsed, setCollapsed] = useState(navigation === 'collapsed');

  const toggle = () => {
    rememberNavigation(collapsed ? 'expanded' : 'collapsed');
    setCollapsed(!collapsed);
  };

  return (
    <>
      <SkipLink />
      <ConnectionBanner />
      <Box sx={{ display: 'flex', flexDirection: { xs: 'column', md: 'row' }, minHeight: '100dvh' }}>
        <SideNavigation collapsed={collapsed} onToggle={toggle} />
        <MobileBar />
        <Box
          component="main"
          id={CONTENT_ID}
          tabIndex={-1}
          sx={{
            flex: 1,
            minWidth: 0,
            px: { xs: 2, sm: 3, lg: 4 },
            py: { xs: 2, sm: 3 },
            outline: 'none',
          }}
        >
          <Box sx={{ maxWidth: 1640, mx: 'auto' }}>{children}</Box>
        </Box>
      </Box>
    </>
  );
}

function SkipLink() {
  return (
    <Box
      component="a"
      href={`#${CONTENT_ID}`}
      sx={{
        position: 'fixed',
        top: 8,
        left: 8,
        zIndex: 'tooltip',
        px: 1.5,
        py: 0.75,
        borderRadius: '7px',
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
        fontSize: '0.8125rem',
        fontWeight: 560,
        transform: 'translateY(-60px)',
        '&:focus-visible': { transform: 'none' },
      }}
    >
      Skip to content
    </Box>
  );
}
