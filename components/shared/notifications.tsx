'use client';

import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import CloseRounded from '@mui/icons-material/CloseRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import InfoRounded from '@mui/icons-material/InfoRounded';
import { Box, Button, IconButton } from '@mui/material';
import {
  type CustomContentProps,
  closeSnackbar,
  SnackbarContent,
  SnackbarProvider,
  useSnackbar,
} from 'notistack';
import { type ReactNode, type Ref, useMemo } from 'react';

const looks = {
  success: { Icon: CheckCircleRounded, color: '#5CC890' },
  error: { Icon: ErrorRounded, color: '#F5857B' },
  info: { Icon: InfoRounded, color: '#8FAAF6' },
};

function Notice({ ref, ...props }: CustomContentProps & { ref?: Ref<HTMLDivElement> }) {
  const look = props.variant === 'success' || props.variant === 'error' ? looks[props.variant] : looks.info;
  return (
    <SnackbarContent ref={ref} role={props.variant === 'error' ? 'alert' : 'status'}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          width: '100%',
          maxWidth: 520,
          minHeight: 46,
          pl: 1.5,
          pr: 0.75,
          py: 0.75,
          borderRadius: '10px',
          fontSize: '0.8125rem',
          color: '#F2F3F5',
          bgcolor: '#202329',
          border: '1px solid #3A3E47',
          boxShadow: '0 10px 32px rgb(0 0 0 / 0.28)',
          '& .MuiButton-root': { color: '#AFC3FB', '&:hover': { bgcolor: 'rgb(255 255 255 / 0.08)' } },
          '& .MuiIconButton-root': { color: '#A9AFBB' },
        }}
      >
        <look.Icon aria-hidden sx={{ fontSize: 18, color: look.color }} />
        <Box sx={{ flex: 1, py: 0.5, overflowWrap: 'anywhere' }}>{props.message}</Box>
        {typeof props.action === 'function' ? props.action(props.id) : props.action}
        <IconButton aria-label="Dismiss notification" onClick={() => closeSnackbar(props.id)}>
          <CloseRounded />
        </IconButton>
      </Box>
    </SnackbarContent>
  );
}

const contents = { success: Notice, error: Notice, info: Notice, default: Notice, warning: Notice };

/** Where notifications appear: at most three, each gone after a while. */
export function Notifications({ children }: { children: ReactNode }) {
  return (
    <SnackbarProvider
      maxSnack={3}
      autoHideDuration={6_000}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      Components={contents}
    >
      {children}
    </SnackbarProvider>
  );
}

interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** Short messages at the edge of the page; an action makes them stay longer. */
export function useNotify() {
  const { enqueueSnackbar } = useSnackbar();
  return useMemo(() => {
    const show = (variant: 'success' | 'error' | 'info') => (message: string, action?: NoticeAction) => {
      enqueueSnackbar(message, {
        variant,
        autoHideDuration: action || variant === 'error' ? 10_000 : 5_000,
        action: action && ((id) => <ActionButton action={action} close={() => closeSnackbar(id)} />),
      });
    };
    return { success: show('success'), error: show('error'), info: show('info') };
  }, [enqueueSnackbar]);
}

function ActionButton({ action, close }: { action: NoticeAction; close: () => void }) {
  return (
    <Button
      onClick={() => {
        close();
        action.run();
      }}
    >
      {action.label}
    </Button>
  );
}
