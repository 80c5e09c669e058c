'use client';

import { Box, Tooltip } from '@mui/material';
import NextLink from 'next/link';
import { usePathname } from 'next/navigation';
import { type NavigationItem, navigationItems } from './navigation-items';

interface NavigationListProps {
  collapsed: boolean;
  onNavigate?: () => void;
}

/** The links of the navigation; icons only when collapsed, their names then in tooltips. */
export function NavigationList({ collapsed, onNavigate }: NavigationListProps) {
  const pathname = usePathname();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 1, display: 'grid', gap: '2px' }}>
      {navigationItems.map((item) => (
        <li key={item.href}>
          <NavigationLink
            item={item}
            collapsed={collapsed}
            current={pathname === item.href || pathname.startsWith(`${item.href}/`)}
            onNavigate={onNavigate}
          />
        </li>
      ))}
    </Box>
  );
}

interface NavigationLinkProps extends NavigationListProps {
  item: NavigationItem;
  current: boolean;
}

function NavigationLink({ item, collapsed, current, onNavigate }: NavigationLinkProps) {
  return (
    <Tooltip title={collapsed ? item.label : ''} placement="right">
      <Box
        component={item.external ? 'a' : NextLink}
        href={item.href}
        aria-current={current ? 'page' : undefined}
        aria-label={item.label}
        onClick={onNavigate}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.25,
          height: 34,
          px: '11px',
          borderRadius: '7px',
          overflow: 'hidden',
          whiteSpace: 'nowrap',
          fontSize: '0.8125rem',
          fontWeight: current ? 580 : 500,
          textDecoration: 'none',
          color: current ? 'text.primary' : 'text.secondary',
          bgcolor: current ? 'background.paper' : 'transparent',
          boxShadow: current ? '0 0 0 1px var(--mui-palette-divider)' : 'none',
          '&:hover': { color: 'text.primary', bgcolor: current ? 'background.paper' : 'action.hover' },
          '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 },
        }}
      >
        <item.Icon aria-hidden sx={{ fontSize: 19, color: current ? 'primary.main' : 'inherit' }} />
        {!collapsed && item.label}
      </Box>
    </Tooltip>
  );
}
