'use client';

import CloseRounded from '@mui/icons-material/CloseRounded';
import { Box, Drawer, IconButton, Typography, useMediaQuery } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';

const WIDTH_PX = 468;
/** From here on there is room for the panel beside the page's content. */
const ROOMY = '(min-width: 1240px)';

interface PeekPanelProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/**
 * Details of one thing of a list, without leaving the list: beside it where there is room, over it as a
 * drawer where there is not. Escape closes it.
 */
export function PeekPanel(props: PeekPanelProps) {
  const roomy = useMediaQuery(ROOMY, { defaultMatches: true });
  if (roomy) return <SidePanel {...props} />;
  return (
    <Drawer
      anchor="right"
      open
      onClose={props.onClose}
      slotProps={{ paper: { sx: { width: `min(100vw, ${WIDTH_PX}px)` }, 'aria-label': props.title } }}
    >
      <PanelBody {...props} />
    </Drawer>
  );
}

function SidePanel(props: PeekPanelProps) {
  const { onClose } = props;
  const panelRef = useRef<HTMLElement>(null);

  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      const inOverlay = event.target instanceof Element && event.target.closest('[role=dialog], [role=menu]');
      if (event.key === 'Escape' && !event.defaultPrevented && !inOverlay) onClose();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);

  return (
    <Box
      component="aside"
      ref={panelRef}
      aria-label={props.title}
      sx={{
        flexShrink: 0,
        width: WIDTH_PX,
        position: 'sticky',
        top: 24,
        maxHeight: 'calc(100dvh - 48px)',
        display: 'flex',
        flexDirection: 'column',
        border: 1,
        borderColor: 'divider',
        borderRadius: '10px',
        bgcolor: 'background.paper',
        overflow: 'hidden',
      }}
    >
      <PanelBody {...props} />
    </Box>
  );
}

function PanelBody({ title, actions, children, onClose }: PeekPanelProps) {
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'flex-start',
          gap: 1,
          pl: 2.25,
          pr: 1,
          py: 1.25,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography variant="h2" sx={{ flex: 1, minWidth: 0, py: 0.5, overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {actions}
        <IconButton aria-label="Close details" onClick={onClose}>
          <CloseRounded />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, overflowY: 'auto', px: 2.25, py: 2 }}>{children}</Box>
    </>
  );
}
